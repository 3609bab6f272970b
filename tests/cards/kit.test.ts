import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  at,
  band,
  button,
  buttons,
  type Card,
  card,
  dateField,
  divider,
  type Element,
  facts,
  fields,
  folded,
  form,
  header,
  headline,
  type Item,
  inputField,
  labels,
  momentField,
  multiSelectField,
  note,
  noticeTap,
  openUrl,
  paragraph,
  plainText,
  readSubmit,
  readTap,
  rows,
  says,
  selectField,
  startingText,
  stub,
  submitName,
  tap,
  timeline,
  type UserText,
  userText,
  yesNoField,
} from '../../cards/kit.ts';
import { cardLints, cardProblems } from '../../cards/limits.ts';

const view = { caseId: 'c1', v: 3 };
const head = header('车间用电增容', { tag: '待您确认', colour: 'blue', note: 'QS20261122-0001' });
const of = (...items: Item[]): Card => card(head, ...items);
const none = { imageKeys: new Set<string>(), people: new Set(['ou_wang']) };
const faults = (one: Card) => [...cardProblems(one, none), ...cardLints(one)];
const first = (one: Card): Element => one.body.elements[0] ?? { tag: 'nothing' };

describe('a card at the call site — style.md "Cards"', () => {
  const confirm = card(
    header(userText('车间用电增容'), { tag: '待您确认', colour: 'blue', note: 'QS20261122-0001' }),
    facts({ 办理结果: userText('已增容'), 请于此前确认: userText('3月9日（周二）17:30') }),
    button('确认办结', tap('confirm', view), 'primary'),
    button('尚未解决', tap('not_done', view)),
  );

  it('is the JSON Feishu takes', () => {
    expect(confirm).toEqual({
      schema: '2.0',
      config: {
        update_multi: true,
        enable_forward: false,
        width_mode: 'fill',
        summary: { content: '待您确认：车间用电增容' },
      },
      header: {
        title: { tag: 'plain_text', content: '车间用电增容' },
        subtitle: { tag: 'plain_text', content: 'QS20261122-0001' },
        text_tag_list: [{ tag: 'text_tag', text: { tag: 'plain_text', content: '待您确认' }, color: 'blue' }],
        template: 'blue',
      },
      body: {
        vertical_spacing: 'medium',
        elements: [
          {
            tag: 'markdown',
            content:
              "<font color='grey'>办理结果：</font>已增容<br><font color='grey'>请于此前确认：</font>3月9日（周二）17:30",
          },
          {
            tag: 'column_set',
            flex_mode: 'flow',
            horizontal_spacing: 'medium',
            columns: [
              {
                tag: 'column',
                width: 'auto',
                elements: [
                  {
                    tag: 'button',
                    text: { tag: 'plain_text', content: '确认办结' },
                    type: 'primary_filled',
                    behaviors: [{ type: 'callback', value: { action: 'confirm', caseId: 'c1', v: 3 } }],
                  },
                ],
              },
              {
                tag: 'column',
                width: 'auto',
                elements: [
                  {
                    tag: 'button',
                    text: { tag: 'plain_text', content: '尚未解决' },
                    type: 'default',
                    behaviors: [{ type: 'callback', value: { action: 'not_done', caseId: 'c1', v: 3 } }],
                  },
                ],
              },
            ],
          },
        ],
      },
    });
    expect(faults(confirm)).toEqual([]);
  });

  it('has its labels, and reads as a message', () => {
    expect(labels(confirm)).toEqual(['确认办结', '尚未解决']);
    expect(plainText(confirm)).toBe(
      '车间用电增容【待您确认】\nQS20261122-0001\n办理结果：已增容\n请于此前确认：3月9日（周二）17:30\n【确认办结】\n【尚未解决】',
    );
  });

  it('leaves out what is false or missing', () => {
    const shown = of(false, null, undefined, [], note('小字'));
    expect(shown.body.elements).toHaveLength(1);
  });

  it.each([
    'blue',
    'wathet',
    'turquoise',
    'green',
    'yellow',
    'orange',
    'red',
    'carmine',
    'violet',
    'purple',
    'indigo',
    'grey',
  ] as const)('takes the colour %s for header and tag', (colour) => {
    expect(faults(card(header('题', { tag: '状态', colour }), divider()))).toEqual([]);
  });
});

