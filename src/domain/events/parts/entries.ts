import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import type { Refusal } from '../../case/refusal.ts';
import { shanghaiDate } from '../../time/shanghai.ts';
import { actingPerson } from './shared.ts';

/** Free entries one person may add to one case in a day (storage.md, "The case", `record`). */
const ENTRIES_A_DAY = 30;

/** Refuses a person's entry over the daily bound: a document must stay a document. */
export function entriesLeft(c: Case, ctx: Ctx): Refusal | null {
  const { openId } = actingPerson(ctx);
  const today = shanghaiDate(ctx.at);
  const mine = [...c.progress, ...c.additions, ...c.missing, ...c.files].filter(
    (e) => e.by.openId === openId && shanghaiDate(e.at) === today,
  );
  return mine.length >= ENTRIES_A_DAY ? { code: 'too_many_entries', most: ENTRIES_A_DAY } : null;
}
