import type { Case } from '../../case/case.ts';
import type { Rules } from '../../case/context.ts';
import { assignmentInHand, callNoted, openTasks } from '../../case/current.ts';
import { boardsByFit, type Suggestion, suggestUnits, unitsByFit, whySuggested } from '../../case/suggest.ts';
import { departmentsOf, unitById, unitName } from '../../directory/directory.ts';
import { first, toldApart } from '../../directory/named.ts';
import { departmentOptions, unitNames } from '../../directory/options.ts';
import { choices, type Option, optionalChoice, optionalLine, optionalText, type PerCase, text } from '../fields.ts';
import { TITLE_MOST } from './title.ts';

/** Items of the profile as options, by their word. */
export const worded = (list: readonly { id: string; word: string }[]): Option[] =>
  list.map(({ id, word }) => ({ value: id, label: word }));

/** The reason: at most half a page. */
export const reason = text('理由', { most: 500 });

const CALL_NOTE = '回访记录';
const CALL_HINT = '企业在电话中怎么说';
/** What the enterprise said on the telephone. */
export const callNote = text(CALL_NOTE, { placeholder: CALL_HINT });
/** The same, where the call may have been noted before. */
export const optionalCallNote = optionalText(CALL_NOTE, { required: true, placeholder: CALL_HINT });
/** Whether the form still asks what was said: not if the call has been noted. */
export const unlessCallNoted: PerCase<boolean> = (c) => !callNoted(c);

/** Every department as an option; all lists of units are chosen from these, so that a unit is called the same everywhere. */
const departments = ({ directory }: Rules): readonly Option[] => departmentOptions(directory);
const boardsOf = ({ directory }: Rules) => directory.boards.filter((b) => b.active && !unitById(directory, b.id));
/** Departments and boards. */
const targets = (rules: Rules): Option[] => {
  const { directory } = rules;
  const boards = boardsOf(rules).map(({ id, name, leadUnit }) => ({
    value: id,
    name,
    tells: ['板块', `牵头 ${unitName(directory, leadUnit)}`],
  }));
  return toldApart([...unitNames(departmentsOf(directory)), ...boards]);
};
/** The departments that this case may go to, those that fit best first. Source: R-205; interface.md, "Long lists". */
const byFit = (c: Case, rules: Rules): Option[] => among(unitsByFit(c, rules.directory), rules);
const among = (fit: readonly Suggestion[], rules: Rules): Option[] => {
  const all = departments(rules);
  return fit.flatMap(({ unit }) => all.find((o) => o.value === unit.id) ?? []);
};

/** The units that get a button of their own, by name alone: the card says why they fit. */
export const bestUnits: PerCase<Option[]> = (c, rules) => among(suggestUnits(c, rules.directory), rules);
/** Units as buttons that send the case there. */
export const toUnits = (units: readonly Option[]): Option[] =>
  units.map(({ value, label }) => ({ value, label: `派给 ${label}` }));

/** Why these units are suggested, as the end of a sentence. */
export const whyThese: PerCase<string> = (c, { directory }) => {
  const why = whySuggested(suggestUnits(c, directory));
  return why ? `。${why}` : '';
};

/** Whether there are more units than are suggested: then a name is typed sooner than found in the list. */
const moreUnits: PerCase<boolean> = (c, { directory }) =>
  unitsByFit(c, directory).length > suggestUnits(c, directory).length;

/** The unit that handles the case. */
export const unitField = optionalChoice('承办单位', byFit, {
  required: true,
  typed: moreUnits,
  besides: (_c, rules) => departments(rules),
});
/** The same, or a board, whose chief assigns: the units that fit best, the boards by how they fit, the other units. */
export const targetField = optionalChoice(
  '承办单位',
  (c, rules) => {
    const units = byFit(c, rules).map((o) => o.value);
    const boards = boardsByFit(c, boardsOf(rules)).map((b) => b.id);
    const best = bestUnits(c, rules).length;
    const order = [...units.slice(0, best), ...boards, ...units.slice(best)];
    return first(targets(rules), order).slice(0, order.length);
  },
  { required: true, typed: moreUnits, besides: (_c, rules) => targets(rules) },
);

/** Departments, those that fit best first, for a unit that takes part beside the one that has the case. */
export const leadUnits: PerCase<Option[]> = (c, rules) =>
  first(
    departments(rules),
    unitsByFit(c, rules.directory).map(({ unit }) => unit.id),
  );

/** The units to choose co-units from: those asked for, then those that fit best; never the lead unit. Source: R-207. */
const helpers = (c: Case, rules: Rules, asked: readonly string[]): Option[] => {
  const taken = [assignmentInHand(c)?.unit, ...openTasks(c).map((t) => t.unit)];
  return first(leadUnits(c, rules), asked).filter((o) => !taken.includes(o.value));
};
const besidesHelpers: PerCase<readonly Option[]> = (_c, rules) => departments(rules);
export const coUnits = choices('协办单位', (c, rules) => helpers(c, rules, []), { besides: besidesHelpers });
/** The co-units: those asked for, or others. */
export const coUnitsAsked = choices('协办单位', (c, rules) => helpers(c, rules, c.coAsk?.units ?? []), {
  required: true,
  first: (c) => c.coAsk?.units ?? [],
  besides: besidesHelpers,
});

/** The title, and what is asked of the unit. Source: lifecycle.md, "dispatch". */
export const orderFields = {
  title: optionalLine('标题', { most: TITLE_MOST, first: (c) => c.title }),
  instruction: optionalText('交办要求', { most: 500, placeholder: '请单位怎样办、注意什么；企业看不到' }),
};

/** The urgency of a case unless somebody chooses another. */
export const USUAL_URGENCY = 'general';

/** The categories without those that are redirected. */
const handled = ({ profile }: Rules) => profile.categories.filter((k) => k.kind !== 'redirect');
export const classFields = {
  category: optionalChoice('类别', (_c, rules) => worded(handled(rules)), {
    required: (c, rules) => !handled(rules).some((k) => k.id === c.category),
    first: (c) => c.category,
  }),
  urgency: optionalChoice('紧急程度', (_c, { profile }) => worded(profile.urgencies), {
    required: (c, { profile }) => !profile.urgencies.some((u) => u.id === (c.urgency ?? USUAL_URGENCY)),
    first: (c) => c.urgency ?? USUAL_URGENCY,
  }),
};
