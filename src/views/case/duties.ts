import type { Helper, Matter } from '../../../cards/case/view.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Audience } from '../../domain/case/message.ts';
import { obligedUnit } from '../../domain/case/roles.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { formatDate } from '../../domain/time/format-date.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { dutiesOwed } from '../shared/clocks.ts';
import { clockDue, saidWithMark } from '../shared/due.ts';
import type { Whose } from '../shared/people.ts';
import type { Write } from '../shared/redact.ts';
import { enclosuresOf } from './enclosures.ts';

const MOST = { words: 200, reply: 100, duties: 3, helpers: 8 };

/** Urges and open monthly progress, oldest first. An answered urge is shown with its answer. */
export function dutiesShown(c: Case, audience: Audience, rules: Rules, write: Write): Matter[] {
  const owed = dutiesOwed(c, audience, rules);
  const shown = c.obligations.filter((o) =>
    o.kind === 'urge_answer'
      ? o.metAt !== undefined || owed.includes(o)
      : o.kind === 'monthly_progress' && owed.includes(o),
  );
  return shown.slice(-MOST.duties).map((o): Matter => {
    const due = o.metAt ? undefined : saidWithMark(clockDue(o.clock, rules));
    const unit = unitName(rules.directory, obligedUnit(o, rules.directory));
    if (o.kind === 'monthly_progress') return { title: `月度进展（${unit}）`, facts: { 请于此前填报: due } };
    return {
      title: `督办（${o.by?.name ?? '督导单位'}）`,
      facts: {
        督办要求: o.text ? write(o.text, MOST.words) : undefined,
        请于此前回复: due,
        回复: o.reply ? write(o.reply, MOST.words) : undefined,
      },
    };
  });
}

/** The co-unit's own task, or all tasks where no unit is given. */
export const tasksShown = (c: Case, rules: Rules, { unit }: Whose, write: Write): Matter[] =>
  c.coTasks
    .filter((t) => !t.closedAt && (unit === undefined || t.unit === unit))
    .slice(-MOST.duties)
    .map((t) => ({
      title: `协办事项（${unitName(rules.directory, t.unit)}）`,
      facts: {
        请于此前回复: t.repliedAt ? undefined : saidWithMark(clockDue(t.clock, rules)),
        协办意见: t.reply ? write(t.reply, MOST.words) : undefined,
      },
      text: write(t.task, MOST.words),
    }));

/** The state of each co-unit's task. Source: R-207. */
export const helpersShown = (c: Case, audience: Audience, rules: Rules, write: Write): Helper[] =>
  c.coTasks
    // Unanswered tasks of earlier assignments are only in the record.
    .filter((t) => t.assignment === c.assignments.at(-1)?.n || t.repliedAt !== undefined)
    .slice(-MOST.helpers)
    .map((t) => ({
      unit: unitName(rules.directory, t.unit),
      said: helperSaid(t, rules),
      reply: t.reply && audience !== 'co_unit' ? write(t.reply, MOST.reply) : undefined,
      files: audience === 'co_unit' ? undefined : enclosuresOf(c, t.files),
    }));

function helperSaid(t: Case['coTasks'][number], rules: Rules): string {
  if (t.repliedAt) return `已回复 · ${formatDate(shanghaiDate(t.repliedAt), rules.at)}`;
  if (t.closedAt) return '不再需要';
  return `未回复 · 时限${saidWithMark(clockDue(t.clock, rules)) ?? ''}`;
}