describe('text from people stays text', () => {
  const HOSTILE: Record<string, string> = {
    'a call to everybody': '<at id=all></at><at ids=ou_a,ou_b></at><at email=a@b.cn></at>',
    'an image': '![x](img) ![x](https://a.cn/a.png)',
    'a link': '[a](http://x) <a href="http://x">x</a> http://x.cn www.x.cn',
    'a colour': '<font color=red>红</font><text_tag color=red>急</text_tag>',
    'a template variable': `{{x}} \${x} {%x%}`,
    'bold, italic, struck, code': '**a** __b__ ~~c~~ `d` ```\ne\n``` *f* _g_',
    'a heading': '# 标题\n## 标题\n标题\n===\n标题\n---',
    'a list': '- a\n+ b\n* c\n1. d\n2) e',
    'a list at the start': '1. 设备\n2. 用电',
    'a table': '| a | b |\n|---|---|\n| 1 | 2 |',
    'a quote': '> 引用',
    'an emoji code': ':OK: :DONE: :+1: :THUMBSUP:',
    'entities and escapes': '&lt;at id=all&gt; &#60; \\*a\\* &amp;',
    'indented code': '甲\n    乙\n\t丙',
    'a line break tag': '甲<br>乙<hr>丙<raw>丁</raw>',
    'the end of what encloses it': '</font>** \' " </at>',
    emoji: '👨‍👩‍👧 👍🏽 ❤️ 🇨🇳 １２３',
  };
  const places: Record<string, (text: UserText) => Card> = {
    title: (text) => card(header(text, { tag: '待受理', colour: 'blue' }), divider()),
    note: (text) => card(header('题', { tag: '待受理', colour: 'blue', note: text }), note(text)),
    headline: (text) => of(headline('甲', text)),
    says: (text) => of(says(text), says(at('ou_wang'), text)),
    facts: (text) => of(facts({ 诉求: text, 办理: text, 甲: '1', 乙: '2', 丙: '3', 丁: '4' })),
    paragraph: (text) => of(paragraph(text)),
    timeline: (text) =>
      of(
        timeline([
          { at: '3月9日', text, current: true },
          { at: '3月8日', text },
        ]),
      ),
    folded: (text) => of(folded(text, paragraph(text))),
    rows: (text) => of(rows([{ title: text, facts: text, tap: tap('open', view) }])),
    stub: (text) => stub(text, { tag: '已提交', colour: 'green' }),
    form: (text) =>
      of(
        form(
          { action: 'a', ...view },
          [
            inputField({ name: 'n', label: '理由', value: text }),
            selectField({ name: 's', label: '类别', options: [{ text, value: 'a' }] }),
          ],
          '提交',
        ),
      ),
  };
  const contents = (one: Card): string[] =>
    [...JSON.stringify(one).matchAll(/"tag":"markdown","content":("(?:[^"\\]|\\.)*")/g)].map((m) =>
      JSON.parse(m[1] ?? '""'),
    );
  const decoded = (written: string) =>
    written.replaceAll('<br>', '\n').replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(Number(n)));
  const DANGEROUS = /[<>&*_~`[\]{}()#$!|\\@]/;

  /** The same layout with a harmless character for each that was typed. */
  const tame = (text: UserText) => userText(text.text.replace(/\S/gu, '标'));

  it.each(Object.entries(HOSTILE))('%s', (_name, typed) => {
    const text = userText(typed);
    for (const [place, make] of Object.entries(places)) {
      expect([place, faults(make(text))]).toEqual([place, []]);
      const tamed = contents(make(tame(text))).map((written) => [...written]);
      const shown = contents(make(text)).map((written) => [...written.replace(/&#\d+;/g, '标')]);
      expect([place, shown.map(({ length }) => length)]).toEqual([place, tamed.map(({ length }) => length)]);
      // Whatever is not the kit's own markup is a harmless character or was written as an entity.
      for (const [i, characters] of shown.entries())
        for (const [k, c] of characters.entries())
          expect([place, k, c]).toEqual([
            place,
            k,
            tamed[i]?.[k] === '标' ? expect.not.stringMatching(DANGEROUS) : tamed[i]?.[k],
          ]);
      expect(contents(make(text)).join()).not.toMatch(/:[A-Za-z/_+]|[a-z]\.[a-z]/i);
    }
  });

  it('shows what was typed, in a plain text to the character and in Markdown after decoding, for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const text = userText(typed);
        const [line = ''] = contents(of(says('甲', text)));
        expect(decoded(line)).toBe(`甲${text.text}`);
        expect(line.replaceAll('<br>', '').replace(/&#\d+;/g, '')).not.toMatch(DANGEROUS);
        expect(first(of(paragraph(text))).text).toEqual({ tag: 'plain_text', content: text.text });
      }),
    );
  });

  it('a raw string does not compile where text of a person is wanted', () => {
    expectTypeOf<string>().not.toExtend<UserText>();
    expectTypeOf<{ text: string }>().not.toExtend<UserText>();
    expectTypeOf(userText).returns.toEqualTypeOf<UserText>();
    expect(JSON.parse(JSON.stringify(userText('甲')))).toEqual({ text: '甲' });
  });

  it('our own words are words too: stars in them are stars', () => {
    expect(first(of(says('**甲**'))).content).toBe('&#42;&#42;甲&#42;&#42;');
  });

  it('times, dates, numbers and addresses of ours stay as written in the JSON', () => {
    expect(first(of(says('QS20261122-0001 3月9日（周二）17:30 3.5 个工作日'))).content).toBe(
      'QS20261122-0001 3月9日（周二）17:30 3.5 个工作日',
    );
  });

  it('cannot wake or link anybody in the plain message either', () => {
    const message = plainText(
      of(
        says(at('ou_wang'), ' 请答复'),
        paragraph(userText('<at user_id="all"></at>[a](http://x)')),
        says(userText('<b>')),
      ),
    );
    expect(message.split('\n').slice(2)).toEqual([
      '<at user_id="ou_wang"></at> 请答复',
      '＜at user_id="all"＞＜/at＞[a］（http://x)',
      '＜b＞',
    ]);
  });
});

describe('userText', () => {
  it.each([
    ['direction marks go', 'ab\u202Egpj.exe\u202C', 'abgpj.exe'],
    ['zero widths go', '投\u200B诉\uFEFF\u2060', '投诉'],
    ['control characters go', 'a\u0000\u0007\u001Bb', 'ab'],
    ['half characters go', 'a\uD83Db', 'ab'],
    ['tag characters go', 'a\u{E0041}\u{E007F}', 'a'],
    ['blank fillers go', '\u3164\u115F甲', '甲'],
    ['a joined emoji keeps its joiner, letters do not', '👨‍👩‍👧 a\u200Db', '👨‍👩‍👧 ab'],
    ['heaped accents are thinned', `e${'\u0301'.repeat(50)}`, `e${'\u0301'.repeat(3)}`],
    ['blank lines are thinned', '甲\r\n\r\n\r\n \t\r\n乙', '甲\n\n乙'],
    ['all kinds of line ends are one', '甲\u2028乙\u0085丙\r丁', '甲\n乙\n丙\n丁'],
    ['runs of spaces are thinned', '甲          乙', '甲  乙'],
    ['the ends are trimmed', ' \n 甲 \n ', '甲'],
    ['nothing stays nothing', '\u200B \n', ''],
  ])('%s', (_name, typed, shown) => {
    expect(userText(typed).text).toBe(shown);
  });

  it('cuts at the most characters, "…" included, and never through an emoji pair', () => {
    expect(userText('诉'.repeat(10_000)).text).toBe(`${'诉'.repeat(999)}…`);
    expect(userText('一二三四', 4).text).toBe('一二三四');
    expect(userText('😀😀😀', 2).text).toBe('😀…');
    expect(userText('甲👨‍👩‍👧', 4).text).toBe('甲…');
    expect(userText('乙👍🏿丙🇨🇳丁', 5).text).toBe('乙👍🏿丙…');
  });

  it('a flood of lines becomes 40, and no word is lost', () => {
    const flood = userText(Array.from({ length: 200 }, (_, i) => `${i}`).join('\n')).text;
    expect(flood.split('\n')).toHaveLength(40);
    expect(flood.split(/\s/)).toHaveLength(200);
  });

  it('two longest and worst texts still fit on a card', () => {
    const worst = userText('*'.repeat(10_000));
    expect(faults(of(facts({ 诉求: worst }), headline(worst)))).toEqual([]);
  });
});

describe('elements', () => {
  it('lead is bold, says is not, both may name people', () => {
    expect(first(of(headline(at('ou_wang'), ' 请于今日受理'))).content).toBe('**<at id=ou_wang></at> 请于今日受理**');
    expect(first(of(says(at('ou_wang'), '：', userText('请答复')))).content).toBe('<at id=ou_wang></at>：请答复');
    expect(() => at('all')).toThrow(RangeError);
    expect(() => at('ou_a></at><at id=all')).toThrow(RangeError);
  });

  it('facts: empty ones left out, long ones on lines of their own, many short ones in two columns', () => {
    expect(of(facts({ 甲: undefined, 乙: '', 丙: userText('') })).body.elements).toEqual([]);
    const two = of(facts({ 诉求内容: userText('很长'.repeat(20)), 措施: userText('一\n二'), 经办: at('ou_wang') }));
    expect(two.body.elements.map(({ content }) => content)).toEqual([
      [
        `<font color='grey'>诉求内容：</font>${'很长'.repeat(20)}`,
        "<font color='grey'>措施：</font><br>一<br>二",
        "<font color='grey'>经办：</font><at id=ou_wang></at>",
      ].join('<br>'),
    ]);
    const four = of(facts({ 甲: '1', 乙: '2', 丙: '3', 丁: '4' }));
    expect(first(four)).toMatchObject({ tag: 'column_set', flex_mode: 'stretch' });
    expect(plainText(four).split('\n').slice(2)).toEqual(['甲：1', '乙：2', '丙：3', '丁：4']);
    const mixed = of(facts({ 甲: '1', 诉求内容: userText('很长'.repeat(20)), 乙: '2', 丙: '3', 丁: '4' }));
    expect(mixed.body.elements.map(({ tag }) => tag)).toEqual(['column_set', 'markdown']);
    expect([...faults(two), ...faults(four), ...faults(mixed)]).toEqual([]);
  });

  it('a band has the date, and beside it how near it is where that is known', () => {
    const near = of(band({ label: '办理时限', said: '12月9日（周三）17:30', left: '还有 2 个工作日', colour: 'grey' }));
    expect(plainText(near).split('\n').slice(2)).toEqual(['办理时限：12月9日（周三）17:30', '还有 2 个工作日']);
    const far = of(band({ label: '办理时限', said: '12月9日（周三）17:30', colour: 'grey' }));
    expect(plainText(far).split('\n').slice(2)).toEqual(['办理时限：12月9日（周三）17:30']);
    expect([...faults(near), ...faults(far)]).toEqual([]);
  });

  it('paragraph and note are plain texts, a note small and grey; divider is a rule', () => {
    const shown = of(paragraph('甲\n乙'), note('丙'), divider());
    expect(shown.body.elements).toEqual([
      { tag: 'div', text: { tag: 'plain_text', content: '甲\n乙' } },
      { tag: 'div', text: { tag: 'plain_text', content: '丙', text_size: 'notation', text_color: 'grey' } },
      { tag: 'hr' },
    ]);
    expect(faults(shown)).toEqual([]);
  });

  it('timeline tells each step on a line, the current one bold and blue', () => {
    const shown = of(
      timeline([
        { at: '3月8日', text: '提交' },
        { at: '3月9日', text: userText('派单\n人社科'), current: true },
      ]),
    );
    expect(plainText(shown).split('\n').slice(2)).toEqual(['● 3月8日　提交', '● 3月9日　派单 人社科']);
    expect(first(shown).content).toContain("<font color='blue'>●</font> **3月9日　派单 人社科**");
    expect(timeline([])).toEqual([]);
    expect(faults(shown)).toEqual([]);
  });

  it('buttons: one alone, several in a row that wraps, none nothing', () => {
    const [a, b] = [button('甲', tap('a', view)), button('乙', tap('b', view), 'danger')];
    expect(buttons(false, undefined)).toEqual([]);
    expect(buttons(a, null)).toEqual([a]);
    expect(buttons(a, b)).toMatchObject([{ tag: 'column_set', flex_mode: 'flow', columns: [{}, {}] }]);
    expect(of(a, divider(), a, b).body.elements.map(({ tag }) => tag)).toEqual(['button', 'hr', 'column_set']);
  });

  it('a button asks again when told to, and its label is cut to what Feishu takes', () => {
    const sure = button('撤回'.repeat(60), tap('withdraw', view), 'danger', {
      confirm: { title: '撤回？', text: '不能恢复' },
    });
    expect(sure.confirm).toEqual({
      title: { tag: 'plain_text', content: '撤回？' },
      text: { tag: 'plain_text', content: '不能恢复' },
    });
    expect(faults(of(sure))).toEqual([]);
  });

  it('openUrl opens web pages and nothing else', () => {
    expect(faults(of(openUrl('打开', 'https://qisu.example/e/1')))).toEqual([]);
    expect(() => openUrl('打开', 'javascript:alert(1)')).toThrow(RangeError);
  });

  it('folded is closed, holds rows of buttons, and is nothing when empty', () => {
    const shown = of(folded('更多操作', button('并案', tap('merge', view)), button('关联', tap('link', view))));
    expect(first(shown)).toMatchObject({
      tag: 'collapsible_panel',
      expanded: false,
      elements: [{ tag: 'column_set' }],
    });
    expect(labels(shown)).toEqual(['并案', '关联']);
    expect(plainText(shown).split('\n').slice(2)).toEqual(['更多操作', '【并案】', '【关联】']);
    expect(faults(shown)).toEqual([]);
    expect(folded('空', false)).toEqual([]);
  });

  it('twenty rows that answer a press stay within the limits', () => {
    const items = Array.from({ length: 20 }, (_, i) => ({
      title: userText(`诉求${i}`),
      facts: '办理中 · 市场监管局',
      tap: noticeTap('open', 'n1', `c${i}`),
    }));
    const shown = of(rows(items));
    expect(faults(shown)).toEqual([]);
    expect(labels(shown)).toEqual([]);
    expect(shown.body.elements.map(({ tag }) => tag)).toEqual(items.map(() => 'interactive_container'));
    expect(plainText(shown).split('\n').slice(-2)).toEqual(['诉求19', '办理中 · 市场监管局']);
    expect(of(rows([{ title: '甲', facts: '乙' }])).body.elements).toEqual([
      { tag: 'markdown', content: '**甲**' },
      { tag: 'markdown', content: "<font color='grey'>乙</font>", text_size: 'notation' },
    ]);
  });

  it('a stub is one line, without a header', () => {
    const done = stub(userText('已提交退回申请\n等待裁决'), { tag: '已提交', colour: 'grey' });
    expect(done).not.toHaveProperty('header');
    expect(done.body.elements).toEqual([
      { tag: 'markdown', content: "<text_tag color='neutral'>已提交</text_tag> 已提交退回申请 等待裁决" },
    ]);
    expect(plainText(done)).toBe('已提交 已提交退回申请 等待裁决');
    expect([...faults(done), ...faults(stub('完成'))]).toEqual([]);
  });
});

describe('forms — interface.md "Buttons", "Forms", "Long lists"', () => {
  const ask = of(
    form(
      { action: 'dispatch', ...view, datum: 'desk' },
      [
        selectField({
          name: 'unit',
          label: '承办单位',
          required: true,
          value: 'b',
          options: [
            { text: '甲局', value: 'a' },
            { text: '乙局', value: 'b' },
          ],
        }),
        multiSelectField({
          name: 'coUnits',
          label: '协办单位',
          values: ['a', 'gone'],
          options: [{ text: '甲局', value: 'a' }],
        }),
        dateField({ name: 'limit', label: '法定期限', value: '2026-11-22' }),
        momentField({ name: 'calledAt', label: '来电时间', required: true, value: '2026-11-22 09:10' }),
        yesNoField({ name: 'visible', label: '对企业可见', required: true, value: false }),
        inputField({ name: 'reason', label: '理由', multiline: true, max: 500, value: userText('原文') }),
        false,
      ],
      '派单',
      { confirm: { title: '派单？', text: '派出后开始计时' } },
    ),
  );

  it('are found by their labels, in order', () => {
    expect(labels(ask)).toEqual(['承办单位', '协办单位', '法定期限', '来电时间', '对企业可见', '理由', '派单']);
    expect(fields(ask)).toEqual([
      { label: '承办单位', name: 'unit', tag: 'select_static' },
      { label: '协办单位', name: 'coUnits', tag: 'multi_select_static' },
      { label: '法定期限', name: 'limit', tag: 'date_picker' },
      { label: '来电时间', name: 'calledAt', tag: 'picker_datetime' },
      { label: '对企业可见', name: 'visible', tag: 'select_static' },
      { label: '理由', name: 'reason', tag: 'input' },
    ]);
  });

  it('carry what they mean in the name of the submit button, without behaviors', () => {
    const elements = first(ask).elements as Element[];
    expect(first(ask).name).toBe('form_dispatch');
    expect(elements.at(-1)).toMatchObject({ name: 'dispatch:desk__c1__3', form_action_type: 'submit' });
    expect(elements.at(-1)).not.toHaveProperty('behaviors');
    expect(faults(ask)).toEqual([]);
  });

  it('keep what was filled in', () => {
    const elements = first(ask).elements as Element[];
    const field = (name: string) => elements.find((element) => element.name === name);
    expect(field('unit')).toMatchObject({ initial_index: 2, required: true });
    expect(field('coUnits')).toMatchObject({ selected_values: ['a'], required: false });
    expect(field('limit')).toMatchObject({ initial_date: '2026-11-22' });
    expect(field('visible')).toMatchObject({ initial_index: 2 });
    expect(field('reason')).toMatchObject({ default_value: '原文', max_length: 500, input_type: 'multiline_text' });
  });

  it('an input starts with the first characters, without a mark, so that an unchanged one is known', () => {
    const long = userText('诉'.repeat(1500), 2000);
    const [input] = inputField({ name: 'content', label: '诉求内容', value: long });
    expect(input?.default_value).toBe('诉'.repeat(1000));
    expect(startingText(long)).toBe(input?.default_value);
  });

  it('refuse what Feishu or a phone would not take', () => {
    const options = Array.from({ length: 21 }, (_, i) => ({ text: `${i}`, value: `${i}` }));
    expect(() => selectField({ name: 'a', label: '甲', options })).toThrow(/21 options, at most 20/);
    expect(selectField({ name: 'a', label: '甲', options: options.slice(1) })).toHaveLength(2);
    expect(selectField({ name: 'a', label: '甲', options: [] })).toEqual([]);
    expect(() =>
      multiSelectField({
        name: 'a',
        label: '甲',
        options: [
          { text: '1', value: 'x' },
          { text: '2', value: 'x' },
        ],
      }),
    ).toThrow(/one value/);
    expect(() => inputField({ name: '理由', label: '理由' })).toThrow(/plain ASCII/);
    expect(() => inputField({ name: 'a', label: '甲', max: 1001 })).toThrow(RangeError);
    expect(() => dateField({ name: 'a', label: '甲', value: '2026/11/22' })).toThrow(RangeError);
    expect(() => momentField({ name: 'a', label: '甲', value: '2026-11-22T09:10' })).toThrow(RangeError);
    const twice = [inputField({ name: 'a', label: '甲' }), inputField({ name: 'a', label: '乙' })];
    expect(() => form({ action: 'x', ...view }, twice, '提交')).toThrow(/two fields of one name/);
  });
});

describe('what comes back from a press', () => {
  it.each([
    [tap('accept', view), { action: 'accept', caseId: 'c1', v: 3 }],
    [tap('rate', view, '5'), { action: 'rate', datum: '5', caseId: 'c1', v: 3 }],
    [tap('dispatch', view, 'a:b'), { action: 'dispatch', datum: 'a:b', caseId: 'c1', v: 3 }],
    [noticeTap('open', 'n1', 'c2'), { action: 'open', datum: 'c2', noticeId: 'n1' }],
    [noticeTap('read', 'n1'), { action: 'read', noticeId: 'n1' }],
  ])('reads %j', (value, read) => {
    expect(readTap(value)).toEqual(read);
  });

  it.each([
    [null],
    ['accept'],
    [[]],
    [{}],
    [{ action: 'accept' }],
    [{ action: 'accept', caseId: 'c1' }],
    [{ action: 'accept', caseId: 'c1', v: '3' }],
    [{ action: 'accept', caseId: 'c1', v: -1 }],
    [{ action: 'accept', caseId: 'c1', v: 1.5 }],
    [{ action: 'accept', caseId: { $gt: '' }, v: 1 }],
    [{ action: 'accept', caseId: '', v: 1 }],
    [{ action: 'Accept!', caseId: 'c1', v: 1 }],
    [{ action: 'rate:', caseId: 'c1', v: 1 }],
    [{ action: 'open', noticeId: 7 }],
    [{ action: 'open', noticeId: 'n1', caseId: 'c1', v: 1 }],
    [{ action: 'a', caseId: 'c'.repeat(101), v: 1 }],
  ])('does not take %j', (value) => {
    expect(readTap(value)).toBeNull();
  });

  it('reads the name of a submit button back, whatever the datum', () => {
    expect(readSubmit(submitName('ask_return', view))).toEqual({ action: 'ask_return', caseId: 'c1', v: 3 });
    expect(readSubmit(submitName('dispatch', view, '市监局_1'))).toEqual({
      action: 'dispatch',
      datum: '市监局_1',
      caseId: 'c1',
      v: 3,
    });
  });

  it.each([
    '',
    'accept',
    'accept__c1',
    'accept__c1__x',
    'accept__c1__-1',
    'accept__c1__1__2',
    '__c1__1',
    'accept____1',
    'a b__c1__1',
  ])('does not take the name %j', (name) => {
    expect(readSubmit(name)).toBeNull();
  });

  it('an action or name that could not be read back is not written', () => {
    expect(() => tap('rate:5', view)).toThrow(RangeError);
    expect(() => tap('ask__return', view)).toThrow(RangeError);
    expect(() => noticeTap('open', 'n1', '')).toThrow(RangeError);
    expect(() => submitName('accept', { caseId: 'c__1', v: 1 })).toThrow(RangeError);
    expect(() => submitName('dispatch', view, 'a__b')).toThrow(RangeError);
  });
});
