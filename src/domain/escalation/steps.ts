import type { Alerted, Rung } from '../../../config/profile.ts';
import { type Case, isOpen, lastLeg, legInHand, runningLeg } from '../case/case.ts';
import type { Rules } from '../case/event.ts';
import {
  addWorkingDays,
  closingTimeOf,
  isWorkingDay,
  plusDays,
  shanghaiDate,
  type WorkCalendar,
} from '../time/working-days.ts';
import { type Running, runningClocks } from './running.ts';

/**
 * Something the clock does to a case at an instant. `event` changes a state; `remind` and `warn` come before the deadline,
 * `alarm` and `rung` after it; `linger` is 久拖未决; `renew` replaces cards; `monthly`, `no_news` and `rework` act by themselves.
 */
export type StepKind =
  | 'event'
  | 'passed'
  | 'remind'
  | 'warn'
  | 'alarm'
  | 'rung'
  | 'linger'
  | 'renew'
  | 'monthly'
  | 'no_news'
  | 'rework';

export type Step = {
  /** `leg/clock/deadline/step`: fires once, whatever is done twice (lifecycle.md, invariant 10). */
  key: string;
  at: Date;
  kind: StepKind;
  running?: Running;
  /** The event that the clock causes. */
  event?: string;
  rung?: Rung;
};

/** Clocks whose end is an event of its own. */
const ENDS_IN: Partial<Record<Running['clock'], string>> = {
  notify: 'phone_due',
  stop: 'stop_over',
  settle: 'settle',
  confirm: 'confirm_over',
  rate: 'rate_over',
  explanation: 'explanation_over',
};

/** A deadline at 24:00 belongs to the day it ends. */
const dayOf = (deadline: Date): string => shanghaiDate(new Date(deadline.getTime() - 1));

/** The case's place in keys: a new leg has new steps. */
const legOf = (c: Case): string => String(lastLeg(c)?.n ?? 0);

const keyOf = (c: Case, r: Running, step: string): string =>
  `${legOf(c)}/${r.clock}${r.id ? `-${r.id}` : ''}/${r.deadline.toISOString()}/${step}`;

/** Urgent cases are told at once, whatever the hour (invariant 10). */
const isUrgent = (c: Case): boolean => c.urgency === 'urgent';

function alertsOf(c: Case, r: Running, { profile, calendar }: Pick<Rules, 'profile' | 'calendar'>): Step[] {
  const alerts = profile.alerts[r.clock as Alerted];
  if (!alerts) return [];
  const day = dayOf(r.deadline);
  const at = (date: string): Date => closingTimeOf(date, profile.hours.open);
  const steps: Step[] = [];
  for (const { beforeWorkingDays, limitAtLeast } of alerts.remind)
    if (r.workingDays >= limitAtLeast)
      steps.push({
        key: keyOf(c, r, `remind-${beforeWorkingDays}`),
        at: at(addWorkingDays(day, -beforeWorkingDays, calendar)),
        kind: 'remind',
        running: r,
      });
  if (alerts.warn) steps.push({ key: keyOf(c, r, 'warn'), at: at(day), kind: 'warn', running: r });
  for (const rung of alerts.ladder) {
    const alarm = rung.afterWorkingDays === 0;
    // The alarm comes in the first window after the deadline; an urgent one at once.
    const next = addWorkingDays(day, Math.max(rung.afterWorkingDays, 1), calendar);
    steps.push({
      key: keyOf(c, r, rung.who),
      at: alarm && isUrgent(c) ? r.deadline : at(next),
      kind: alarm ? 'alarm' : 'rung',
      running: r,
      rung,
    });
  }
  const last = alerts.ladder.at(-1);
  if (last) steps.push(...lingering(c, r, last, { profile, calendar }, at));
  // What was due before the clock began was never due.
  return steps.filter((s) => s.at > r.startedAt);
}

/** 久拖未决: after the last rung every so many working days; only the first that is still untold is planned. */
function lingering(
  c: Case,
  r: Running,
  last: Rung,
  { profile, calendar }: Pick<Rules, 'profile' | 'calendar'>,
  at: (date: string) => Date,
): Step[] {
  const day = dayOf(r.deadline);
  for (let n = 1; ; n++) {
    const key = keyOf(c, r, `linger-${n}`);
    if (c.told.includes(key)) continue;
    const date = addWorkingDays(day, last.afterWorkingDays + n * profile.lingering.everyWorkingDays, calendar);
    return [{ key, at: at(date), kind: 'linger', running: r }];
  }
}

/** Monthly progress is owed from the first working day of every month after the deadline (R-406; ML 六(四)). */
function monthly(c: Case, { profile, calendar }: Rules): Step[] {
  const leg = runningLeg(c);
  if (!leg?.deadline || !['dispatched', 'in_progress', 'closure_review'].includes(c.state)) return [];
  let month = nextMonth(shanghaiDate(leg.deadline));
  for (;;) {
    const key = `${leg.n}/monthly/${month.slice(0, 7)}`;
    const on = nthWorkingDay(month, profile.monthly.workingDay, calendar);
    if (!c.told.includes(key)) return [{ key, at: closingTimeOf(on, profile.hours.open), kind: 'monthly' }];
    month = nextMonth(month);
  }
}

