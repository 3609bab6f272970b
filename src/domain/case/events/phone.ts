import { z } from 'zod';
import { shanghaiDate } from '../../time/working-days.ts';
import { type Case, legInHand, levelOf } from '../case.ts';
import { enter, settleClock, startClock } from '../clocks.ts';
import { type Ctx, caseEvent, type Tell } from '../event.ts';
import { choice, optionalChoice, optionalWords, words } from '../inputs.ts';
import type { Refusal } from '../refusal.ts';
import { actingPerson, rework } from './shared.ts';

/** Owes the telephone call: nobody could be told in writing. Source: lifecycle.md, "notice delivered", "电话征询". */
export function owePhone(c: Case, ctx: Ctx): Case {
  const { notify: _over, ...clocks } = c.clocks;
  return {
    ...c,
    phone: { since: ctx.at, attempts: [], agent: false },
    clocks: { ...clocks, phone: startClock('phone', ctx) },
  };
}

/** The result has not reached the respondent by the next working day's close: the desk telephones. */
export const phoneDue = caseEvent({
  name: 'phone_due',
  label: '转电话征询',
  from: ['resolved', 'answered', 'confirmed'],
  by: ['clock'],
  offer: (c, { at }) => (c.clocks.notify && c.clocks.notify.deadline <= at ? null : { code: 'not_due' }),
  apply: (c, _input, ctx) => owePhone(c, ctx),
  tells: () => [{ seat: 'desk', say: 'to_telephone' }],
});

const open = (c: Case): Refusal | null => (c.phone && c.clocks.phone ? null : { code: 'nothing_changed' });

const SAID = ['confirmed', 'not_done', 'not_reached'] as const;

const calledToday = (c: Case, at: Date): boolean => c.phone?.attempts.some((a) => a.on === shanghaiDate(at)) ?? false;

/** Three attempts on three days: the confirm clock starts, and silence is then `unconfirmed` in every profile. */
function notReached(c: Case, ctx: Ctx, number: string, note: string): Case {
  if (!c.phone) return c;
  const by = actingPerson(ctx);
  const attempts = [...c.phone.attempts, { at: ctx.at, on: shanghaiDate(ctx.at), by, number, note }];
  const tried = { ...c, phone: { ...c.phone, attempts } };
  const { phone: _over, ...clocks } = c.clocks;
  if (attempts.length < ctx.profile.phoneAttempts.most)
    return { ...tried, clocks: { ...clocks, phone: startClock('phone', ctx) } };
  const next = c.state === 'confirmed' ? 'rate' : 'confirm';
  return { ...tried, phone: undefined, unreached: true, clocks: { ...clocks, [next]: startClock(next, ctx) } };
}

/** Confirms or rates for the respondent, marked as entered. */
function confirmed(c: Case, level: string | undefined, ctx: Ctx): Case {
  const done = enter({ ...c, phone: undefined }, 'confirmed', ctx);
  if (!level) return done;
  const rating = { leg: legInHand(c)?.n ?? null, level, firstAt: ctx.at, at: ctx.at, by: actingPerson(ctx) };
  return { ...done, ratings: [...c.ratings, rating], clocks: { settle: settleClock(ctx) } };
}

/** 代录: what the enterprise said on the telephone, entered with the number called and the time. Source: lifecycle.md, "enter an answer". */
export const enterAnswer = caseEvent({
  name: 'enter_answer',
  label: '代录',
  from: ['resolved', 'answered', 'confirmed'],
  by: ['caller', 'agent'],
  form: true,
  input: z.object({
    number: words('拨打号码', 30),
    calledAt: words('通话时间', 30),
    said: choice('企业答复').pipe(z.enum(SAID, '请选择')),
    level: optionalChoice('评价'),
    note: optionalWords('记录'),
  }),
  offer: open,
  refuse(c, { said, level }, ctx) {
    if (said === 'not_reached') return calledToday(c, ctx.at) ? { code: 'tried_today' } : null;
    if (level && !levelOf(c, level)) return { code: 'unknown_choice', label: '评价', words: level };
    return said === 'confirmed' && c.state === 'confirmed' && !level ? { code: 'rating_needed' } : null;
  },
  apply(c, { number, calledAt, said, level, note }, ctx) {
    if (said === 'not_reached') return notReached(c, ctx, number, note ?? '');
    const how = ctx.actor.kind === 'person' && ctx.actor.posts.length > 0 ? ('desk' as const) : ('agent' as const);
    const entry = {
      leg: legInHand(c)?.n ?? null,
      at: ctx.at,
      by: actingPerson(ctx),
      how,
      number,
      calledAt,
      said,
      note: note ?? '',
    };
    const entered = { ...c, entered: [...c.entered, entry] };
    return said === 'not_done' ? rework({ ...entered, phone: undefined }, ctx) : confirmed(entered, level, ctx);
  },
  tells: (after): Tell[] =>
    after.state === 'in_progress'
      ? [{ seat: 'unit', say: 'not_done' }]
      : after.state === 'submitted'
        ? [{ seat: 'desk', say: 'to_dispatch' }]
        : [],
});

/** 请助企员代评: the desk asks the enterprise's agent; what the agent enters is marked 代评. Source: lifecycle.md, "enter an answer". */
export const askAgent = caseEvent({
  name: 'ask_agent',
  label: '请助企员代评',
  from: ['resolved', 'answered', 'confirmed'],
  by: ['desk'],
  offer: (c, { directory }) => {
    if (!c.phone || !c.clocks.phone) return { code: 'nothing_changed' };
    if (c.phone.agent) return { code: 'pending_already' };
    return directory.agents.some((a) => c.enterprise && a.enterprises.includes(c.enterprise.id))
      ? null
      : { code: 'no_agent' };
  },
  apply: (c) => (c.phone ? { ...c, phone: { ...c.phone, agent: true } } : c),
  tells: (after, _input, _before, { directory }) =>
    directory.agents
      .filter((a) => after.enterprise && a.enterprises.includes(after.enterprise.id))
      .map((a) => ({ seat: 'filer', person: a.openId, say: 'agent_asked' })),
  shows: (c, _input, { directory }) =>
    directory.agents
      .filter((a) => c.enterprise && a.enterprises.includes(c.enterprise.id))
      .map((a) => ({ to: { person: a.openId, name: a.name }, show: { card: 'filer' as const } })),
});
