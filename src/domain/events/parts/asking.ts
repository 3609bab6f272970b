import type { Case } from '../../case/case.ts';
import type { Rules } from '../../case/context.ts';
import { assignmentInHand, callNoted, openTasks } from '../../case/current.ts';
import { suggestUnits, whySuggested } from '../../case/suggest.ts';
import { departmentsOf, unitById } from '../../directory/directory.ts';
import { choices, type Option, optionalChoice, optionalLine, optionalText, type PerCase, text } from '../fields.ts';

/** People or units as options, by name. */
export const named = (list: readonly { id: string; name: string }[]): Option[] =>
  list.map(({ id, name }) => ({ value: id, label: name }));
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

/** The units that fit best, by name alone: the card says why they fit. Source: R-205; interface.md, "Long lists". */
export const bestUnits: PerCase<Option[]> = (c, { directory }) =>
  named(suggestUnits(c, directory).map(({ unit }) => unit));
/** Units as buttons that send the case there. */
export const toUnits = (units: readonly Option[]): Option[] =>
  units.map(({ value, label }) => ({ value, label: `派给 ${label}` }));
const boards = ({ directory }: Rules): Option[] =>
  named(directory.boards.filter((b) => b.active && !unitById(directory, b.id)));

/** Why these units are suggested, as the end of a sentence. */
export const whyThese: PerCase<string> = (c, { directory }) => {
  const why = whySuggested(suggestUnits(c, directory));
  return why ? `。${why}` : '';
};

/** Whether there are more units than are offered, so that another name may be typed. */
const moreUnits: PerCase<boolean> = (c, { directory }) =>
  departmentsOf(directory).filter((u) => u.id !== c.assignments.at(-1)?.unit).length >
  suggestUnits(c, directory).length;

const unitAmong = (options: PerCase<Option[]>) => ({
  unit: optionalChoice('承办单位', options, { required: (c, rules) => !moreUnits(c, rules) }),
  unitName: optionalLine('其他承办单位', { most: 50, placeholder: '不在上面时填写单位名称', shown: moreUnits }),
});
/** The unit that handles the case: a suggested one, or a typed name where there are more. */
export const unitFields = unitAmong(bestUnits);
/** The same, or a board, whose chief assigns. */
export const targetFields = unitAmong((c, rules) => [...bestUnits(c, rules), ...boards(rules)]);

/** The units to choose co-units from: those asked for, then those that fit best; never the lead unit. Source: R-207. */
const helpers = (c: Case, { directory }: Rules, asked: readonly string[]): Option[] => {
  const helping = openTasks(c).map((t) => t.unit);
  const best = suggestUnits(c, directory).map(({ unit }) => unit);
  const all = [...best, ...departmentsOf(directory).filter((u) => !best.includes(u))];
  const first = all.filter((u) => asked.includes(u.id));
  const rest = all.filter((u) => !asked.includes(u.id));
  return named([...first, ...rest].filter((u) => u.id !== assignmentInHand(c)?.unit && !helping.includes(u.id)));
};
export const coUnits = choices('协办单位', (c, rules) => helpers(c, rules, []));
/** The co-units: those asked for, or others. */
export const coUnitsAsked = choices('协办单位', (c, rules) => helpers(c, rules, c.coAsk?.units ?? []), {
  required: true,
  first: (c) => c.coAsk?.units ?? [],
});

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
    first: (c) => c.urgency ?? USUAL_URGENCY,
  }),
};
