import type { Case } from '../../domain/case/case.ts';
import { type DigestScope, type Figures, figuresOf, type SelfCheck } from '../../domain/digest/figures.ts';
import type { Leader } from '../../domain/directory/directory.ts';
import { addWorkingDays, closingTimeOf } from '../../domain/time/day-kind.ts';
import type { Deps } from '../deps.ts';

/** Most cases that one digest's figures are made from. */
const CASES_MOST = 20_000;

/** The scope of a leader's digest: their units, from the last digest's day up to this morning. */
export function scopeFor(deps: Deps, leader: Pick<Leader, 'units'>, on: string): DigestScope {
  const calendar = deps.calendar();
  return {
    units: leader.units,
    on,
    before: addWorkingDays(on, -1, calendar),
    calendar,
    directory: deps.directory.current(),
    signedChannels: deps.profile.signoff?.channelKinds ?? [],
  };
}

/** Open cases, confidential ones (only to count them), and cases closed or rated since the last digest. */
export async function casesForDigest(deps: Deps, since: string): Promise<Case[]> {
  const from = new Date(`${since}T00:00:00+08:00`);
  const [open, confidential, changed] = await Promise.all([
    deps.cases.find({ open: true }, CASES_MOST),
    deps.cases.find({ open: true, confidential: true }, CASES_MOST),
    deps.cases.find({ states: ['closed', 'redirected', 'withdrawn'], changedSince: from }, CASES_MOST),
  ]);
  return [...new Map([...open, ...confidential, ...changed].map((c) => [c._id, c])).values()];
}

/** Reads the cases once and returns a function that makes each leader's figures. Source: R-601. */
export async function figuresOn(deps: Deps, on: string): Promise<(leader: Pick<Leader, 'units'>) => Figures> {
  const before = addWorkingDays(on, -1, deps.calendar());
  const [cases, audit] = await Promise.all([
    casesForDigest(deps, before),
    auditSince(deps, closingTimeOf(before, deps.profile.digest.at)),
  ]);
  return (leader) => figuresOf(cases, scopeFor(deps, leader, on), audit);
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

/** The digest of one day for one leader. */
export const digestId = (on: string, person: string): string => `digest/${on}/${person}`;
