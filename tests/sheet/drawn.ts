import type { Card } from '../../cards/kit.ts';
import type { Audience } from '../../src/domain/case/message.ts';
import { STATES, type State } from '../../src/domain/case/state.ts';
import { actorOf } from '../../src/domain/directory/actor.ts';
import { agendaOf, type Whose } from '../../src/domain/duties/agenda.ts';
import type { Submission } from '../../src/domain/events/parts/new-case.ts';
import { cardFor } from '../../src/views/case/case-card.ts';
import { formCardFor } from '../../src/views/forms/form-card.ts';
import { helpCard } from '../../src/views/notices/help.ts';
import { intakeCard } from '../../src/views/notices/intake.ts';
import { listCard } from '../../src/views/notices/lists.ts';
import { caseIn } from '../support/builders.ts';
import { busyTown } from '../support/busy-town.ts';
import { openIdOf } from '../support/small-town.ts';
import { LIFE_TABLE, TABLE } from '../views/forms-table.ts';
import { life } from '../views/life.ts';
import { SCENES } from '../views/scenes.ts';
import { TOWN } from '../views/town.ts';
import { digests } from './digests.ts';

/** A card with what it shows, for the sheet. */
export type Drawn = { title: string; card: Card };

const STATE_AUDIENCES: readonly Audience[] = ['respondent', 'filer', 'desk', 'unit', 'supervision', 'leader'];

/** Every state for the audiences that always have a card, then every scene for the audiences it is about. */
export const cases = (): Drawn[] => [
  ...STATES.flatMap((state: State) => {
    const { c, rules } = caseIn(state);
    return STATE_AUDIENCES.map((audience) => ({ title: `${state} · ${audience}`, card: cardFor(c, audience, rules) }));
  }),
  ...SCENES.flatMap(({ name, audiences, whose, make }) => {
    const { c, rules } = make();
    return audiences.map((audience) => ({ title: `${name} · ${audience}`, card: cardFor(c, audience, rules, whose) }));
  }),
];

/** Every form there is, and the ways of filing. */
export const forms = (): Drawn[] => [
  ...TABLE.map(([event, state]) => {
    const { c, rules } = caseIn(state, event === 'accept' ? { category: 'approval' } : {});
    return { title: `表单 · ${event}`, card: formCardFor(c, event, { person: 'ou_desk' }, rules) };
  }),
  ...LIFE_TABLE.map(([event, name, who]) => {
    const made = SCENES.find((s) => s.name === name)?.make();
    if (!made) throw new Error(`no scene ${name}`);
    return { title: `表单 · ${event}`, card: formCardFor(made.c, event, { person: `ou_${who}` }, made.rules) };
  }),
  ...filings(),
];

const FILINGS: readonly [as: Submission, who: string, enterprise?: string][] = [
  ['own', 'contact'],
  ['own', 'agent', '湖光食品有限公司'],
  ['desk', 'desk', '湖光食品有限公司'],
  ['direct', 'unit', '湖光食品有限公司'],
  ['found', 'unit'],
  ['incoming', 'desk', '新来的小厂有限公司'],
];

const filings = (): Drawn[] => {
  const { rules } = life({ profile: 'suqian' });
  return FILINGS.flatMap(([as, who, enterprise]) => {
    const actor = actorOf(TOWN, `ou_${who}`);
    if (!actor) return [];
    const intake = { caseId: 'c1', text: '企业用电负荷不够', fileNames: ['现场.jpg'], as, enterprise };
    return [
      { title: `提交 · ${as} · ${who}`, card: intakeCard(intake, actor, rules) },
      { title: `帮助 · ${as} · ${who}`, card: helpCard(actor, rules) },
    ];
  });
};

const READERS = ['unit', 'officer', 'desk', 'contact', 'supervision'] as const;
const SEED = 11;

/** Lists of a town with a dozen open cases: what each role has to do, and the group of a unit. */
export const lists = (): Drawn[] => {
  const { cases: open, rules } = busyTown(SEED, 12);
  const at = { noticeId: 'om_1' };
  const drawn = (title: string, whose: Whose): Drawn => ({
    title,
    card: listCard({ title: '待办', empty: '现在没有待办。', entries: agendaOf(open, whose, rules) }, whose, rules, at)
      .card,
  });
  const people = READERS.flatMap((who) => {
    const actor = actorOf(rules.directory, openIdOf(who));
    return actor ? [drawn(`待办 · ${who}`, actor)] : [];
  });
  const units = rules.directory.units
    .filter((u) => ['scjg', 'desk'].includes(u.id))
    .map((unit) => drawn(`待办 · ${unit.name}的群`, { unit }));
  return [...people, ...units];
};

/** The twelve that people see most, by the titles of the sheet. */
const FACES: readonly string[] = [
  '待办 · officer',
  '待办 · 企业服务专席的群',
  '每日简报 · 督导',
  '日报 · 单位负责人',
  'submitted · desk',
  'dispatched · unit',
  'in_progress · unit',
  'in_progress · respondent',
  'resolved · respondent',
  '已超期 · desk',
  '续办 · respondent',
  '续办 · unit',
];

export function faces(): Drawn[] {
  const all = [...lists(), ...digests(), ...cases()];
  return FACES.map((title) => {
    const found = all.find((drawn) => drawn.title === title);
    if (!found) throw new Error(`no card ${title}`);
    return found;
  });
}
