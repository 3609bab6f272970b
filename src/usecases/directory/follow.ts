import type { Case } from '../../domain/case/case.ts';
import { administratorsTold } from '../../domain/directory/deputies.ts';
import { decide } from '../../domain/events/decide.ts';
import { withheldText } from '../../views/notifications/fallback.ts';
import { changeCase } from '../change-case.ts';
import type { Change } from '../changes.ts';
import { contextFor, type Deps } from '../deps.ts';
import { redraw, withLists } from '../lists/work-list.ts';
import { announce } from '../notice.ts';
import { deputiesIn } from './standing.ts';

/** How many cases are read at once. */
const BATCH = 500;

/** Where it is kept which deputies the open cases follow. */
const DEPUTIES = 'deputies-followed';

/**
 * Takes a changed directory over into the open cases, once for each version and each change of deputies: what waits for
 * people or units that have left passes on or falls to the desk, and deputies, and those who are back, get their cards. Each
 * case is changed by one write that a second run does not repeat. Source: lifecycle.md, "People".
 */
export async function followDirectory(deps: Deps): Promise<void> {
  // What another instance has followed a moment ago is not undone by this one.
  await deps.directory.refresh();
  const directory = deps.directory.current();
  const { version } = directory;
  const deputies = deputiesIn(directory);
  const followed = (await deps.memory.fact(DEPUTIES)) ?? '';
  if ((await deps.memory.directoryFollowed()) >= version && followed === deputies) return;
  let after = '';
  let changed = 0;
  for (;;) {
    const { cases, last } = await deps.cases.toAudit(after, BATCH);
    for (const c of cases) if (await caseFollows(deps, c)) changed += 1;
    if (last === undefined) break;
    after = last;
  }
  await drawLists(deps, followed, deputies);
  await deps.memory.markDirectoryFollowed(version);
  await deps.memory.keepFact(DEPUTIES, deputies);
  if (changed > 0) deps.wake();
  deps.log.info({ version, cases: changed }, 'directory.followed');
}

/** Draws the work lists anew on which somebody is named who went away, or is back. */
async function drawLists(deps: Deps, before: string, now: string): Promise<void> {
  const [was, is] = [before.split(' '), now.split(' ')];
  const changed = [...was.filter((pair) => !is.includes(pair)), ...is.filter((pair) => !was.includes(pair))];
  const people = new Set(changed.map((pair) => pair.replace(/>.*/, '')));
  const units = deps.directory
    .current()
    .units.filter((unit) => unit.active && unit.chatId && unit.staff.some((s) => people.has(s.openId)));
  for (const unit of await withLists(deps, units)) await redraw(deps, unit);
}

/** Whether the case was changed. A case that fails, or keeps changing, does not stop the others; the auditor looks again. */
export async function caseFollows(deps: Deps, c: Case): Promise<boolean> {
  const make = (now: Case): Change<Case, boolean> => {
    const decision = decide(now, 'directory_changed', {}, contextFor(deps, { kind: 'clock' }, now, {}));
    return decision.ok ? { write: decision.case, answer: true } : { answer: false };
  };
  try {
    if (c.confidential) await withheld(deps, c);
    return await changeCase(deps, c, (now) => make(now ?? c), { otherwise: false });
  } catch (error) {
    deps.log.error({ caseId: c._id, err: error }, 'directory.not_followed');
    return false;
  }
}

/** Tells the administrators, once, of a confidential case that no officer is named for any more. Source: R-802. */
async function withheld(deps: Deps, c: Case): Promise<void> {
  const d = deps.directory.current();
  if (d.confidential.length > 0) return;
  for (const { openId, name } of administratorsTold(d))
    await announce(deps, `withheld/${c._id}/${d.version}/${openId}`, { person: openId, name }, withheldText(c));
}
