import type { Case } from '../../domain/case/case.ts';
import type { List } from '../../domain/case/lists.ts';
import {
  DAYS_DRAWN,
  type Figures,
  figuresOf,
  type Scope,
  type SelfCheck,
  todayOf,
} from '../../domain/digest/figures.ts';
import { type Looked, look } from '../../domain/digest/looked.ts';
import type { Reach } from '../../domain/digest/reach.ts';
import { addWorkingDays, closingTimeOf } from '../../domain/time/day-kind.ts';
import { plusDays } from '../../domain/time/shanghai.ts';
import { type Deps, rulesNow } from '../deps.ts';

/** Most cases that one digest's figures are made from. */
const CASES_MOST = 20_000;

/** Whose figures they are, of the morning of this date: from the working day before. */
export const scopeFor = (deps: Deps, reach: Reach, on: string): Scope => ({
  reach,
  on,
  from: addWorkingDays(on, -1, deps.calendar()),
  rules: rulesNow(deps),
});

/** Open cases, and those that ended or were rated in the days that a digest draws. */
async function recentCases(deps: Deps, on: string): Promise<Case[]> {
  const changedSince = closingTimeOf(plusDays(on, -DAYS_DRAWN), '00:00');
  const [open, changed] = await Promise.all([
    deps.cases.find({ open: true }, CASES_MOST),
    deps.cases.find({ states: ['closed', 'redirected', 'withdrawn'], changedSince }, CASES_MOST),
  ]);
  return [...new Map([...open, ...changed].map((c) => [c._id, c])).values()];
}

/** The cases that digests of this day are made from. */
export const lookedOn = async (deps: Deps, on: string): Promise<Looked[]> =>
  look(await recentCases(deps, on), rulesNow(deps));

type Ask = { today: boolean };

/**
 * Reads the cases once and returns a function that makes each reader's figures, with what happened today where asked for.
 * Source: R-601.
 */
export async function figuresOn(deps: Deps, on: string, { today }: Ask): Promise<(reach: Reach) => Figures> {
  const from = addWorkingDays(on, -1, deps.calendar());
  const [looked, secret, audit] = await Promise.all([
    lookedOn(deps, on),
    deps.cases.find({ open: true, confidential: true }, CASES_MOST),
    auditSince(deps, closingTimeOf(from, deps.profile.digest.at)),
  ]);
  return (reach) => {
    const scope = scopeFor(deps, reach, on);
    return { ...figuresOf(looked, scope, audit, secret.length), ...(today && { today: todayOf(looked, scope) }) };
  };
}

/** What the figures of these units' heads say of this morning. Offices see every case, units their own. */
export async function figuresOfHeads(deps: Deps, heads: readonly string[], on: string): Promise<Figures> {
  const scope = scopeFor(deps, { leads: null, heads }, on);
  const offices = deps.directory.current().units.filter((u) => u.kind !== 'department' && heads.includes(u.id));
  const looked =
    offices.length > 0 ? await lookedOn(deps, on) : look(await casesOfUnits(deps, heads, scope), scope.rules);
  return figuresOf(looked, scope, { repairs: 0, named: 0, unchecked: 0, auditedAt: null }, 0);
}

/** The open cases of these units, and those that ended since the working day before. */
async function casesOfUnits(deps: Deps, units: readonly string[], { from }: Scope): Promise<Case[]> {
  const changedSince = closingTimeOf(from, '00:00');
  const [open, ended] = await Promise.all([
    deps.cases.find({ any: units.map((id): List => `unit/${id}`), open: true }, CASES_MOST),
    deps.cases.find({ any: units.map((id): List => `ended/${id}`), changedSince }, CASES_MOST),
  ]);
  return [...open, ...ended];
}

/** What the auditor corrected since the last digest, and what its last run found. */
async function auditSince({ memory }: Deps, since: Date): Promise<SelfCheck> {
  const [repairs, last] = await Promise.all([memory.repairsSince(since), memory.lastAudit()]);
  return {
    repairs: repairs.length,
    named: last ? last.named.length + last.givenUp : 0,
    unchecked: last?.unchecked.length ?? 0,
    auditedAt: last?.at ?? null,
  };
}

/** The digest of one day for one reader. */
export const digestId = (on: string, person: string): string => `digest/${on}/${person}`;
