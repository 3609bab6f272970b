import { isDeepStrictEqual } from 'node:util';
import { dispatchingAudience } from '../case/audiences.ts';
import type { Case } from '../case/case.ts';
import type { Ctx, Notify, Shown } from '../case/context.ts';
import { lacksCards, readersWithout, staleCards } from '../case/living-cards.ts';
import { receiverOf } from '../case/receiver.ts';
import { nextSigner } from '../case/signers.ts';
import { STATES } from '../case/state.ts';
import { cardsMustLive } from '../clocks/renewals.ts';
import { deputyOf } from '../directory/deputies.ts';
import { unitName } from '../directory/directory.ts';
import { caseEvent } from './event.ts';
import { helpersLeft, unitBack, withoutAbsent } from './parts/absent.ts';
import { resultNotifications } from './parts/delivering.ts';
import type { SharedCode } from './parts/notifications.ts';
import { inCharge } from './parts/shared.ts';
import { signingStopped } from './parts/signing.ts';

type Code = SharedCode | 'unit_absent' | 'obligation_absent' | 'co_unit_absent' | 'expert_absent';

/** Who hears what: each thing that fell to the desk once, and whoever has taken a turn over. */
function told(after: Case, before: Case, ctx: Ctx): Notify<Code>[] {
  const { directory: d } = ctx;
  const fresh = (after.absent ?? []).filter((what) => !before.absent?.includes(what));
  const dispatcher = dispatchingAudience(after, d);
  const stopped = signingStopped(before, d);
  const helpers = helpersLeft(after, before);
  const told: Notify<Code>[] = [];
  if (fresh.includes('unit')) told.push({ audience: dispatcher, notification: 'unit_absent' });
  if (fresh.some((what) => what !== 'unit')) told.push({ audience: 'desk', notification: 'obligation_absent' });
  if (stopped) told.push({ audience: dispatcher, notification: 'signing_stopped', words: stopped });
  if (helpers.length > 0)
    told.push({
      ...inCharge(after, ctx),
      notification: 'co_unit_absent',
      words: helpers.map((id) => unitName(d, id)).join('、'),
    });
  if (before.expertAsk && !after.expertAsk)
    told.push({ audience: 'desk', notification: 'expert_absent', words: before.expertAsk.expert.name });
  if (signerTook(after, before, ctx)) told.push({ audience: 'signer', notification: 'to_sign' });
  if (!isDeepStrictEqual(after.respondent, before.respondent) && after.resultToldAt !== before.resultToldAt)
    told.push(
      ...resultNotifications(after, ctx)
        .filter(({ audience }) => audience !== 'filer')
        .map((result) => ({ ...result, again: true }) as const),
    );
  else if (after.clocks.phone && !before.clocks.phone) told.push({ audience: 'desk', notification: 'to_telephone' });
  return [...told, ...unitBack(after, before)];
}

/** Whether whoever signs now has no card yet, because the turn was another's, or theirs for whom they stand in. */
function signerTook(after: Case, before: Case, { directory }: Ctx): boolean {
  const signer = after.state === 'awaiting_signoff' ? nextSigner(after, directory) : undefined;
  const named = before.signoff?.signers[before.signoff.signed.length];
  const reader = signer && (deputyOf(directory, signer.openId, 'leader') ?? signer).openId;
  return reader !== undefined && reader !== named?.openId && !after.cards.some((k) => k.person === reader);
}

/** Whether a card must come, or one that hangs somewhere has lost its audience. */
const cardsDiffer = (c: Case, ctx: Ctx): boolean =>
  staleCards(c, ctx).length > 0 ||
  (cardsMustLive(c, ctx) && (lacksCards(c, ctx).length > 0 || readersWithout(c, ctx).length > 0));

/**
 * 通讯录变动: people and units that this case waits for have left the directory, or are back; people are away, or back from
 * leave. Deadlines run on.
 * Source: lifecycle.md, "People".
 */
export const directoryChanged = caseEvent({
  name: 'directory_changed',
  label: '通讯录变动',
  from: STATES,
  by: ['clock'],
  ignoresV: true,
  done: '通讯录变动，已按新的通讯录处理',
  refuse: (c, _input, ctx) =>
    isDeepStrictEqual(withoutAbsent(c, ctx), c) && !cardsDiffer(c, ctx) ? { code: 'nothing_changed' } : null,
  apply: (c, _input, ctx) => withoutAbsent(c, ctx),
  notifications: {
    unit_absent: {
      text: ({ which, unit }) => `${which}的${UNIT_ABSENT}（原为${unit}）。`,
      wakes: true,
      while: 'unit_absent',
      batched: '承办单位已不在通讯录，请改派',
    },
    obligation_absent: {
      text: ({ which }) => `${which}应答复或填报的单位已不在通讯录，请代为办理。`,
      wakes: true,
      while: 'obligation_absent',
      batched: '应答复或填报的单位已不在通讯录，请代为办理',
    },
    co_unit_absent: {
      text: ({ which, words }) =>
        `${which}的协办单位${words}已不在通讯录，该协办事项不再等待；如仍需协办，请另行申请。`,
      wakes: true,
      while: 'open',
    },
    expert_absent: {
      text: ({ which, words }) => `${which}所请专家${words}已不在通讯录，请另请专家或直接答复。`,
      wakes: true,
      while: ['submitted'],
    },
  },
  shows: (after, _input, ctx, before) => told(after, before, ctx).flatMap((t) => asShown(after, t, ctx)),
  history: {
    enterprise: ({ entry, previous }) => (entry.state === previous?.state ? undefined : '重新核定承办单位'),
    detail: ({ entry, c }) =>
      entry.state === 'submitted' && c.record[entry.n - 2]?.state === 'awaiting_signoff' ? '退回待派单' : undefined,
  },
});

const UNIT_ABSENT = '承办单位已不在通讯录，请改派';

function asShown(after: Case, t: Notify<Code>, ctx: Ctx): Shown[] {
  const to = receiverOf(after, t, ctx.directory);
  if (!to || (after.confidential && t.audience !== 'confidential_officer')) return [];
  const { notification, audience, words, onDelivery } = t;
  const show = { notification, audience, ...(words && { words }) };
  return [{ to, show, ...(onDelivery && { onDelivery }) }];
}
