import { NO_ENTERPRISE } from '../../../cards/case/words.ts';
import { listCard as drawList } from '../../../cards/chat/list.ts';
import { type Card, tap } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Audience } from '../../domain/case/message.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { tagFor } from '../case/header.ts';
import { headlineFor } from '../case/headline.ts';
import { speaksForEnterprise, wordsFor } from '../shared/redact.ts';

/** Most cases in one list. */
export const LIST_MOST = 10;

/** Most rows of a list (interface.md, "Long lists"). */
const MOST_ROWS = 20;

/**
 * One line for each case: number, title, state, and who must do what by when, with 查看. In a group no people of the
 * enterprise are shown. Source: interface.md, "In chat"; R-801.
 *
 * @param person  whose private list it is; null for a list in a group
 */
export function listCard(
  title: string,
  cases: readonly Case[],
  person: PersonActor | null,
  audience: Audience,
  rules: Rules,
  empty: string,
): Card {
  // Only its officers' lists have a confidential case (R-802).
  const listed = cases.filter((c) => !c.confidential || audience === 'confidential_officer');
  const rows = listed.slice(0, MOST_ROWS).map((c) => {
    const as = person ? audienceOfRow(c, person, audience) : audience;
    return {
      title: wordsFor(as, `${c.no} ${c.title}`, 60),
      facts: wordsFor(
        as,
        [tagFor(c, as), ...enterpriseName(c, as, person), headlineFor(c, as, rules)].join(' · '),
        150,
      ),
      tap: tap('show', { caseId: c._id, v: c.v }),
    };
  });
  return drawList({ title, count: listed.length, rows, empty });
}

/** For the enterprise's side: `respondent` or `filer`, whichever this person is in this case. */
const audienceOfRow = (c: Case, person: PersonActor, audience: Audience): Audience =>
  speaksForEnterprise(audience)
    ? c.respondent.openId === person.openId || (c.enterprise && person.contactOf.includes(c.enterprise.id))
      ? 'respondent'
      : 'filer'
    : audience;

/** The enterprise's name; left out for a person who speaks for only one. */
const enterpriseName = (c: Case, audience: Audience, person: PersonActor | null): string[] =>
  speaksForEnterprise(audience) && person?.contactOf.length === 1 ? [] : [c.enterprise?.name ?? NO_ENTERPRISE];
