import type { Case } from '../src/domain/case/case.ts';
import { changedIn } from '../src/domain/case/lists.ts';
import { isStaffed, type Unit } from '../src/domain/directory/directory.ts';
import type { UnitKind } from '../src/domain/directory/person.ts';
import { closingTimeOf, isWorkingDay } from '../src/domain/time/day-kind.ts';
import { shanghaiDate } from '../src/domain/time/shanghai.ts';
import { nextOnWorkingDay, nightBefore } from '../src/domain/time/window.ts';
import { type Deps, rulesNow } from '../src/usecases/deps.ts';
import { dutiesOfUnit, mayHaveDuties } from '../src/usecases/lists/read.ts';
import { redraw, sendAnew, withLists } from '../src/usecases/lists/work-list.ts';
import type { Job } from './job.ts';

/** Kinds of unit whose groups have a work list. Source: interface.md, "What is said and shown". */
const WITH_LIST: readonly UnitKind[] = ['department', 'desk', 'centre', 'coordinator', 'supervision'];
/** Kinds that may have something to do in a case of any unit. */
const OFFICES: readonly UnitKind[] = ['desk', 'centre', 'coordinator', 'supervision'];

/** Where it is kept up to when changes were looked for. */
const LOOKED = 'work-lists';
const MINUTE_MS = 60_000;
/** After a longer gap, or when the clock was set back, all lists are drawn anew instead of looking minute by minute. */
const MINUTES_MOST = 30;
/** Most cases changed in as many minutes. */
const CASES_MOST = 20_000;

/**
 * The work lists of the units' groups: sent anew on working mornings where something is open, and drawn anew where a case
 * has changed, where a working day has closed, and on another date, when the days left are others. What it does once more
 * changes nothing: each morning counts once, and a list that is about to be drawn is drawn as it is then.
 */
export const workLists: Job = {
  name: 'work-lists',
  title: '待办看板',
  cron: '* * * * *',
  nextAt: (deps, after) => nextOnWorkingDay(after, deps.profile.workList.at, deps.calendar()),
  async run(deps) {
    const now = deps.clock.now();
    const units = deps.directory.current().units.filter((u) => hasList(u) && isStaffed(deps.directory.current(), u.id));
    await sendMornings(deps, units, now);
    const looked = await deps.memory.fact(LOOKED);
    const touched = await touchedSince(deps, looked ? new Date(looked) : null, now);
    for (const unit of await withLists(deps, units.filter(touched))) await redraw(deps, unit);
    // Last: what was looked at and not drawn, because the program ended here, is looked at again.
    await deps.memory.keepFact(LOOKED, now.toISOString());
  },
};

const hasList = ({ kind, chatId }: Unit): boolean => chatId !== undefined && WITH_LIST.includes(kind);

async function sendMornings(deps: Deps, units: readonly Unit[], now: Date): Promise<void> {
  const { profile } = deps;
  const today = shanghaiDate(now);
  if (!isWorkingDay(today, deps.calendar())) return;
  // After an outage it is still sent during working hours, but not in the evening.
  if (now < closingTimeOf(today, profile.workList.at) || now > closingTimeOf(today, profile.hours.close)) return;
  if ((await deps.memory.fact(SENT)) === today) return;
  const night = nightBefore(today, rulesNow(deps));
  const mayHave = await mayHaveDuties(
    deps,
    units.map((unit) => ({ unit })),
  );
  for (const unit of await withLists(deps, units)) {
    const waits = (unit.list?.outbox.length ?? 0) > 0;
    if (!waits && !mayHave({ unit })) continue;
    const send = (await dutiesOfUnit(deps, unit)).length > 0;
    await sendAnew(deps, unit, today, { send, night });
  }
  await deps.memory.keepFact(SENT, today);
}
/** Where the last morning is kept whose lists are all on their way. */
const SENT = 'work-lists-sent';

/** Which units' lists may be others than when they were looked at last. */
async function touchedSince(deps: Deps, looked: Date | null, now: Date): Promise<(unit: Unit) => boolean> {
  if (!looked) return () => false;
  const minutes = Math.ceil((now.getTime() - looked.getTime()) / MINUTE_MS);
  if (minutes < 0 || minutes > MINUTES_MOST || anotherDay(deps, looked, now)) return () => true;
  const any = Array.from({ length: minutes + 1 }, (_, n) => changedIn(new Date(looked.getTime() + n * MINUTE_MS)));
  const lists = [...new Set([...any, changedIn(now)])];
  const [open, secret] = await Promise.all([
    deps.cases.find({ any: lists }, CASES_MOST),
    deps.cases.find({ any: lists, confidential: true }, CASES_MOST),
  ]);
  const changed = [...open, ...secret];
  const named = new Set(changed.flatMap(unitsNamed));
  return ({ id, kind }) => (OFFICES.includes(kind) ? changed.length > 0 : named.has(id));
}

/** Whether the date changed or a working day closed in between: then lines are today's, or late, that were not. */
function anotherDay({ profile }: Deps, looked: Date, now: Date): boolean {
  const today = shanghaiDate(now);
  const close = closingTimeOf(today, profile.hours.close);
  return shanghaiDate(looked) !== today || (looked <= close && now > close);
}

/** Every unit that has or had something to do in the case. */
const unitsNamed = (c: Case): string[] => [
  ...c.assignments.map((a) => a.unit),
  ...c.coTasks.map((t) => t.unit),
  ...c.obligations.flatMap((o) => [o.unit, ...(o.servedBy ? [o.servedBy] : [])]),
];
