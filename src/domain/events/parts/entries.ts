import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import type { Refusal } from '../../case/refusal.ts';
import { shanghaiDate } from '../../time/shanghai.ts';
import { actingPerson } from './shared.ts';

/** How many free entries one person may add to one case in a day (storage.md, "The case", `record`). */
const ENTRIES_A_DAY = 30;

/** Events that add text or a file and may be repeated without end; each of them calls `entriesLeft`. */
const FREE = ['progress', 'add', 'tell_missing', 'attach', 'comment', 'note_call', 'list_case', 'register'];

/** Refuses a person's entry over the daily number, to keep the document small. */
export function entriesLeft(c: Case, ctx: Ctx): Refusal | null {
  const { openId } = actingPerson(ctx);
  const today = shanghaiDate(ctx.at);
  const mine = c.record.filter((r) => FREE.includes(r.event) && r.by.openId === openId && shanghaiDate(r.at) === today);
  return mine.length >= ENTRIES_A_DAY ? { code: 'too_many_entries', most: ENTRIES_A_DAY } : null;
}
