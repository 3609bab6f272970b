import type { Card, Row } from '../../../cards/kit.ts';
import { stepsCard } from '../../../cards/steps/steps.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Figures } from '../../domain/digest/figures.ts';
import { type PersonActor, standingFor } from '../../domain/directory/person.ts';
import type { Entry } from '../../domain/duties/agenda.ts';
import { unitCalled } from '../shared/people.ts';
import { since } from './digest.ts';
import { dutyRow } from './lists.ts';
import { type StepLine, stepSections } from './reminders.ts';

/** What somebody must know of a morning: what the clock tells them, and what else there is. */
export type Morning = {
  lines: readonly StepLine[];
  /** What came overnight to a unit that has no group. */
  night: readonly Entry[];
  /** Late at the unit, to be done by whoever reads it, and by others. */
  own: readonly Entry[];
  late: readonly Entry[];
  /** Owed by the unit, and not late. */
  owed: readonly Entry[];
  toSign: readonly Entry[];
  /** Of the units somebody is head of, `absent`: or stands in for their head; null for whoever has read them already. */
  figures: ({ heads: readonly { unit: string; absent?: string }[] } & Figures) | null;
};

/** The card of a morning, and the cases on it beside those of the lines. */
export type DrawnMorning = { card: Card; caseIds: string[] };

/** Most lines of the card that no step brought, and of all its lines: it must stay readable on a phone. D */
const OWN_LINES_MOST = 10;
const LINES_MOST = 30;

const PARTS = [
  ['night', '下班后新到', '以下事项是下班后到本单位的'],
  ['own', '由您办理', '以下事项已超期，请您尽快办理'],
  ['late', '超期未办', '以下事项仍超期，请督促办理'],
  ['toSign', '待签批', '以下办件请您签批'],
  ['owed', '须答复', '以下事项本单位须按期答复或填报'],
] as const;

/**
 * The one card of a morning: a head's figures in a line, what has climbed to the reader, then what is late or owed. Null where
 * there is nothing. Source: interface.md, "How much is said".
 */
export function morningCard(morning: Morning, actor: PersonActor, on: string, rules: Rules): DrawnMorning | null {
  const steps = stepSections(morning.lines, 'unit', rules);
  let room = Math.max(0, Math.min(OWN_LINES_MOST, LINES_MOST - steps.sections.reduce((n, s) => n + s.rows.length, 0)));
  const shown: Entry[] = [];
  let more = 0;
  const parts = PARTS.flatMap(([part, title, headline]) => {
    const entries = morning[part];
    const taken = entries.slice(0, room);
    room -= taken.length;
    more += entries.length - taken.length;
    shown.push(...taken);
    const rows = taken.map((entry): Row => dutyRow(entry, actor, rules));
    return rows.length > 0 ? [{ title, headline, rows }] : [];
  });
  const sections = [...steps.sections, ...parts];
  if (sections.length === 0) return null;
  const isLate = steps.sections.length > 0 || morning.own.length + morning.late.length > 0;
  const card = stepsCard({
    sections,
    colour: steps.sections.length > 0 ? steps.colour : isLate ? 'red' : 'blue',
    counted: '项',
    ...(morning.figures && { figures: figuresSaid(morning.figures, on, rules) }),
    ...(more > 0 && { more: `另有 ${more} 项，发送“待办”查看。` }),
  });
  return { card, caseIds: [...new Set(shown.map(({ c }) => c._id))] };
}

/** `市场监管局：在办 7 件，超期 2 件，今日到期 1 件；昨日新收 1 件，办结 0 件。` */
function figuresSaid(figures: NonNullable<Morning['figures']>, on: string, rules: Rules): string {
  const { heads, inHand, overdue, dueToday, fresh, closed } = figures;
  const names = heads
    .map(({ unit, absent }) => `${unitCalled(unit, rules)}${absent ? standingFor('', [{ name: absent }]) : ''}`)
    .join('、');
  const happened = `${since(figures, on, rules.at)}新收 ${fresh} 件，办结 ${closed} 件`;
  return `${names}：在办 ${inHand} 件，超期 ${overdue} 件，今日到期 ${dueToday} 件；${happened}。`;
}
