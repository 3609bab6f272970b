import type { Case } from '../../domain/case/case.ts';
import { type DigestScope, type Figures, figuresOf } from '../../domain/digest/figures.ts';
import type { Leader } from '../../domain/directory.ts';
import { addWorkingDays } from '../../domain/time/working-days.ts';
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

export async function figuresFor(
  deps: Deps,
  leader: Pick<Leader, 'units'>,
  on: string,
  audit: Pick<Figures, 'repairs' | 'named'>,
): Promise<Figures> {
  const scope = scopeFor(deps, leader, on);
  return figuresOf(await casesForDigest(deps, scope.before), scope, audit);
}
