import type { Action } from '../../../cards/case/view.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { currentRating, runningLeg } from '../../domain/case/current.ts';
import { toGuide } from '../../domain/case/guidance.ts';
import type { Seat } from '../../domain/case/message.ts';
import { suggestUnits } from '../../domain/case/suggest.ts';
import { unitsOfBoard } from '../../domain/directory/directory.ts';
import { type EventSpec, RANKS } from '../../domain/events/event.ts';
import { buttonsFor } from '../../domain/events/lifecycle.ts';

/** The buttons in sight, most usual first; the first of them is the primary one. Everything else is folded away. */
export function actionsFor(c: Case, seat: Seat, rules: Rules): { shown: Action[]; more: Action[] } {
  const offered = buttonsFor(c, seat, rules);
  const usual = RANKS.flatMap((rank) => offered.filter((spec) => spec.rank(c, seat, rules) === rank));
  const harmless = SAFE.flatMap((name) => offered.filter((spec) => spec.name === name));
  const inSight = usual.length > 0 ? usual : harmless.slice(0, 1);
  const shown = inSight.flatMap((spec) => actions(spec, c, rules));
  const more = offered.filter((spec) => !inSight.includes(spec)).flatMap((spec) => actions(spec, c, rules));
  const may = (name: string) => offered.some((spec) => spec.name === name);
  const oneTap = [
    ...(may('dispatch') && !toGuide(c, rules) ? suggested(c, rules) : []),
    ...(may('assign') ? ofBoard(c, rules) : []),
  ];
  return { shown: withPrimary([...oneTap, ...shown], c, seat), more };
}

/** Where nothing is usual: what whoever merely looks on may press without harm. */
const SAFE: readonly string[] = ['see_record', 'add', 'comment', 'see_files'];

/** One tap for each unit that fits best. */
const suggested = (c: Case, rules: Rules): Action[] =>
  suggestUnits(c, rules.directory).map(({ unit }) => ({
    name: 'dispatch',
    datum: unit.id,
    label: `派给 ${unit.name}`,
    kind: 'default',
  }));

/** Units of a board with one tap each, its lead unit first; the form has the rest. */
const MOST_OF_BOARD = 8;
const ofBoard = (c: Case, rules: Rules): Action[] =>
  unitsOfBoard(rules.directory, runningLeg(c)?.board ?? '')
    .slice(0, MOST_OF_BOARD)
    .map(({ id, name }) => ({ name: 'assign', datum: id, label: `派给 ${name}`, kind: 'default' }));

function actions(spec: EventSpec, c: Case, rules: Rules): Action[] {
  if (spec.name === 'rate') return levels(c);
  const { name, label, confirm } = spec;
  // The form that opens otherwise is question enough.
  const asked = !spec.opens?.(c, rules) && confirm?.press;
  const kind = spec.grave ? 'danger' : 'default';
  return [{ name, label, kind, ...(asked && { confirm: { title: label, text: asked } }) }];
}

/** The levels are equals: none is set off. The one that already counts is not offered again. */
const levels = (c: Case): Action[] =>
  c.profile.scale
    .filter((level) => level.id !== currentRating(c)?.level)
    .map((level) => ({ name: 'rate', datum: level.id, label: level.word, kind: 'default' }));

const withPrimary = (shown: Action[], c: Case, seat: Seat): Action[] =>
  shown.some((a) => a.name === 'rate') && c.state === 'confirmed' && seat === 'respondent'
    ? shown
    : shown.map((action, i) => (i === 0 ? { ...action, kind: 'primary' } : action));
