import {
  dateField,
  type Field,
  inputField,
  multiSelectField,
  type Option,
  selectField,
  yesNoField,
} from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { legInHand, openTasks } from '../../domain/case/current.ts';
import { suggestUnits } from '../../domain/case/suggest.ts';
import { departmentsOf, unitById } from '../../domain/directory/directory.ts';

/** What was typed before, under the names of the fields. */
export type Keep = Record<string, string | string[]>;

const MOST_OPTIONS = 20;

export const kept = (keep: Keep, name: string): string | undefined => {
  const value = keep[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

type Asked = { name: string; label: string; required?: boolean; max?: number; placeholder?: string; first?: string };

/** Words over several lines. */
export const wordsField = (keep: Keep, { first, ...asked }: Asked): Field => {
  const value = kept(keep, asked.name) ?? first;
  return inputField({
    ...asked,
    required: asked.required ?? true,
    multiline: true,
    ...(value !== undefined && { value }),
  });
};

/** Words on one line. */
export const lineField = (keep: Keep, { first, ...asked }: Asked): Field => {
  const value = kept(keep, asked.name) ?? first;
  return inputField({ ...asked, ...(value !== undefined && { value }) });
};

export const dayField = (keep: Keep, asked: { name: string; label: string; required?: boolean }): Field => {
  const value = kept(keep, asked.name)?.slice(0, 10);
  return dateField({ ...asked, ...(value && /^\d{4}-\d\d-\d\d$/.test(value) && { value }) });
};

export const yesField = (keep: Keep, asked: { name: string; label: string }): Field => {
  const value = kept(keep, asked.name);
  return yesNoField({ ...asked, value: value === 'yes' });
};

/** What was chosen of a multi-select; Feishu sends one as a string. */
const keptList = (keep: Keep, name: string): string[] => {
  const value = keep[name];
  return Array.isArray(value) ? value : value ? [value] : [];
};

/** 承办单位: five suggestions, and where there are more units a name to type. Source: interface.md, "Long lists". */
export function unitFields(c: Case, keep: Keep, rules: Rules, withBoards = false): Field[] {
  const offered = suggestUnits(c, rules.directory);
  // The name alone, as the unit is called everywhere; why it is suggested stands on the case's card.
  const units: Option[] = offered.map(({ unit }) => ({ text: unit.name, value: unit.id }));
  const boards = rules.directory.boards.filter((b) => withBoards && b.active && !unitById(rules.directory, b.id));
  const options = [...units, ...boards.map((b) => ({ text: b.name, value: b.id }))].slice(0, MOST_OPTIONS);
  const more = departmentsOf(rules.directory).filter((u) => u.id !== c.legs.at(-1)?.unit).length > offered.length;
  const chosen = selectField({ name: 'unit', label: '承办单位', required: !more, options, value: kept(keep, 'unit') });
  if (!more) return [chosen];
  const typed = { name: 'unitName', label: '其他承办单位', max: 50, placeholder: '不在上面时填写单位名称' };
  return [chosen, lineField(keep, typed)];
}

/** 协办单位: the units that fit best first, never the lead unit. Source: R-207; interface.md, "Long lists". */
export function coUnitsField(
  c: Case,
  keep: Keep,
  rules: Rules,
  asked: { required?: boolean; first?: string[] } = {},
): Field {
  const lead = legInHand(c)?.unit;
  const helping = openTasks(c).map((t) => t.unit);
  const best = suggestUnits(c, rules.directory).map((s) => s.unit);
  const all = [...best, ...departmentsOf(rules.directory).filter((u) => !best.includes(u))];
  const named = [...all.filter((u) => asked.first?.includes(u.id)), ...all.filter((u) => !asked.first?.includes(u.id))];
  return multiSelectField({
    name: 'coUnits',
    label: '协办单位',
    required: asked.required ?? false,
    options: named
      .filter((u) => u.id !== lead && !helping.includes(u.id))
      .slice(0, MOST_OPTIONS)
      .map((u) => ({ text: u.name, value: u.id })),
    values: keep.coUnits === undefined ? (asked.first ?? []) : keptList(keep, 'coUnits'),
  });
}

/** One of the profile's, or the directory's, own words. */
export const choiceField = (
  keep: Keep,
  {
    options,
    first,
    ...asked
  }: { name: string; label: string; required?: boolean; first?: string; options: readonly Option[] },
): Field => selectField({ ...asked, options: options.slice(0, MOST_OPTIONS), value: kept(keep, asked.name) ?? first });

/** 类别 and 紧急程度: what is guided elsewhere cannot be handled, so it is not among the options. */
export function classFields(c: Case, keep: Keep, rules: Rules): Field[] {
  const handled = rules.profile.categories.filter((k) => k.kind !== 'redirect');
  const is = handled.some((k) => k.id === c.category);
  return [
    selectField({
      name: 'category',
      label: '类别',
      required: !is,
      options: handled.slice(0, MOST_OPTIONS).map((k) => ({ text: k.word, value: k.id })),
      value: kept(keep, 'category') ?? c.category,
    }),
    selectField({
      name: 'urgency',
      label: '紧急程度',
      options: rules.profile.urgencies.map((u) => ({ text: u.word, value: u.id })),
      value: kept(keep, 'urgency') ?? c.urgency ?? 'general',
    }),
  ];
}

/** 退回事由: a ground that was refused to this unit is not offered again. */
export function groundField(c: Case, keep: Keep, rules: Rules): Field {
  const unit = legInHand(c)?.unit;
  const open = rules.profile.returnGrounds.filter(
    (g) => !c.refusedReturns.some((r) => r.unit === unit && r.ground === g.id),
  );
  return selectField({
    name: 'ground',
    label: '退回事由',
    required: true,
    options: open.slice(0, MOST_OPTIONS).map((g) => ({ text: g.word, value: g.id })),
    value: kept(keep, 'ground'),
  });
}

/** 经办人: the colleagues of whoever handles the case now. */
export function handlerField(c: Case, keep: Keep, rules: Rules): Field {
  const leg = legInHand(c);
  const staff = unitById(rules.directory, leg?.unit ?? '')?.staff ?? [];
  const others = staff.filter((s) => s.openId !== leg?.handler?.openId);
  return selectField({
    name: 'person',
    label: '经办人',
    required: true,
    options: others.slice(0, MOST_OPTIONS).map((s) => ({ text: s.name, value: s.openId })),
    value: kept(keep, 'person'),
  });
}
