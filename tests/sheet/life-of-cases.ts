import { type CaseWorld, caseWorld, type Options } from '../support/case-world.ts';
import type { Role } from '../support/small-town.ts';

type Form = Record<string, unknown>;

/** A life of one or more cases, in which things are said. */
export type LifeOfCases = { name: string; options?: Options; play: (w: CaseWorld) => void };

export const dispatched = (w: CaseWorld, form: Form = {}) => {
  w.submit();
  w.do('desk', 'dispatch', form);
};
export const handled = (w: CaseWorld, form?: Form) => {
  dispatched(w, form);
  w.do('unit', 'accept');
};
export const finished = (w: CaseWorld, form?: Form) => {
  handled(w, form);
  w.do('unit', 'finish', { text: '已换发执照，可到窗口领取' });
  w.do('sender', 'result_delivered');
};
export const rated = (w: CaseWorld, level: string, form?: Form) => {
  finished(w, form);
  w.do('contact', 'confirm');
  w.do('contact', 'rate', { datum: level });
};
export const calledBack = (w: CaseWorld, form?: Form) => {
  rated(w, '1', form);
  w.travelTo('2026-09-24 10:20');
};
/** All of it, one after another. */
export const all = (w: CaseWorld, steps: readonly (readonly [Role, string, Form?])[]) => {
  for (const [who, event, form] of steps) w.do(who, event, form);
};

/** A world for a life, in a town whose offices have telephones. */
export const worldOf = ({ options }: LifeOfCases): CaseWorld =>
  caseWorld({
    ...options,
    directory: (d) => ({
      ...d,
      units: d.units.map((u) =>
        ['desk', 'scjg'].includes(u.id)
          ? { ...u, phone: u.id === 'desk' ? '0512-55550100' : '0512-55550120', hours: '工作日9:00—17:30' }
          : u,
      ),
    }),
  });
