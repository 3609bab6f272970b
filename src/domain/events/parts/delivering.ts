import type { Case } from '../../case/case.ts';
import type { Ctx, Notify } from '../../case/context.ts';
import { startClock, withoutClocks } from '../../clocks/clocks.ts';
import type { SharedCode } from './notifications.ts';

/** Owes the telephone call: nobody could be told in writing. Source: lifecycle.md, "result delivered", "电话征询". */
export const owePhone = (c: Case, ctx: Ctx): Case => ({
  ...c,
  phone: { since: ctx.at, attempts: [], agent: false },
  clocks: { ...withoutClocks(c, 'notify'), phone: startClock('phone', ctx) },
});

/**
 * A new result waits to reach whoever must speak to it: the respondent in writing, where none can be reached so the desk by
 * telephone, without an enterprise the desk, which checks it itself. Source: lifecycle.md, "result delivered", "verify".
 */
export function delivering(c: Case, ctx: Ctx): Case {
  const fresh = { ...c, resultToldAt: undefined, confirmRenewed: false, unreached: undefined };
  if (!c.enterprise) return { ...fresh, clocks: { review: startClock('review', ctx) } };
  if (c.respondent.reach === 'phone' || c.respondent.reach === 'none') return owePhone({ ...fresh, clocks: {} }, ctx);
  return { ...fresh, clocks: { notify: startClock('notify', ctx) } };
}

/** Who is told of a result that waits so. */
export function resultNotifications(after: Case): Notify<SharedCode>[] {
  if (!after.enterprise) return [{ audience: 'desk', notification: 'to_verify' }];
  if (after.clocks.phone) return [{ audience: 'desk', notification: 'to_telephone' }];
  const notification = after.state === 'confirmed' ? 'please_rate' : 'please_confirm';
  return [{ audience: 'respondent', notification, onDelivery: 'result_delivered' }];
}
