import type { Row } from '../../../cards/kit.ts';
import type { Rules } from '../../domain/case/context.ts';
import { obligedUnit } from '../../domain/case/roles.ts';
import type { Urge } from '../../domain/case/urges.ts';
import { waitedFor } from '../../domain/clocks/recipients.ts';
import { calledWithin } from '../../domain/directory/deputies.ts';
import { inPlaceOf, ownerOf } from '../../domain/directory/person.ts';
import { type When, type Whose, whenOf } from '../../domain/duties/agenda.ts';
import type { Due } from '../../domain/duties/duties.ts';
import { formatDate } from '../../domain/time/format-date.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { unitCalled } from '../shared/people.ts';
import { wordsFor } from '../shared/redact.ts';
import { dateSaid, daysSaid } from './duty-words.ts';

/** Most characters of a title, of what was asked or answered, and of all that stands below. */
const MOST = { title: 40, words: 60, facts: 200 };

const dueOf = ({ owed }: Urge): Due => ({ at: owed.clock.deadline, provisional: owed.clock.provisional });

/** How urgent an urge is: an answered one waits for nobody. */
export const urgeWhen = (urge: Urge, rules: Rules): When | 'case' =>
  urge.owed.metAt ? 'case' : whenOf(dueOf(urge), rules.at);

/** `待回复 2 项 · 已回复 1 项`. */
export const urgesSummary = (urges: readonly Urge[]): string => {
  const answered = urges.filter(({ owed }) => owed.metAt).length;
  return [['待回复', urges.length - answered] as const, ['已回复', answered] as const]
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count} 项`)
    .join(' · ');
};

/** Who owes the answer: the unit, with whoever has the case there. */
function owing({ c, owed }: Urge, rules: Rules): string {
  const unit = obligedUnit(owed, rules.directory);
  const [one, ...others] = waitedFor(c, { waits: { audience: 'unit', unit } }, rules.directory);
  const name = unitCalled(unit, rules);
  return one && others.length === 0 ? `${name}（${calledWithin(one)}）` : name;
}

/** In whose place the reader reads it; undefined of what they urged themselves. */
function inPlaceSaid({ owed }: Urge, whose: Whose): string | undefined {
  const owner = owed.by && ownerOf(owed.by);
  if ('unit' in whose || owner === whose.openId) return undefined;
  const absent = whose.standsFor?.filter(({ openId }) => openId === owner) ?? [];
  return absent.length > 0 ? inPlaceOf(absent) : undefined;
}

/** An urge: by when who must answer what; or what was answered, and when. */
export function urgeRow(urge: Urge, whose: Whose, rules: Rules): Omit<Row, 'tap'> {
  const { c, owed } = urge;
  const short = (words: string): string => wordsFor('leader', words, MOST.words).text;
  const day = (at: Date): string => formatDate(shanghaiDate(at), rules.at).replace(/（.*/, '');
  const asked = `督办要求：${short(owed.text ?? '')}`;
  const absent = inPlaceSaid(urge, whose);
  const facts = owed.metAt
    ? [`${day(owed.metAt)}${unitCalled(owed.unit, rules)}回复：${short(owed.reply ?? '')}`, asked, c.no]
    : [dateSaid(dueOf(urge), rules), `等待${owing(urge, rules)}回复`, asked, `${day(owed.clock.startedAt)}督办`, c.no];
  return {
    title: wordsFor('leader', `${owed.metAt ? '已回复' : '待回复'}：${c.title}`, MOST.title),
    facts: wordsFor('leader', [...(absent ? [absent] : []), ...facts].join(' · '), MOST.facts),
    due: owed.metAt ? undefined : daysSaid(dueOf(urge), rules),
  };
}
