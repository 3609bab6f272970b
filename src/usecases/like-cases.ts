import type { Case } from '../domain/case/case.ts';
import { assignmentInHand } from '../domain/case/current.ts';
import { likest } from '../domain/case/like.ts';
import type { Deps } from './deps.ts';

/** Most cases of each kind that are compared. D */
const COMPARED_MOST = 50;

/**
 * Cases that may be about the same matter: of the same enterprise in any state, of the same unit, and those that nobody has
 * yet, the likest first. Search by content is another matter. Source: R-108.
 */
export async function likeCases({ cases }: Pick<Deps, 'cases'>, c: Case): Promise<Case[]> {
  const unit = assignmentInHand(c)?.unit;
  const found = await Promise.all([
    c.enterprise ? cases.find({ mine: { openId: '', enterprises: [c.enterprise.id] } }, COMPARED_MOST) : [],
    unit === undefined ? [] : cases.find({ unit }, COMPARED_MOST),
    cases.find({ states: ['submitted'] }, COMPARED_MOST),
  ]);
  return likest(c, [...new Map(found.flat().map((one) => [one._id, one])).values()]);
}
