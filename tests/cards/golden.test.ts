import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../cards/kit.ts';
import type { Audience } from '../../src/domain/case/message.ts';
import type { CaseCard, State } from '../../src/domain/case/state.ts';
import { actorOf } from '../../src/domain/directory/actor.ts';
import type { PersonActor } from '../../src/domain/directory/person.ts';
import { agendaOf } from '../../src/domain/duties/agenda.ts';
import { cardFor } from '../../src/views/case/case-card.ts';
import { stubFor } from '../../src/views/case/stub.ts';
import { formCardFor } from '../../src/views/forms/form-card.ts';
import { inquiryFor } from '../../src/views/inquiries/inquiry.ts';
import { absenceForm, absenceStanding } from '../../src/views/notices/absence.ts';
import { helpCard } from '../../src/views/notices/help.ts';
import { intakeCard } from '../../src/views/notices/intake.ts';
import { linksCard } from '../../src/views/notices/links.ts';
import { listCard } from '../../src/views/notices/lists.ts';
import { stepsListCard } from '../../src/views/notices/reminders.ts';
import { whichCard } from '../../src/views/notices/which.ts';
import { digests } from '../sheet/digests.ts';
import { away } from '../support/away.ts';
import { caseIn } from '../support/builders.ts';
import { SCENES } from '../views/scenes.ts';

const inState = (state: State, audience: Audience): Card => {
  const { c, rules } = caseIn(state);
  return cardFor(c, audience, rules);
};
const inScene = (name: string, audience: Audience): Card => {
  const scene = SCENES.find((s) => s.name === name);
  if (!scene) throw new Error(`no scene ${name}`);
  const { c, rules } = scene.make();
  return cardFor(c, audience, rules, scene.whose);
};

/** The living cards: one for each way of showing a case. */
const CASES: Record<CaseCard | 'co-unit' | 'expert' | 'confidential-officer', () => Card> = {
  receipt: () => inState('submitted', 'respondent'),
  triage: () => inState('submitted', 'desk'),
  sign: () => inScene('待签批', 'signer'),
  unit: () => inState('dispatched', 'unit'),
  arbitrate: () => inState('return_requested', 'desk'),
  confirm: () => inState('resolved', 'respondent'),
  rate: () => inState('confirmed', 'respondent'),
  callback: () => inState('callback', 'desk'),
  review: () => inState('closure_review', 'desk'),
  merged: () => inScene('已并案', 'desk'),
  ended: () => inState('closed', 'respondent'),
  closed: () => inState('closed', 'unit'),
  'co-unit': () => inScene('有协办', 'co_unit'),
  expert: () => inScene('请专家', 'expert'),
  'confidential-officer': () => inScene('保密件', 'confidential_officer'),
};

const { c, rules } = caseIn('in_progress');
const person = (openId: string): PersonActor => {
  const actor = actorOf(rules.directory, openId);
  if (!actor) throw new Error(`nobody is ${openId}`);
  return actor;
};

const at = rules.at;
const WARNED = {
  ...{ key: '1/handle/warn', kind: 'warn', clock: 'handle', deadline: at, at, actedAt: at },
  ...{ to: [], late: false, dropped: false, passed: false },
};

const unit = rules.directory.units.find((u) => u.id === 'scjg');
if (!unit) throw new Error('no unit');
const waiting = { c: { ...c, _id: 'c2', no: 'QS20260924-0002' }, when: 'waits' as const, duty: undefined };
const { card: toDo } = listCard(
  { title: '待办', empty: '现在没有待办。', entries: [...agendaOf([c], { unit }, rules), waiting] },
  { unit },
  rules,
  { noticeId: 'om_1' },
);

const [digest, daily, morning] = digests();
/** While 周芳 is away, with 吴磊 in her place. */
const { rules: without } = caseIn('submitted');
away(without.directory, { unit: 'officer' }, '2026-11-20 24:00');

/** Every other kind of card. */
const OTHERS: Record<string, () => Card> = {
  form: () => formCardFor(c, 'finish', { person: 'ou_unit' }, rules),
  contact: () => inquiryFor(c, 'contact', 'unit', rules),
  files: () => inquiryFor(c, 'files', 'unit', rules),
  record: () => inquiryFor(c, 'record', 'unit', rules),
  'why-date': () => inquiryFor(c, 'why_date', 'unit', rules),
  stub: () => stubFor(c, rules, 'submitted', { event: 'finish' }),
  intake: () =>
    intakeCard({ caseId: 'c1', text: '企业用电负荷不够', fileNames: ['现场.jpg'] }, person('ou_contact'), rules),
  list: () => toDo,
  which: () => whichCard('which/om_1', { text: '窗口还是不给办', fileIds: [] }, [c], person('ou_contact'), rules),
  help: () => helpCard(person('ou_desk'), rules),
  digest: () => digest.card,
  daily: () => daily.card,
  morning: () => morning.card,
  absence: () => absenceForm('om_1', 'ou_unit', { until: '2026-11-20' }, rules),
  away: () => absenceStanding('om_1', 'ou_unit', without),
  links: () =>
    linksCard(
      'om_1',
      {
        enterprise: '太湖精密有限公司',
        contacts: [{ id: 'web_tang', name: '老唐', phone: '13900001111', live: 2, last: rules.at }],
        byShortMessage: true,
      },
      rules,
    ),
  steps: () => stepsListCard([{ c, taken: WARNED, people: [{ openId: 'ou_unit', name: '李强' }] }], 'unit', rules),
};

const ALL = Object.entries({ ...CASES, ...OTHERS });

describe('one card of each kind, as JSON; what is on all others is read by label in tests/views', () => {
  it.each(ALL)('%s', async (name, drawn) => {
    await expect(`${JSON.stringify(drawn(), null, 2)}\n`).toMatchFileSnapshot(`golden/${name}.golden.json`);
  });

  it.each(ALL)('%s: nobody can forward it to people it was not drawn for (R-801)', (_name, drawn) => {
    expect(drawn().config.enable_forward).toBe(false);
  });

  it('there are no more files than cards', () => {
    const files = readdirSync(new URL('golden/', import.meta.url)).filter((file) => file.endsWith('.golden.json'));
    const kinds = ALL.map(([name]) => `${name}.golden.json`);
    expect(files.filter((file) => !kinds.includes(file))).toEqual([]);
  });
});
