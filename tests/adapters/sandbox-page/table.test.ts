import { describe, expect, it } from 'vitest';
import { all, bare, click, context, drawCard, text } from './draw.ts';

const row = (i: number) => ({ name: `第${i}家` });
const table = (look: object) => ({ tag: 'table', columns: [{ name: 'name', data_type: 'text' }], ...look });
const cells = (card: unknown, cx = context()) => all(drawCard(card, cx), 'td').map((cell) => text(cell.inside));

describe('tables — cards.md 7.1', () => {
  const rows = Array.from({ length: 12 }, (_, i) => row(i + 1));

  it('show five rows a page unless they say otherwise, at most ten', () => {
    expect(
      [{}, { page_size: 3 }, { page_size: 99 }].map((look) => cells(bare(table({ rows, ...look }))).length),
    ).toEqual([5, 3, 10]);
  });

  it('are turned by the reader, and not past their ends', () => {
    const turned: [string, unknown][] = [];
    const cx = context({ change: (key, value) => void turned.push([key, value]) });
    const [back, on] = all(drawCard(bare(table({ rows })), cx), 'button');
    expect([back?.props.disabled, on?.props.disabled]).toEqual([true, false]);
    click(on);
    expect(turned).toEqual([['body.elements.0#page', '1']]);
    const third = context({ draft: { values: { 'body.elements.0#page': '2' }, errors: {} } });
    expect(cells(bare(table({ rows })), third)).toEqual(['第11家', '第12家']);
    expect(all(drawCard(bare(table({ rows })), third), 'button').map(({ props }) => props.disabled)).toEqual([
      false,
      true,
    ]);
  });

  it('have nothing to turn where all is seen', () => {
    expect(all(drawCard(bare(table({ rows: rows.slice(0, 5) }))), 'button')).toEqual([]);
  });

  it.each([
    ['text', 7, '7'],
    ['text', null, ''],
    ['number', '7', ''],
    ['options', '甲', '甲'],
    ['options', [{ text: '甲', color: 'red' }, { text: '乙' }], '甲乙'],
    ['persons', 'ou_1', '李强李强'],
    ['persons', ['ou_1', 'ou_1'], '李强李强李强李强'],
    ['lark_md', '**甲**', '甲'],
    ['markdown', '# 甲', '甲'],
    ['date', 1_552_628_522_000, '2019-03-15T13:42:02+08:00'],
  ])('show %s of %o', (data_type, value, said) => {
    expect(cells(bare(table({ columns: [{ name: 'name', data_type }], rows: [{ name: value }] })))).toEqual([said]);
  });

  it('write dates and numbers in the form of their column', () => {
    const columns = [
      { name: 'on', data_type: 'date', date_format: 'DD/MM/YYYY HH:mm' },
      { name: 'sum', data_type: 'number', format: { symbol: '¥', precision: 1, separator: true } },
    ];
    expect(cells(bare(table({ columns, rows: [{ on: 1_552_628_522_000, sum: 1234 }] })))).toEqual([
      '15/03/2019 13:42',
      '¥1,234.0',
    ]);
  });

  it('of Markdown show five rows a page', () => {
    const content = `| 单位 |\n| - |\n${'| 税务局 |\n'.repeat(7)}`;
    expect(cells(bare({ tag: 'markdown', content }))).toHaveLength(5);
    const second = context({ draft: { values: { 'body.elements.0.0#page': '1' }, errors: {} } });
    expect(cells(bare({ tag: 'markdown', content }), second)).toHaveLength(2);
  });
});
