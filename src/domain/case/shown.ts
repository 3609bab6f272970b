import type { Case } from './case.ts';

/** Most characters of each text on a card, and most notes of a kind (the newest): they keep a card in size (T35). */
export const CARD_MOST = { title: 60, content: 400, result: 1000, ground: 200, note: 200, progress: 120 };
export const CARD_NEWEST = { progress: 5, others: 2 };

/** Whether a card cannot show all texts of this case. Source: T35 ("查看全部"). */
export function cutOnCard(c: Case): boolean {
  const long = (text: string | undefined, most: number) => [...(text ?? '')].length > most;
  const result = c.assignments.at(-1)?.result;
  return (
    [c.content, c.answer?.text, result?.text, result?.measures, c.closure?.text].some((t) =>
      long(t, CARD_MOST.content),
    ) ||
    long(c.closure?.ground, CARD_MOST.ground) ||
    [c.additions, c.missing].some(
      (list) => list.length > CARD_NEWEST.others || list.some((n) => long(n.text, CARD_MOST.note)),
    ) ||
    c.progress.length > CARD_NEWEST.progress ||
    c.progress.some((n) => long(n.text, CARD_MOST.progress))
  );
}
