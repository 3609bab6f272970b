import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdown, plain, userText } from '../../../cards/kit/text.ts';
import { inkColour } from '../../../src/sandbox/page/card/colours.ts';
import { Markdown } from '../../../src/sandbox/page/card/marks.tsx';
import { decodeEntities } from '../../../src/sandbox/page/markdown/entities.ts';
import { parseInline } from '../../../src/sandbox/page/markdown/inline.ts';
import { all, context, type Drawn, draw, text } from './draw.ts';

const shown = (source: string) => draw(Markdown({ source, cx: context() }));
const tags = (source: string) => [...JSON.stringify(shown(source)).matchAll(/"tag":"(\w+)"/g)].map(([, tag]) => tag);

describe('Markdown of cards — cards.md 7.2', () => {
  it.each([
    ['**粗**', 'strong', '粗'],
    ['*斜*', 'em', '斜'],
    ['~~删~~', 's', '删'],
    ['`a*b*`', 'code', 'a*b*'],
    ['[飞书](https://feishu.cn)', 'a', '飞书'],
    ['见 https://feishu.cn/a?b=1，谢谢', 'a', 'https://feishu.cn/a?b=1'],
    ['## 标题', 'h4', '标题'],
    ["<text_tag color='orange'>待受理</text_tag>", 'span', '待受理'],
    ['> 引用', 'blockquote', '引用'],
    ['```\nlet *a* = 1\n```', 'pre', 'let *a* = 1'],
  ])('draws %s as <%s>', (source, tag, words) => {
    expect(all(shown(source), tag).map((node) => text(node.inside))).toContain(words);
  });

  it('nests marks and colours', () => {
    const [strong] = all(shown('**<font color=\'red\'>红<font color="green">绿</font>红</font>**'), 'strong');
    const spans = all(strong?.inside ?? [], 'span');
    expect(spans.map((span) => text(span.inside))).toEqual(['红绿红', '绿']);
    expect(spans.map((span) => span.props.style)).toEqual([{ color: inkColour('red') }, { color: inkColour('green') }]);
  });

  it('names the people who are mentioned', () => {
    expect(text(shown('<at id=ou_1></at> 与 <at ids=ou_1,ou_2></at> 与 <at id=all></at>'))).toBe(
      '@李强 与 @李强@ou_2 与 @所有人',
    );
  });

  it('numbers lists and steps in below them', () => {
    expect(all(shown('3. 甲\n  - 乙\n4. 丙'), 'li').map((item) => text(item.inside))).toEqual(['3.甲', '◦乙', '4.丙']);
  });

  it('steps in once for four blanks, and numbers each level of its own', () => {
    const items = all(shown('1. 甲\n    1. 乙\n    2. 丙\n        - 丁\n2. 戊'), 'li');
    expect(items.map((item) => text(item.inside))).toEqual(['1.甲', '1.乙', '2.丙', '◦丁', '2.戊']);
    expect(items.map(({ props }) => props.style)).toEqual([0, 16, 16, 32, 0].map((px) => ({ marginLeft: `${px}px` })));
  });

  it('draws the emoji it knows and leaves other names and times as they are', () => {
    expect(text(shown(':DONE: 17:30:00 :nonsense: :OK::OK:'))).toBe('✅ 17:30:00 :nonsense: 👌👌');
  });

  it('shows a person by avatar and name, without @', () => {
    expect(text(shown('<person id=ou_1></person>'))).toBe('李强李强');
    expect(text(shown("<person id = 'ou_1' show_avatar = false style = 'capsule'></person>"))).toBe('李强');
  });

  it('leads to pages by links with a sign, numbers and times', () => {
    const source =
      "<link icon='chat_outlined' url='https://a.cn'>群</link> <number_tag url='https://b.cn'>3</number_tag> " +
      "<local_datetime millisecond='1552628522000' link='https://c.cn'></local_datetime> <a href='https://d.cn'></a>";
    expect(all(shown(source), 'a').map((a) => [a.props.href, text(a.inside)])).toEqual([
      ['https://a.cn', '✉群'],
      ['https://b.cn', '3'],
      ['https://c.cn', '2019-03-15'],
      ['https://d.cn', 'https://d.cn'],
    ]);
  });

  it.each([
    ['date_num', '2019-03-15'],
    ['date_short', '3月15日'],
    ['date', '2019年3月15日'],
    ['week', '星期五'],
    ['week_short', '周五'],
    ['time', '13:42'],
    ['time_sec', '13:42:02'],
    ['timezone', 'GMT+8:00'],
  ])('writes a time as %s', (format, said) => {
    expect(text(shown(`<local_datetime millisecond='1552628522000' format_type='${format}'></local_datetime>`))).toBe(
      said,
    );
  });

  it('draws tables', () => {
    const drawn = shown('| 单位 | 件数 |\n|:--|--:|\n| 税务局 | **3** |');
    expect(all(drawn, 'th').map((cell) => text(cell.inside))).toEqual(['单位', '件数']);
    expect(all(drawn, 'td').map((cell) => text(cell.inside))).toEqual(['税务局', '3']);
  });

  it('breaks lines at newlines and at <br>', () => {
    expect(text(shown('甲\n乙<br>丙<br/>丁'))).toBe('甲\n乙\n丙\n丁');
  });
});

