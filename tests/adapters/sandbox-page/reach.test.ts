import { beforeAll, describe, expect, it, vi } from 'vitest';
import { all, bare, click, context, drawCard } from './draw.ts';

const url = { multi_url: { url: 'https://a.cn', pc_url: 'https://pc.cn' } };
const label = { tag: 'plain_text', content: '字' };

beforeAll(() => void vi.stubGlobal('Element', class {}));

/** What a press on the card opens, by clicking whatever answers as a link. */
function opened(card: unknown): unknown[] {
  const found: unknown[] = [];
  const cx = context({ press: (element) => void found.push(element.behaviors) });
  for (const tag of ['article', 'div'])
    for (const region of all(drawCard(card, cx), tag).filter(({ props }) => props.role === 'link')) {
      const press = region.props.onClick;
      if (typeof press === 'function') press({ target: null, currentTarget: null, stopPropagation: () => {} });
    }
  return found;
}

describe('what leads to a page — cards.md 2.2, 5.1, 8', () => {
  const leads = [{ type: 'open_url', default_url: 'https://pc.cn' }];

  it('is a card, a set of columns, a column', () => {
    const columns = [{ tag: 'column', elements: [] }];
    expect(opened({ ...bare(), card_link: url.multi_url })).toEqual([leads]);
    expect(opened(bare({ tag: 'column_set', action: url, columns }))).toEqual([leads]);
    expect(opened(bare({ tag: 'column_set', columns: [{ ...columns[0], action: url }] }))).toEqual([leads]);
  });

  it('is no address but http and https', () => {
    expect(opened({ ...bare(), card_link: { url: 'lark://msgcard/unsupported_action' } })).toEqual([]);
    expect(opened({ ...bare(), card_link: { url: 'javascript:alert(1)' } })).toEqual([]);
  });

  it('is an option of an overflow; another is sent', () => {
    const [pressed, chosen]: [unknown[], unknown[]] = [[], []];
    const cx = context({
      press: (element) => void pressed.push(element.behaviors),
      choose: (_element, _path, value) => void chosen.push(value),
    });
    const options = [
      { text: label, value: 'a', ...url },
      { text: label, value: 'b' },
    ];
    for (const option of all(drawCard(bare({ tag: 'overflow', options }), cx), 'button')) click(option);
    expect([pressed, chosen]).toEqual([[leads], ['b']]);
  });
});
