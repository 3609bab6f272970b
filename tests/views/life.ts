import { readProfile } from '../../config/read-profile.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Ctx, Rules } from '../../src/domain/case/context.ts';
import type { CaseFile } from '../../src/domain/case/parts.ts';
import { actorOf } from '../../src/domain/directory/actor.ts';
import type { Actor } from '../../src/domain/directory/person.ts';
import { decide, dueEvent } from '../../src/domain/events/decide.ts';
import type { Submission } from '../../src/domain/events/parts/new-case.ts';
import { submit } from '../../src/domain/events/submit.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { mergeCalendar, packageDays } from '../../src/domain/time/work-calendar.ts';
import { TOWN, type Who } from './town.ts';

/** The calendar as it stood in 2026: the 2027 notice is not out. */
const calendar = mergeCalendar(packageDays(), { days: {}, unpublished: [2027, 2028] });

export type Start = { profile?: 'malu' | 'suzhou' | 'huzhou' | 'suqian'; no?: string; at?: string };

/** One case and its town, moved by the real events; nothing is stored or sent. */
export function life({ profile = 'suzhou', no = 'QS20261118-0001', at = '2026-11-18 10:00' }: Start = {}) {
  const rules = readProfile(profile);
  let now = shanghai(at);
  let current: Case | undefined;
  const there = (): Case => {
    if (!current) throw new Error('nothing was submitted');
    return current;
  };
  const actor = (who: Who): Actor => {
    if (who === 'clock' || who === 'sender') return { kind: who };
    const found = actorOf(TOWN, `ou_${who}`);
    if (!found) throw new Error(`nobody plays ${who}`);
    return found;
  };
  const ctx = (who: Who, more: Partial<Ctx> = {}): Ctx => ({
    actor: actor(who),
    profile: rules,
    calendar,
    directory: TOWN,
    now,
    at: now,
    ...more,
  });
  const self = {
    submit(form: Record<string, unknown> = {}, who: Who = 'contact', as: Submission = 'own') {
      const full = { content: '营业执照变更卡在窗口。已去过两次', category: 'appeal', ...form };
      const files: CaseFile[] = [];
      const made = { _id: no.slice(-4), no, origin: `card/${no}`, files, as };
      const decision = submit(full, made, ctx(who));
      if (!decision.ok) throw new Error(`submit: ${JSON.stringify(decision.refusal)}`);
      current = decision.case;
      return self;
    },
    do(who: Who, event: string, form: Record<string, unknown> = {}, more: Partial<Ctx> = {}) {
      const decision = decide(there(), event, form, ctx(who, more));
      if (!decision.ok) throw new Error(`${who} ${event}: ${JSON.stringify(decision.refusal)}`);
      current = decision.case;
      return self;
    },
    decided: (who: Who, event: string, form: unknown, more: Partial<Ctx> = {}) =>
      decide(there(), event, form, ctx(who, more)),
    /** Moves the clock and runs whatever falls due on the way. */
    until(words: string) {
      const end = shanghai(words);
      for (let due = there().dueAt; due && due <= end; due = there().dueAt) {
        if (due > now) now = due;
        const event = dueEvent(there(), ctx('clock'));
        if (!event) throw new Error(`due at ${due.toISOString()}, but nothing to do`);
        self.do('clock', event);
      }
      now = end;
      return self;
    },
    put(change: (c: Case) => Case) {
      current = change(there());
      return self;
    },
    get c(): Case {
      return there();
    },
    get rules(): Rules {
      return { profile: rules, calendar, directory: TOWN, at: now };
    },
  };
  return self;
}
export type Life = ReturnType<typeof life>;
