import type { Case } from './case.ts';

/** For how long Feishu lets an app take back its own message, unless the tenant says otherwise (messages-api.md 4.5). */
export const RECALL_MS = 24 * 3_600_000;
/** Most words and files remembered. */
const KEPT_MOST = 100;

type Said = NonNullable<Case['said']>[number];

/** What was said about the case and may still be taken back. */
export const recallable = ({ said = [] }: Pick<Case, 'said'>, now: Date): Said[] =>
  said.filter((m) => now.getTime() - m.at.getTime() < RECALL_MS);

/** The case with one more message that was sent about it; older ones are forgotten. */
export const withSaid = (c: Case, message: Said): Case => ({
  ...c,
  said: [...recallable(c, message.at), message].slice(-KEPT_MOST),
});
