import type { Case } from '../../domain/case/case.ts';
import { type DigestScope, type Figures, figuresOf } from '../../domain/digest/figures.ts';
import type { Leader } from '../../domain/directory/directory.ts';
import { addWorkingDays, closingTimeOf } from '../../domain/time/day-kind.ts';
import type { Deps } from '../deps.ts';

/** Cases one morning's figures are made from. */
const CASES_MOST = 20_000;

/** What a leader's digest covers: their units, from the last digest's day up to this morning. */
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

/** Open cases, confidential ones for their count, and what closed or was rated lately. */
export async function casesForDigest(deps: Deps, since: string): Promise<Case[]> {
  const from = new Date(`${since}T00:00:00+08:00`);
  const [open, confidential, changed] = await Promise.all([
    deps.cases.find({ open: true }, CASES_MOST),
    deps.cases.find({ open: true, confidential: true }, CASES_MOST),
    deps.cases.find({ states: ['closed', 'redirected', 'withdrawn'], changedSince: from }, CASES_MOST),
  ]);
  return [...new Map([...open, ...confidential, ...changed].map((c) => [c._id, c])).values()];
}

/** The day's figures for any of the leaders, from one reading of the cases. Source: R-601. */
export async function figuresOn(deps: Deps, on: string): Promise<(leader: Pick<Leader, 'units'>) => Figures> {
  const before = addWorkingDays(on, -1, deps.calendar());
  const [cases, audit] = await Promise.all([
    casesForDigest(deps, before),
    auditSince(deps, closingTimeOf(before, deps.profile.digest.at)),
  ]);
  return (leader) => figuresOf(cases, scopeFor(deps, leader, on), audit);
}

/** What the auditor mended since the last digest, so that each repair is told once; and what it could only name when it last looked. */
const auditSince = async ({ memory }: Deps, since: Date): Promise<Pick<Figures, 'repairs' | 'named'>> => ({
  repairs: await memory.repairsSince(since),
  named: (await memory.lastAudit())?.named ?? 0,
});

/** The digest of one day for one leader. */
export const digestId = (on: string, person: string): string => `digest/${on}/${person}`;
