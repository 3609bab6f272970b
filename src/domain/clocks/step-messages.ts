import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import { partiesAt } from '../case/escalated.ts';
import type { Show } from '../case/message.ts';
import { type At, type OutboxDraft, receiverOf } from '../case/outbox.ts';
import { isStaffed } from '../directory/directory.ts';
import { formatInstant } from '../time/format-date.ts';
import { isUrgent } from './alerts.ts';
import type { ClockCode } from './notifications.ts';
import type { StepKind } from './step.ts';
import type { Taken } from './take.ts';
import { nextWindow } from './window.ts';

/** The notification that a step sends, and the audience whose card it follows. */
const BY_STEP: Record<string, { audience: 'respondent' | 'unit' | 'supervision'; notification: ClockCode }[]> = {
  'confirm/remind': [{ audience: 'respondent', notification: 'confirm_soon' }],
  'confirm/warn': [{ audience: 'respondent', notification: 'confirm_last_day' }],
  'rate/remind': [{ audience: 'respondent', notification: 'rate_soon' }],
  'rate/warn': [{ audience: 'respondent', notification: 'rate_last_day' }],
  no_news: [
    { audience: 'respondent', notification: 'no_news' },
    { audience: 'unit', notification: 'news_wanted' },
  ],
  monthly: [{ audience: 'unit', notification: 'monthly_owed' }],
  rework: [{ audience: 'supervision', notification: 'rework_escalated' }],
};

const MINUTE_MS = 60_000;
export const minuteOf = (at: Date): Date => new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);

/**
 * When a step's messages are sent. A step in time counts from when it fell due, however long the job takes, so steps of
 * one minute are batched. A late step is sent in the next window after the outage.
 */
function tellAt(c: Case, taken: Taken, ctx: Ctx): Date {
  if (!taken.late) return taken.step.at;
  const from = backAt(taken, ctx);
  return isUrgent(c) ? from : nextWindow(from, ctx);
}

/** The end of the outage that kept a late step, or now. */
const backAt = ({ step }: Taken, ctx: Ctx): Date =>
  ctx.outages?.findLast((o) => o.from <= step.at && step.at <= o.to)?.to ?? ctx.now;

/**
 * Sends a living card as a new message; the old one becomes a pointer. After an outage the card is sent before the
 * notifications in its thread.
 */
function renewed(c: Case, taken: Taken, ctx: Ctx): OutboxDraft[] {
  const place = c.cards.find((k) => taken.step.key === `renew/${k.messageId}`);
  if (!place || (place.unit !== undefined && !isStaffed(ctx.directory, place.unit))) return [];
  const to = receiverOf(c, place, ctx.directory) ?? { chat: place.chatId };
  // As for what is told, the instant is that of the step: cards that fall due together are sent in one order.
  const at = taken.late ? backAt(taken, ctx) : taken.step.at;
  return [{ to, show: { card: place.audience, fresh: true }, at }];
}

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
  return lines.flatMap(({ audience, unit, person, notification }) => {
    const to = receiverOf(c, { audience, unit, person }, ctx.directory);
    return to ? [{ to, show: { notification, audience, ...(words && { words }) }, at }] : [];
  });
}

/** Who takes part in the escalation that the clock has just caused. */
const joined = (c: Case, kind: StepKind, { directory }: Ctx): (At & { notification: ClockCode })[] =>
  kind === 'rework'
    ? partiesAt(c, directory, c.escalations.slice(-1)).map(({ lead: _lead, ...to }) => ({
        ...to,
        notification: 'rework_escalated',
      }))
    : [];

/** Audiences of one person, who is notified in private chat. */
const ALONE: readonly At['audience'][] = ['signer', 'confidential_officer', 'chief'];

/**
 * What a taken step sends: to the group that must act, to higher rungs privately. Source: lifecycle.md, invariant 10.
 */
export function stepMessages(c: Case, taken: Taken, ctx: Ctx): OutboxDraft[] {
  const { step, to, who, dropped } = taken;
  const { running, kind } = step;
  if (dropped) return [];
  if (kind === 'renew') return renewed(c, taken, ctx);
  const at = tellAt(c, taken, ctx);
  const lines = BY_STEP[running ? `${running.clock}/${kind}` : kind];
  if (lines) return notified(c, [...lines, ...joined(c, kind, ctx)], taken, at, ctx);
  if (!running || running.waits.audience === 'respondent' || to.length === 0) return [];
  const show: Show = { step: step.key, minute: minuteOf(at) };
  const handlers = kind === 'remind' || kind === 'warn' || who === 'handler';
  const group = receiverOf(c, running.waits, ctx.directory);
  const alone = ALONE.includes(running.waits.audience) && !(group && 'board' in group);
  if (!handlers || alone) return to.map((p) => ({ to: { person: p.openId, name: p.name }, show, at }));
  return group ? [{ to: group, show, at }] : [];
}
