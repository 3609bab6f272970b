import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import { openPause } from '../case/current.ts';
import { partiesAt } from '../case/escalated.ts';
import { withFiler } from '../case/filed.ts';
import type { Show } from '../case/message.ts';
import type { NotificationTable } from '../case/notification.ts';
import type { OutboxDraft } from '../case/outbox.ts';
import { type At, receiverOf } from '../case/receiver.ts';
import { awaitsUnit } from '../case/unit-of.ts';
import type { Told } from '../directory/deputies.ts';
import { formatInstant } from '../time/format-date.ts';
import { BY_CLOCK, type ClockCode } from './notifications.ts';
import { renewalOf } from './renewals.ts';
import type { StepKind } from './step.ts';
import type { Taken } from './take.ts';

/** The notification that a step sends, and the audience whose card it follows. */
const BY_STEP: Record<string, { audience: 'respondent' | 'unit' | 'supervision'; notification: ClockCode }[]> = {
  'confirm/remind': [{ audience: 'respondent', notification: 'confirm_soon' }],
  'confirm/warn': [{ audience: 'respondent', notification: 'confirm_last_day' }],
  'rate/remind': [{ audience: 'respondent', notification: 'rate_soon' }],
  'rate/warn': [{ audience: 'respondent', notification: 'rate_last_day' }],
  'dispatch/overdue': [{ audience: 'respondent', notification: 'dispatch_overdue' }],
  'handle/overdue': [{ audience: 'respondent', notification: 'answer_overdue' }],
  monthly: [{ audience: 'unit', notification: 'monthly_owed' }],
  rework: [{ audience: 'supervision', notification: 'rework_escalated' }],
};

/** Who hears after a long time without news, by what the case waits for. */
function noNews(c: Case): { audience: At['audience']; notification: ClockCode }[] {
  if (openPause(c)) return [{ audience: 'respondent', notification: 'material_awaited' }];
  return c.state === 'dispatched'
    ? [
        { audience: 'respondent', notification: 'not_accepted' },
        { audience: awaitsUnit(c) ? 'chief' : 'unit', notification: 'acceptance_wanted' },
      ]
    : [
        { audience: 'respondent', notification: 'no_news' },
        { audience: 'unit', notification: 'news_wanted' },
      ];
}

/**
 * When a step's messages and cards are due. A step in time counts from when it fell due, however long the job takes, so
 * that steps of one minute are batched and cards that fall due together are sent in one order; a late one from the end
 * of the outage.
 */
const dueAt = (taken: Taken, ctx: Ctx): Date => (taken.late ? backAt(taken, ctx) : taken.step.at);

/** The end of the outage that kept a late step, or now. */
const backAt = ({ step }: Taken, ctx: Ctx): Date =>
  ctx.outages?.findLast((o) => o.from <= step.at && step.at <= o.to)?.to ?? ctx.now;

/** Makes a living card a pointer; a fresh one comes when the case is next touched. */
function renewed(c: Case, taken: Taken, ctx: Ctx): OutboxDraft[] {
  const place = c.cards.find((k) => taken.step.key === renewalOf(k));
  return place
    ? [{ to: { chat: place.chatId }, show: { stub: place.messageId, asleep: true }, at: dueAt(taken, ctx) }]
    : [];
}

const CLOCK_TABLE: NotificationTable = new Map(Object.entries(BY_CLOCK));

/** Steps whose late notification says 补发. Others, such as requests for news, need no mark. */
const MARKED: readonly StepKind[] = ['monthly', 'rework'];

/** Notifications in the thread of the audience's card; none for a confidential case. */
function notified(
  c: Case,
  lines: (At & { notification: ClockCode })[],
  { step, late }: Taken,
  at: Date,
  ctx: Ctx,
): OutboxDraft[] {
  if (c.confidential) return [];
  const words = late && MARKED.includes(step.kind) ? `补发：应于${formatInstant(step.at, ctx.at)}发出` : undefined;
  return withFiler(c, lines, { ...ctx, notifications: CLOCK_TABLE }).flatMap(
    ({ audience, unit, person, notification }) => {
      const to = receiverOf(c, { audience, unit, person }, ctx.directory);
      return to ? [{ to, show: { notification, audience, ...(words && { words }) }, at }] : [];
    },
  );
}

/** Who takes part in the escalation that the clock has just caused. */
const joined = (c: Case, kind: StepKind, { directory }: Ctx): (At & { notification: ClockCode })[] =>
  kind === 'rework'
    ? partiesAt(c, directory, c.escalations.slice(-1)).map(({ lead: _lead, ...to }) => ({
        ...to,
        notification: 'rework_party',
      }))
    : [];

/** Audiences of one person, who is notified in private chat. */
const ALONE: readonly At['audience'][] = ['signer', 'confidential_officer', 'chief'];

/** By the name of whoever is away, so that it goes to them if they are back by then. */
const toPerson = ({ as, standsFor, ...told }: Told): OutboxDraft['to'] => {
  const { openId, name } = standsFor?.[0] ?? told;
  return { person: openId, name, ...(as && { as }) };
};

/**
 * What a taken step sends: to the group that must act, to higher rungs privately. Source: lifecycle.md, invariant 10.
 */
export function stepMessages(c: Case, taken: Taken, ctx: Ctx): OutboxDraft[] {
  const { step, to, who, dropped } = taken;
  const { running, kind } = step;
  if (dropped) return [];
  if (kind === 'renew') return renewed(c, taken, ctx);
  const at = dueAt(taken, ctx);
  const lines = kind === 'no_news' ? noNews(c) : BY_STEP[running ? `${running.clock}/${kind}` : kind];
  if (lines) return notified(c, [...lines, ...joined(c, kind, ctx)], taken, at, ctx);
  if (!running || running.waits.audience === 'respondent' || to.length === 0) return [];
  const show: Show = { step: step.key };
  if (kind === 'missed' || kind === 'weekly') return [{ to: { audience: 'desk' }, show, at }];
  const handlers = kind === 'remind' || kind === 'warn' || who === 'handler';
  const group = receiverOf(c, running.waits, ctx.directory);
  const alone = ALONE.includes(running.waits.audience) && !(group && 'board' in group);
  if (!handlers || alone) return to.map((p) => ({ to: toPerson(p), show, at }));
  return group ? [{ to: group, show, at }] : [];
}
