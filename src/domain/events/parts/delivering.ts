import type { Case } from '../../case/case.ts';
import type { Ctx, Notify } from '../../case/context.ts';
import { toFiler } from '../../case/filed.ts';
import { startClock, withoutClocks } from '../../clocks/clocks.ts';
import type { SharedCode } from './notifications.ts';
import { respondentNow } from './respondent.ts';

/** Starts 电话征询, because nobody could be reached in writing. Source: lifecycle.md, "result delivered", "电话征询". */
export const owePhone = (c: Case, ctx: Ctx): Case => ({
  ...c,
  phone: { since: ctx.at, attempts: [], agent: false },
  clocks: { ...withoutClocks(c, 'notify'), phone: startClock('phone', ctx) },
});

/**
 * A new result goes to the respondent in writing. If nobody can be reached so, the desk telephones; without an
 * enterprise the desk checks the result itself. Source: lifecycle.md, "result delivered", "verify".
 */
export function delivering(c: Case, ctx: Ctx): Case {
  const respondent = respondentNow(c, ctx.directory);
  const fresh = { ...c, respondent, resultToldAt: undefined, confirmRenewed: false, unreached: undefined };
  if (!c.enterprise) return { ...fresh, clocks: { review: startClock('review', ctx) } };
  if (respondent.reach === 'phone' || respondent.reach === 'none') return owePhone({ ...fresh, clocks: {} }, ctx);
  return { ...fresh, clocks: { notify: startClock('notify', ctx) } };
}

/** The respondent has the result: the confirm clock starts, or the rate clock after an approved closure. */
export function toldResult(c: Case, _input: unknown, ctx: Ctx): Case {
  const next = c.state === 'confirmed' ? 'rate' : 'confirm';
  const clocks = { ...withoutClocks(c, 'notify', 'phone'), [next]: startClock(next, ctx) };
  return { ...c, resultToldAt: ctx.at, phone: undefined, clocks };
}

/** Who is notified of such a result. */
export function resultNotifications(after: Case, ctx: Pick<Ctx, 'directory' | 'actor'>): Notify<SharedCode>[] {
  if (!after.enterprise) return [{ audience: 'desk', notification: 'to_verify' }];
  if (after.clocks.phone)
    return [
      { audience: 'desk', notification: 'to_telephone' },
      ...toFiler(after, { notification: 'result_by_phone' } as const, ctx),
    ];
  const notification = after.state === 'confirmed' ? 'please_rate' : 'please_confirm';
  return [{ audience: 'respondent', notification, onDelivery: 'result_delivered' }];
}
