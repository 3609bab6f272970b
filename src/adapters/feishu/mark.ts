import { createHash } from 'node:crypto';

/** The mark inside a card by which its message is found again (storage.md, "Unknown outcome"). */
export const markOf = (id: string): string => `q${createHash('sha256').update(id).digest('hex').slice(0, 18)}`;

/** Adds the mark as the id of the card's title, or of its first element: invisible, and kept by Feishu. */
export function marked(card: Record<string, unknown>, id: string): Record<string, unknown> {
  const copy = structuredClone(card);
  const header = copy.header as { title?: Record<string, unknown> } | undefined;
  const first = (copy.body as { elements?: Record<string, unknown>[] } | undefined)?.elements?.[0];
  const target = header?.title ?? first;
  if (target) target.element_id = markOf(id);
  return copy;
}
