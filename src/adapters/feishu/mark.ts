import { createHash } from 'node:crypto';

/** The mark by which a message is found again, as it stands inside the card (storage.md, "Unknown outcome"). */
export const markOf = (id: string): string => `q${createHash('sha256').update(id).digest('hex').slice(0, 18)}`;

/** Puts the mark on the card's title, where nobody sees it and Feishu keeps it; on a card without a title, on its first element. */
export function marked(card: Record<string, unknown>, id: string): Record<string, unknown> {
  const copy = structuredClone(card);
  const header = copy.header as { title?: Record<string, unknown> } | undefined;
  const first = (copy.body as { elements?: Record<string, unknown>[] } | undefined)?.elements?.[0];
  const target = header?.title ?? first;
  if (target) target.element_id = markOf(id);
  return copy;
}
