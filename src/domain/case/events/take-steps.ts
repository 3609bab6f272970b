import { escalateByClock, oweMonthly } from '../../escalation/obligations.ts';
import { holders } from '../../escalation/recipients.ts';
import { dueSteps, type Step } from '../../escalation/steps.ts';
import { nextWindow } from '../../escalation/window.ts';
import type { Person } from '../../person.ts';
import type { Receiver, Show } from '../case.ts';
import { type Case, STATES } from '../case.ts';
import { type Ctx, caseEvent, type Rules, type Tell } from '../event.ts';
import { receiverOf } from '../owed.ts';

/** Acted on later than this after it was due, a step is told as 补发 (calendar.md 6). */
const LATE_MS = 30 * 60_000;
/** How many taken steps a case remembers by name. */
const STEPS_KEPT = 200;

/** What is due now and changes no state, up to the first step that does. */
export function takenNow(c: Case, rules: Rules): Step[] {
  const due = dueSteps(c, rules);
  const event = due.findIndex((s) => s.kind === 'event');
  return event < 0 ? due : due.slice(0, event);
}

type Taken = { step: Step; to: Person[]; late: boolean; dropped: boolean; passed: boolean; alsoTold: string[] };

/** Who hears of a step; a rung that nobody holds passes at once to the next (calendar.md, "Steps"). */
function take(c: Case, step: Step, ctx: Ctx): Taken {
  const late = ctx.at.getTime() - step.at.getTime() > LATE_MS;
  const none = { step, late, to: [], passed: false, alsoTold: [] };
  const { running } = step;
  const before = step.kind === 'remind' || step.kind === 'warn';
  if (before && running && running.deadline < ctx.at) return { ...none, dropped: true };
  if (!running) return { ...none, dropped: false };
  if (before)
    return {
      ...none,
      dropped: false,
      to: running.waits.seat === 'respondent' ? [] : holders(c, running, 'handler', ctx.directory),
    };
  if (step.kind === 'linger')
    return {
      ...none,
      dropped: false,
      to: [...holders(c, running, 'supervision', ctx.directory), ...holders(c, running, 'leader', ctx.directory)],
    };
  if (!step.rung) return { ...none, dropped: false };
  const ladder = ctx.profile.alerts[running.clock as keyof typeof ctx.profile.alerts]?.ladder ?? [];
  const from = ladder.findIndex((r) => r.who === step.rung?.who);
  for (let i = from; i < ladder.length; i++) {
    const rung = ladder[i];
    const to = rung ? holders(c, running, rung.who, ctx.directory) : [];
    const skipped = ladder.slice(from + 1, i + 1).map((r) => step.key.replace(/[^/]+$/, r.who));
    if (to.length > 0) return { ...none, dropped: false, to, passed: i > from, alsoTold: skipped };
  }
  return { ...none, dropped: false, passed: true };
}

const told = (c: Case, taken: Taken[], ctx: Ctx): Case => {
  const keys = taken.flatMap((t) => [t.step.key, ...t.alsoTold]);
  const noted = taken
    .filter(({ step }) => step.kind !== 'passed' && step.kind !== 'renew')
    .map(({ step, to, late, dropped, passed }) => ({
      key: step.key,
      kind: step.kind,
      at: step.at,
      actedAt: ctx.at,
      to: to.map(({ openId, name }) => ({ openId, name })),
      late,
      dropped,
      passed,
      ...(step.running && { clock: step.running.clock, deadline: step.running.deadline }),
      ...(step.rung && { who: step.rung.who }),
    }));
  return { ...c, told: [...new Set([...c.told, ...keys])], steps: [...c.steps, ...noted].slice(-STEPS_KEPT) };
};

/** Obligations that come by themselves, and the third rework's escalation. */
const acted = (c: Case, taken: Taken[], ctx: Ctx): Case =>
  taken.reduce((now, { step }) => {
    if (step.kind === 'monthly') return oweMonthly(now, step.key, ctx);
    return step.kind === 'rework' ? escalateByClock(now, ctx) : now;
  }, c);

/** The minute in which a message is due; what several cases owe one receiver in it is one message. */
const minuteOf = (at: Date): Date => new Date(Math.floor(at.getTime() / 60_000) * 60_000);

/** What is shown where for a step: in the group for whoever the clock waits for, privately above. */
function shown(c: Case, { step, to, dropped }: Taken, ctx: Ctx): { to: Receiver; show: Show; at?: Date }[] {
  const { running } = step;
  if (dropped) return [];
  if (step.kind === 'renew') {
    const place = c.cards.find((k) => step.key === `renew/${k.messageId}`);
    if (!place) return [];
    const receiver: Receiver = place.person
      ? { person: place.person }
      : place.unit
        ? { unit: place.unit }
        : (receiverOf(c, place, ctx.directory) ?? { chat: place.chatId });
    return [{ to: receiver, show: { card: place.seat, fresh: true } }];
  }
  if (!running || running.waits.seat === 'respondent' || to.length === 0) return [];
  const urgent = c.urgency === 'urgent';
  const at = urgent ? ctx.now : nextWindow(ctx.now, ctx);
  const show: Show = { step: step.key, minute: minuteOf(at) };
  const inGroup = ['remind', 'warn', 'alarm'].includes(step.kind) && step.rung?.who !== 'head';
  const personal = running.waits.seat === 'signer' || running.waits.seat === 'officer';
  if (inGroup && !personal) {
    const receiver = receiverOf(c, running.waits, ctx.directory);
    return receiver ? [{ to: receiver, show, at }] : [];
  }
  return to.map((p) => ({ to: { person: p.openId, name: p.name }, show, at }));
}

const RESPONDENT_SAYS: Record<string, string> = {
  'confirm/remind': 'confirm_soon',
  'confirm/warn': 'confirm_last_day',
  'rate/remind': 'rate_soon',
  'rate/warn': 'rate_last_day',
};

/** What the clock does without changing a state: reminders, warnings, alarms, the ladder, renewals, obligations. Source; lifecycle.md, invariants 7, 9, 10. */
export const takeSteps = caseEvent({
  name: 'take_steps',
  label: '时限提醒',
  from: STATES,
  by: ['clock'],
  ignoresV: true,
  offer: (c, rules) => (takenNow(c, rules).length > 0 ? null : { code: 'not_due' }),
  apply(c, _input, ctx) {
    const taken = takenNow(c, ctx).map((step) => take(c, step, ctx));
    return told(acted(c, taken, ctx), taken, ctx);
  },
  tells(_after, _input, before, ctx) {
    return takenNow(before, ctx).flatMap((step): Tell[] => {
      if (step.kind === 'no_news')
        return [
          { seat: 'respondent' as const, say: 'no_news' },
          { seat: 'unit' as const, say: 'news_wanted' },
        ];
      if (step.kind === 'monthly') return [{ seat: 'unit' as const, say: 'monthly_owed' }];
      if (step.kind === 'rework') return [{ seat: 'supervision' as const, say: 'rework_escalated' }];
      const dropped = step.running !== undefined && step.running.deadline < ctx.at;
      const say = RESPONDENT_SAYS[`${step.running?.clock}/${step.kind}`];
      return say && !dropped ? [{ seat: 'respondent' as const, say }] : [];
    });
  },
  shows: (after, _input, ctx, before) =>
    takenNow(before, ctx).flatMap((step) => shown(after, take(before, step, ctx), ctx)),
});
