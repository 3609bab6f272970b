import { createHash } from 'node:crypto';

/** The mark inside a card by which its message is found again (storage.md, "Unknown outcome"). */
export const markOf = (id: string): string => `q${createHash('sha256').update(id).digest('hex').slice(0, 18)}`;

type Marked = Record<string, unknown> | undefined;

/**
 * Adds the mark as the id of the header's first tag, or of the first element of a card without one: invisible, and kept
 * by Feishu. Header, title and subtitle take no id; one there would have the whole card refused. Source: cards.md 2.3.
 */
export function marked(card: Record<string, unknown>, id: string): Record<string, unknown> {
  const copy = structuredClone(card);
  const header = copy.header as { text_tag_list?: Marked[] } | undefined;
  const body = copy.body as { elements?: Marked[] } | undefined;
  const target = header?.text_tag_list?.[0] ?? body?.elements?.[0];
  if (target) target.element_id = markOf(id);
  return copy;
}
