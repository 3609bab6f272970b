import { plainText } from '../../cards/kit.ts';
import { STATES } from '../../src/domain/case/state.ts';
import type { Figures } from '../../src/domain/digest/figures.ts';
import { actorOf } from '../../src/domain/directory/actor.ts';
import type { PersonActor } from '../../src/domain/directory/person.ts';
import type { Submission } from '../../src/domain/events/parts/new-case.ts';
import { stubFor } from '../../src/views/case/stub.ts';
import { askCard } from '../../src/views/notices/ask.ts';
import { auditText } from '../../src/views/notices/audit.ts';
import { digestCard } from '../../src/views/notices/digest.ts';
import {
  keptReport,
  linesOf,
  rowsInWords,
  TAKE_ANYWAY,
  takenReport,
  unreadReport,
  waitingReport,
} from '../../src/views/notices/directory.ts';
import { helpCard } from '../../src/views/notices/help.ts';
import { intakeAway, intakeCard, intakeDone } from '../../src/views/notices/intake.ts';
import { workListPointer } from '../../src/views/notices/lists.ts';
import { linesOfRules, otherPlace, rulesMended, rulesRefused, rulesTaken } from '../../src/views/notices/profile.ts';
import { whichCard } from '../../src/views/notices/which.ts';
import { fallbackText, fileGoneText, withheldText } from '../../src/views/notifications/fallback.ts';
import { caseIn } from '../support/builders.ts';
import { caseWorld } from '../support/case-world.ts';
import { openIdOf, type PEOPLE } from '../support/small-town.ts';
import { absences } from './absences.ts';
import { digests as drawnDigests } from './digests.ts';
import { links } from './links.ts';
import type { Sentence } from './sentence.ts';

type Part = keyof typeof PEOPLE;
const { rules } = caseIn('submitted');
const { directory, at } = rules;

const person = (who: Part): PersonActor => {
  const actor = actorOf(directory, openIdOf(who));
  if (!actor) throw new Error(`nobody plays ${who}`);
  return actor;
};
const HELPED: readonly Part[] = [
  ...(['contact', 'agent', 'desk', 'coordinator', 'unit', 'officer', 'supervision', 'leader', 'chief'] as const),
  ...(['expert', 'confidentialOfficer'] as const),
];
const FILINGS: readonly [as: Submission, who: Part, enterprise?: string][] = [
  ['own', 'contact'],
  ['own', 'agent'],
  ['desk', 'desk', '湖光食品有限公司'],
  ['direct', 'officer', '湖光食品有限公司'],
  ['found', 'unit'],
  ['incoming', 'desk', '新来的小厂有限公司'],
];

const help = (): Sentence[] => [
  ...HELPED.map(
    (who): Sentence => ({ kind: '帮助', reader: who, code: who, text: plainText(helpCard(person(who), rules)) }),
  ),
  {
    kind: '帮助',
    reader: 'administrator',
    code: 'administrator',
    text: plainText(helpCard({ ...person('contact'), contactOf: [], administrator: true }, rules)),
  },
  { kind: '帮助', reader: 'stranger', code: 'stranger', text: plainText(helpCard(null, rules)) },
];

const intakes = (): Sentence[] => [
  ...FILINGS.map(([as, who, enterprise]): Sentence => {
    const intake = { caseId: 'c1', text: '企业用电负荷不够', fileNames: ['现场.jpg'], as, enterprise };
    return { kind: '提交', reader: who, code: as, text: plainText(intakeCard(intake, person(who), rules)) };
  }),
  {
    kind: '提交',
    reader: 'contact',
    code: 'away',
    text: plainText(intakeAway('om_1', { caseId: 'c1', text: '厂门口积水', fileNames: [] }, rules)),
  },
  { kind: '提交', reader: 'contact', code: 'done', text: plainText(intakeDone(caseIn('submitted').c, rules)) },
];

const AUDIT = { at, looked: 40, repaired: [], named: [], unchecked: [], givenUp: 0, lost: null };
const FOUND = {
  ...AUDIT,
  ...{ repaired: ['QS20261118-0001'], unchecked: ['QS20261118-0002'], named: ['QS20261118-0003'] },
  ...{ givenUp: 2, lost: { lines: 12, why: '磁盘已满' } },
};
const ROWS = rowsInWords(
  [{ line: 12, row: '吴磊', reason: '在另一行已经登记' }],
  [{ line: 20, row: '云帆生物医药有限公司', reason: '等级“甲级”不在名单中' }],
);
const audits = (): Sentence[] =>
  [AUDIT, FOUND].map(
    (a): Sentence => ({ kind: '消息', reader: 'administrator', code: 'audit', text: auditText(a, at) }),
  );
const rulesFiles = (): Sentence[] =>
  [
    rulesTaken(['limits.accept', 'hours.close']),
    rulesMended(),
    rulesRefused(['suzhou.yaml:21 limits.accept.workingDays: 无效输入']),
    rulesRefused([otherPlace('suzhou.yaml', 'suzhou', 'malu')]),
  ].map(
    (report): Sentence => ({
      kind: '消息',
      reader: 'administrator',
      code: 'profile',
      text: linesOfRules('suzhou.yaml', report).join('\n'),
    }),
  );