const nextMonth = (date: string): string => {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
};

const nthWorkingDay = (first: string, n: number, calendar: WorkCalendar): string =>
  addWorkingDays(plusDays(first, -1), n, calendar);

/** The instant of the last news that the respondent or the unit gave. */
const lastNews = (c: Case): Date => {
  const leg = legInHand(c);
  const heard = [
    leg?.startedAt,
    leg?.acceptedAt,
    ...c.progress.map((p) => p.at),
    ...c.steps.filter((s) => s.kind === 'no_news').map((s) => s.at),
  ];
  return new Date(Math.max(...heard.map((at) => at?.getTime() ?? 0)));
};

/** Long without news: the respondent hears how it stands, the unit is asked for some (R-304; HZ 三(四)1; D). */
function noNews(c: Case, { profile, calendar }: Rules): Step[] {
  if ((c.state !== 'dispatched' && c.state !== 'in_progress') || !runningLeg(c) || c.confidential) return [];
  const since = lastNews(c);
  const on = addWorkingDays(shanghaiDate(since), profile.noNews.workingDays, calendar);
  return [
    { key: `${legOf(c)}/no_news/${since.toISOString()}`, at: closingTimeOf(on, profile.hours.open), kind: 'no_news' },
  ];
}

/** The third rework leg goes to supervision by itself, once (T48; R-504). */
function rework(c: Case, { profile }: Pick<Rules, 'profile'>): Step[] {
  const leg = runningLeg(c);
  const reworked = c.legs.filter((l) => l.why === 'rework').length;
  if (!leg || reworked < profile.reworkEscalates.leg) return [];
  return [{ key: `rework/${profile.reworkEscalates.leg}`, at: leg.startedAt, kind: 'rework' }];
}

/** Whether anybody may still press something: then its cards must not freeze (lifecycle.md, invariant 7). */
export const cardsMustLive = (c: Case, rules: Rules): boolean =>
  isOpen(c) || c.obligations.some((o) => !o.metAt && !o.lapsedAt) || stillPressable(c, rules);

function stillPressable(c: Case, { profile, calendar, at }: Rules): boolean {
  const silent = c.outcome === 'unconfirmed' || c.outcome === 'unrated' || c.outcome === 'counted_good';
  if (!silent || !c.closedAt) return false;
  return (
    shanghaiDate(at) <= addWorkingDays(shanghaiDate(c.closedAt), profile.limits.stillNotSolved.workingDays, calendar)
  );
}

/** Each living card is replaced on the last working day before Feishu freezes it (T27). */
function renewals(c: Case, rules: Rules): Step[] {
  if (!cardsMustLive(c, rules)) return [];
  const { profile, calendar } = rules;
  return c.cards.map((k): Step => {
    let on = plusDays(shanghaiDate(k.sentAt), profile.renewal.calendarDays);
    while (!isWorkingDay(on, calendar)) on = plusDays(on, -1);
    const planned = closingTimeOf(on, profile.hours.open);
    // Through a holiday longer than that there is no working day: then on the day itself.
    const latest = closingTimeOf(plusDays(shanghaiDate(k.sentAt), profile.renewal.calendarDays), profile.hours.open);
    return { key: `renew/${k.messageId}`, at: planned > k.sentAt ? planned : latest, kind: 'renew' };
  });
}

/** Every step of the case that is still to be taken, earliest first. A pure function of case, rules and calendar. */
export function stepsOf(c: Case, rules: Rules): Step[] {
  const clocks = runningClocks(c, rules);
  const ends = clocks.map((r): Step => {
    const event = ENDS_IN[r.clock];
    return {
      key: keyOf(c, r, 'end'),
      at: r.deadline,
      running: r,
      ...(event ? { kind: 'event', event } : { kind: 'passed' }),
    };
  });
  const all = [
    ...ends,
    ...clocks.flatMap((r) => alertsOf(c, r, rules)),
    ...monthly(c, rules),
    ...noNews(c, rules),
    ...rework(c, rules),
    ...renewals(c, rules),
  ];
  return all.filter((s) => !c.told.includes(s.key)).sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** When the clock must next act on this case; null when nothing is planned. */
export const nextStepAt = (c: Case, rules: Rules): Date | null => stepsOf(c, rules)[0]?.at ?? null;

/** What has fallen due by `rules.at`, oldest first. */
export const dueSteps = (c: Case, rules: Rules): Step[] => stepsOf(c, rules).filter((s) => s.at <= rules.at);

/** Whether a step that was taken still has its clock: the case may have moved on, or the clock been answered (T19). */
export function stepStands(c: Case, taken: { key: string; kind: string }, rules: Rules): boolean {
  const prefix = taken.key.replace(/\/[^/]+$/, '/');
  return runningClocks(c, rules).some((r) => keyOf(c, r, '') === prefix);
}