describe('hostile text', () => {
  it('turns entities into text, never into markup', () => {
    expect(tags('&#42;&#42;甲&#42;&#42; &lt;at id=all&gt; &#91;a&#93;(x)')).toEqual(['div', 'p']);
    expect(decodeEntities('&#60;&#x3c;&lt;&unknown;&#0;&')).toBe('<<<&unknown;&#0;&');
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](data:text/html,x)',
    "<a href='javascript:x'>a</a>",
    '<script>alert(1)</script>',
    '<img src=x onerror=y>',
  ])('leaves %s as text', (source) => {
    expect(tags(source)).toEqual(['div', 'p']);
    expect(text(shown(source))).toBe(source);
  });

  it('shows exactly what a person wrote once the kit has escaped it', () => {
    const bits = fc.constantFrom(
      '*',
      '_',
      '~',
      '`',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '&',
      '#',
      '|',
      '\\',
      '!',
      '{',
      '甲',
      'a',
      ' b',
      '1. ',
      '- ',
      '://',
      'http',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(bits, { minLength: 1, maxLength: 30 }).map((parts) => parts.join('')),
        (said) => {
          const words = userText(said);
          const drawn = shown(markdown(words));
          expect(text(drawn).trim()).toBe(plain(words).trim());
          expect(all(drawn, 'a').concat(all(drawn, 'strong'), all(drawn, 'em'), all(drawn, 'li'))).toEqual([]);
        },
      ),
      { numRuns: 400, seed: 20261124 },
    );
  });

  it('comes to an end on any text, with links to http alone', () => {
    const bits = fc.constantFrom(
      '**',
      '*',
      '_',
      '~~',
      '`',
      '[a](',
      'http://x',
      'javascript:',
      ')',
      '<font color=red>',
      '</font>',
      '<at id=',
      '>',
      '> ',
      '|',
      '---',
      '\n',
      '- ',
      '&#',
      ';',
      '甲',
    );
    const hrefs = (nodes: (Drawn | string)[]) => all(nodes, 'a').map((link) => String(link.props.href));
    fc.assert(
      fc.property(
        fc.array(bits, { maxLength: 60 }).map((parts) => parts.join('')),
        (source) => {
          expect(hrefs(shown(source)).filter((href) => !/^https?:\/\//.test(href))).toEqual([]);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  it('reads a card full of stars without hanging', () => {
    // Processor time, since other tests share the machine.
    const before = process.cpuUsage();
    expect(parseInline('*a '.repeat(4000)).length).toBeGreaterThan(0);
    expect(parseInline('<font color=red>'.repeat(1800)).length).toBeGreaterThan(0);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
  });
});
