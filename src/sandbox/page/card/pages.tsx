import type { ComponentChild } from 'preact';
import type { CardContext } from './context.ts';

export type Turning = Pick<CardContext, 'draft' | 'change'>;

/**
 * The rows of the page that is looked at, and what turns it where there are several. Like what is typed, the page is the
 * reader's own and begins anew when the card changes.
 */
export function paged<T>(rows: readonly T[], size: number, at: string, cx: Turning): [T[], ComponentChild] {
  const last = Math.ceil(rows.length / size) - 1;
  if (last < 1) return [[...rows], null];
  const key = `${at}#page`;
  const page = Math.min(Number(cx.draft.values[key] ?? 0), last);
  const turn = (to: number, label: string, sign: string) => (
    <button type="button" aria-label={label} disabled={to < 0 || to > last} onClick={() => cx.change(key, String(to))}>
      {sign}
    </button>
  );
  return [
    rows.slice(page * size, (page + 1) * size),
    <nav class="pages" aria-label="翻页">
      {turn(page - 1, '上一页', '‹')}
      <span>
        {page + 1}/{last + 1}
      </span>
      {turn(page + 1, '下一页', '›')}
    </nav>,
  ];
}
