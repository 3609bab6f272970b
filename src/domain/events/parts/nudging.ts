import { dispatchingAudience } from '../../case/audiences.ts';
import type { Case } from '../../case/case.ts';
import type { Ctx, Notify } from '../../case/context.ts';
import type { Notifications } from '../../case/notification.ts';
import { approvingOffice } from '../../case/roles.ts';
import { awaitsUnit, unitLeft } from '../../case/unit-of.ts';

/** What whoever a case waits for reads after 催办, each as long as the case waits for just that. */
export const NUDGES = {
  nudged_to_dispatch: {
    text: ({ which, by, deed }) => `${which}：企业催办，请${by}${deed}。`,
    wakes: true,
    while: ['submitted'],
    clock: 'dispatch',
  },
  nudged_to_sign: {
    text: ({ which, by }) => `${which}：企业催办，请${by}签批。`,
    wakes: false,
    while: 'to_sign',
    clock: 'signoff',
  },
  nudged_to_assign: {
    text: ({ which, by }) => `${which}：企业催办，请${by}分派承办单位并由其受理。`,
    wakes: true,
    while: ['dispatched'],
    clock: 'accept',
  },
  nudged_to_accept: {
    text: ({ which, by }) => `${which}：企业催办，请${by}受理或申请退回。`,
    wakes: true,
    while: ['dispatched'],
    clock: 'accept',
  },
  nudged_to_arbitrate: {
    text: ({ which, by, unit }) => `${which}：企业催办。${unit}申请退回，请${by}裁定。`,
    wakes: true,
    while: ['return_requested'],
    clock: 'arbitration',
  },
  nudged: {
    text: ({ which, by }) => `${which}：企业催办，请${by || '抓紧'}办结，并登记进展让企业看到。`,
    wakes: true,
    while: ['in_progress'],
    clock: 'handle',
  },
  nudged_to_reassign: {
    text: ({ which }) => `${which}：企业催办。承办单位已不在通讯录，请改派。`,
    wakes: true,
    while: 'unit_absent',
  },
  nudged_to_call: {
    text: ({ which, by }) => `${which}：企业催办，请${by}电话回访企业并登记回访。`,
    wakes: true,
    while: ['callback'],
    clock: 'callback',
  },
  nudged_to_review: {
    text: ({ which, by, unit }) => `${which}：企业催办。${unit}申请办结，请${by}审核。`,
    wakes: true,
    while: ['closure_review'],
    clock: 'review',
  },
} as const satisfies Notifications;
type Code = keyof typeof NUDGES;

/** Whom a case waits for now, and what is asked of them; nobody of whom the enterprise itself is waited for. */
export function nudged(c: Case, ctx: Pick<Ctx, 'directory' | 'profile'>): Notify<Code>[] {
  const d = ctx.directory;
  const dispatcher = dispatchingAudience(c, d);
  switch (c.state) {
    case 'submitted':
      return [{ audience: dispatcher, notification: 'nudged_to_dispatch' }];
    case 'awaiting_signoff':
      return [{ audience: 'signer', notification: 'nudged_to_sign' }];
    case 'return_requested':
      return [{ audience: dispatcher, notification: 'nudged_to_arbitrate' }];
    case 'callback':
      return [{ audience: 'desk', notification: 'nudged_to_call' }];
    case 'closure_review':
      return [{ audience: approvingOffice(ctx), notification: 'nudged_to_review' }];
    case 'dispatched':
    case 'in_progress':
      if (unitLeft(c, d)) return [{ audience: dispatcher, notification: 'nudged_to_reassign' }];
      if (awaitsUnit(c)) return [{ audience: 'chief', notification: 'nudged_to_assign' }];
      return [{ audience: 'unit', notification: c.state === 'dispatched' ? 'nudged_to_accept' : 'nudged' }];
    default:
      return [];
  }
}
