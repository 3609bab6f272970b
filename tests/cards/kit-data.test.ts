import { describe, expect, it } from 'vitest';
import { card, figures, header, type Item, lineChart, noticeTap, plainText, table, userText } from '../../cards/kit.ts';
import { cardLints, cardProblems } from '../../cards/limits.ts';

const of = (...items: Item[]) => card(header('每日简报', { tag: '无超期', colour: 'blue' }), ...items);
const faults = (one: ReturnType<typeof of>) => [...cardProblems(one), ...cardLints(one)];
const read = (...items: Item[]): string[] =>
  plainText(of(...items))
    .split('\n')
    .slice(1);

describe('figures, tables and charts — R-601', () => {
  const open = noticeTap('open', 'digest/1', 'overdue');

  it('a figure is a label, a number and how far it moved; one that stood still says nothing', () => {
    const shown = figures([
      { label: '超期', value: 6, change: { by: 2, colour: 'red' }, colour: 'red', tap: open },
      { label: '在办', value: 37, change: { by: -1, colour: 'grey' } },
      { label: '今日到期', value: 3, change: { by: 0, colour: 'grey' } },
    ]);
    expect(read(shown)).toEqual(['超期', '6', '↑2', '在办', '37', '↓1', '今日到期', '3']);
    expect(faults(of(shown))).toEqual([]);
    expect(figures([])).toEqual([]);
  });

  it('a figure that opens something answers a press as a whole, one that does not stands as high', () => {
    const [set] = figures([
      { label: '超期', value: 6, tap: open },
      { label: '在办', value: 0 },
    ]);
    expect(set?.columns).toMatchObject([
      {
        elements: [
          { tag: 'interactive_container', padding: '4px 0px', behaviors: [{ type: 'callback', value: open }] },
        ],
      },
      { padding: '4px 0px', elements: [{ tag: 'markdown' }, { tag: 'markdown' }] },
    ]);
  });

  it('a table has names at the left and numbers at the right, and nothing without rows', () => {
    const shown = table(['承办单位', '在办', '满意'], [['市场监管局', { value: 3, colour: 'red' }, '9/10']]);
    expect(read(shown)).toEqual(['市场监管局 · 3 · 9/10']);
    expect(faults(of(shown))).toEqual([]);
    expect(table(['承办单位'], [])).toEqual([]);
  });

  it('what somebody wrote is text in every cell', () => {
    const hostile = userText('<at id=all></at> **局**');
    const shown = table(['单位', '名'], [[hostile, hostile]]);
    expect(shown[0]?.rows).toEqual([
      {
        c0: '<at id=all></at> **局**',
        c1: '&#60;at id=all&#62;&#60;/at&#62; &#42;&#42;局&#42;&#42;',
      },
    ]);
    expect(shown[0]?.columns).toMatchObject([{ data_type: 'text' }, { data_type: 'lark_md' }]);
    expect(faults(of(shown))).toEqual([]);
  });

  it('thirty units, five figures and two weeks fit on a card', () => {
    const units = Array.from({ length: 30 }, (_, i) => [`自然资源和规划局第${i}分局`, 1234, 12, 34, '100/120']);
    const moments = Array.from({ length: 14 }, (_, i) => ({ label: `12/${i}`, values: { 新收: 123, 办结: 99 } }));
    const five = Array.from({ length: 5 }, () => ({
      label: '11月26日起新收',
      value: 9999,
      change: { by: 999, colour: 'grey' as const },
      tap: open,
    }));
    expect(
      faults(
        of(
          figures(five),
          table(['承办单位', '在办', '今日到期', '超期', '满意'], units),
          lineChart({ title: '近 14 日', moments }),
        ),
      ),
    ).toEqual([]);
  });

  it('a chart has a value for each line and moment', () => {
    const { chart_spec } = lineChart({ title: '近 2 日', moments: [{ label: '3/9', values: { 新收: 4, 办结: 1 } }] });
    expect(chart_spec).toMatchObject({
      type: 'line',
      data: {
        values: [
          { label: '3/9', kind: '新收', value: 4 },
          { label: '3/9', kind: '办结', value: 1 },
        ],
      },
    });
  });
});