const directories = (): Sentence[] =>
  [
    takenReport('directory.yaml', null, directory, [{ line: 12, row: '吴磊', reason: '在另一行已经登记' }], []),
    unreadReport('directory.yaml', ['第 3 行写法不对']),
    keptReport('directory.yaml', ['停用 12 人，共 20 人'], ROWS),
    waitingReport('directory.yaml'),
  ].map(
    (report): Sentence => ({
      kind: '消息',
      reader: 'administrator',
      code: 'directory',
      text: linesOf(report).join('\n'),
    }),
  );

const FIGURES: Figures = {
  ...{ from: '2026-11-17', fresh: 3, closed: 5, inHand: 12, dueToday: 2, overdue: 2, good: 4, bad: 1 },
  units: [
    { unit: 'scjg', inHand: 8, dueToday: 1, overdue: 2, days: 4, good: 9, rated: 10 },
    { unit: 'rsj', inHand: 4, dueToday: 1, overdue: 0, days: 0, good: 0, rated: 0 },
  ],
  days: [{ on: '2026-11-17', fresh: 3, closed: 5 }],
  ...{ special: 1, waitingLongest: 3, notReached: 1, missedMonths: 1, confidential: 1 },
  ...{ repairs: 1, named: 1, unchecked: 0, auditedAt: at },
};
const TODAY: NonNullable<Figures['today']> = { at, fresh: 2, accepted: 1, finished: 1, closed: 0, overdue: 1 };
const digests = (): Sentence[] => [
  ...[
    FIGURES,
    { ...FIGURES, ...{ overdue: 0, units: [], good: 0, bad: 0, missedMonths: 0, confidential: 0, named: 0 } },
    { ...FIGURES, from: '2026-11-13', today: TODAY },
    { ...FIGURES, units: FIGURES.units.map((row) => ({ ...row, days: 0 })) },
    { ...FIGURES, auditedAt: new Date(at.getTime() - 4 * 3_600_000) },
    { ...FIGURES, auditedAt: null },
    { ...FIGURES, unchecked: 2 },
  ].map(
    (figures): Sentence => ({
      kind: '消息',
      reader: 'leader',
      code: 'digest',
      text: plainText(
        digestCard({ noticeId: 'om_1', on: '2026-11-18', figures, before: { ...FIGURES, inHand: 9 } }, rules),
      ),
    }),
  ),
  ...drawnDigests()
    .slice(-1)
    .map(({ card }): Sentence => ({ kind: '消息', reader: 'unit', code: 'morning', text: plainText(card) })),
];

function questions(): Sentence[] {
  const { c } = caseIn('resolved');
  const asked = (which: Parameters<typeof whichCard>[1], cases = [c]): Sentence => ({
    kind: '消息',
    reader: 'contact',
    code: 'which',
    text: plainText(whichCard('om_1', which, cases, person('contact'), rules)),
  });
  const asks = {
    title: '通讯录文件没有采用',
    lines: ['文件停用的人过半。'],
    yes: TAKE_ANYWAY,
    does: { takeDirectory: 'x' },
  };
  return [
    asked({ text: '已经解决了', fileIds: [] }),
    asked({ text: '', fileIds: ['f1'] }, [c, caseIn('in_progress').c]),
    asked({ text: '漏水', fileIds: [] }, []),
    asked({ text: '', fileIds: [], wish: 'confirm' }),
    { kind: '消息', reader: 'administrator', code: 'ask', text: plainText(askCard('om_1', asks)) },
  ];
}

function replaced(): Sentence[] {
  const { c } = caseIn('in_progress');
  const w = caseWorld();
  w.caseIn('in_progress');
  const filed = w.do('contact', 'attach');
  w.do('desk', 'make_confidential');
  return [
    ...STATES.map(
      (state): Sentence => ({
        kind: '代替',
        reader: 'unit',
        code: `fallback/${state}`,
        text: fallbackText(caseIn(state).c, rules, 'unit'),
      }),
    ),
    { kind: '代替', reader: 'contact', code: 'fallback', text: fallbackText(c, rules, 'respondent') },
    { kind: '代替', reader: 'unit', code: 'confidential', text: fallbackText(w.case, w.rules, 'unit') },
    { kind: '代替', reader: 'anybody', code: 'file_gone', text: fileGoneText(filed, filed.files[0]?.id ?? '') },
    { kind: '代替', reader: 'administrator', code: 'withheld', text: withheldText(c) },
    ...(['moved', 'submitted', 'renewed'] as const).map(
      (why): Sentence => ({
        kind: '代替',
        reader: 'unit',
        code: why,
        text: plainText(stubFor(c, rules, why, { event: 'progress' })),
      }),
    ),
    { kind: '代替', reader: 'unit', code: 'work_list', text: plainText(workListPointer('om_1')) },
  ];
}

/** What the bot says that is about no single case, or stands in a card's place. */
export const notices = (): Sentence[] => [
  ...help(),
  ...intakes(),
  ...audits(),
  ...directories(),
  ...rulesFiles(),
  ...digests(),
  ...questions(),
  ...absences(),
  ...links(),
  ...replaced(),
];
