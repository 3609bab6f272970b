import { plainText } from '../../cards/kit.ts';
import type { KeptAbsence } from '../../src/domain/absence/kept.ts';
import type { AbsenceRefusal } from '../../src/domain/absence/name.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import {
  absenceForm,
  absenceRefused,
  absenceStanding,
  BACK_SAID,
  backText,
  begunText,
  headText,
  leftText,
  namedText,
  overText,
} from '../../src/views/notices/absence.ts';
import { away } from '../support/away.ts';
import { caseWorld } from '../support/case-world.ts';
import { openIdOf, PEOPLE } from '../support/small-town.ts';
import type { Sentence } from './sentence.ts';

const UNTIL = '2026-11-20 24:00';
const ENDS = ['over', 'back', 'changed', 'left'] as const;
const at = shanghai(UNTIL);

/** One way to each reason for which nobody is named. */
const REFUSED: { [Code in AbsenceRefusal['code']]: Extract<AbsenceRefusal, { code: Code }> } = {
  no_office: { code: 'no_office', contact: true },
  no_such_day: { code: 'no_such_day' },
  past: { code: 'past', date: '2026-03-01' },
  too_far: { code: 'too_far', days: 60, last: '2026-11-20' },
  unknown: { code: 'unknown', words: '张三' },
  several: { code: 'several', words: '王', fits: ['王敏（主任）', '王敏（科员）'] },
  yourself: { code: 'yourself' },
  contact: { code: 'contact', name: PEOPLE.contact },
  not_a_colleague: { code: 'not_a_colleague', name: PEOPLE.otherUnit },
  away_too: { code: 'away_too', name: PEOPLE.officer, until: at },
  not_away: { code: 'not_away' },
};

const OF_AN_AGENT: AbsenceRefusal = { code: 'no_office', contact: false };

/** What is said of who is away and who stands in. */
export function absences(): Sentence[] {
  const { rules } = caseWorld();
  away(rules.directory, { unit: 'officer', officer: 'head' }, UNTIL);
  const { directory: d, at: now } = rules;
  const absence: KeptAbsence = {
    ...{ id: 'a1', person: { openId: openIdOf('unit'), name: PEOPLE.unit } },
    ...{ deputy: { openId: openIdOf('officer'), name: PEOPLE.officer }, since: now, until: at },
    ...{ told: true, redated: false },
  };
  const ended = (why: (typeof ENDS)[number]): KeptAbsence => ({ ...absence, ended: { at, why } });
  const said = (reader: string, text: string): Sentence => ({ kind: '消息', reader, code: 'absence', text });
  return [
    said('unit', plainText(absenceForm('om_1', absence.person.openId, {}, rules))),
    said('unit', plainText(absenceStanding('om_1', absence.person.openId, rules))),
    said('unit', namedText(absence, d, now)),
    said('unit', BACK_SAID),
    said('unit', backText(ended('over'), '')),
    said('unit', backText(ended('left'), PEOPLE.head)),
    said('officer', begunText(absence, '', d, now)),
    said('officer', begunText(absence, PEOPLE.head, d, now)),
    said('officer', begunText({ ...absence, redated: true }, '', d, now)),
    ...ENDS.flatMap((why) => [true, false].map((isThere) => said('officer', overText(ended(why), isThere)))),
    said('head', headText(absence, now)),
    said('head', leftText(ended('left'))),
    ...[...Object.values(REFUSED), OF_AN_AGENT].map(
      (refusal): Sentence => ({
        kind: '拒绝',
        reader: refusal.code !== 'no_office' ? 'unit' : refusal.contact ? 'contact' : 'agent',
        code: `absence/${refusal.code}`,
        text: absenceRefused(refusal, rules),
      }),
    ),
  ];
}
