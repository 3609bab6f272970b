import { audienceFor } from '../../domain/case/audiences.ts';
import type { Case } from '../../domain/case/case.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { bestFirst, matches, planOf } from '../../domain/search/search.ts';
import { termsOf } from '../../domain/search/terms.ts';
import { type Deps, rulesNow } from '../deps.ts';

/** Most cases looked through for one search. D */
const CASES_MOST = 5_000;

/**
 * The cases that fit all these words and that this person may see; confidential ones never.
 *
 * @returns `more`: there are too many to look through all of them
 */
export async function findFor(
  deps: Deps,
  actor: PersonActor,
  words: string,
): Promise<{ cases: Case[]; more: boolean }> {
  const rules = rulesNow(deps);
  const terms = termsOf(words, rules.directory);
  const plan = planOf(terms, actor, rules.directory, rules.at);
  if (!plan) return { cases: [], more: false };
  const { any, open } = plan;
  const looked = await deps.cases.find({ any, ...(open && { open }) }, CASES_MOST);
  const cases = looked.filter((c) => matches(c, terms, rules) && audienceFor(c, actor, rules) !== null);
  return { cases: bestFirst(cases, rules), more: looked.length === CASES_MOST };
}
