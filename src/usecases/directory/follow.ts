import type { Case } from '../../domain/case/case.ts';
import { decide } from '../../domain/events/decide.ts';
import { withheldText } from '../../views/notifications/fallback.ts';
import { changeCase } from '../change-case.ts';
import type { Change } from '../changes.ts';
import { contextFor, type Deps } from '../deps.ts';
import { announce } from '../notice.ts';

/** How many cases are read at once. */
const BATCH = 500;

/**
 * Takes a changed directory over into the open cases, once for each version: what waits for people or units that have
 * left passes on or falls to the desk, and those who are back get their cards. Each case is changed by one write that
 * a second run does not repeat. Source: lifecycle.md, "People".
 */
export async function followDirectory(deps: Deps): Promise<void> {
  const { version } = deps.directory.current();
  if ((await deps.memory.directoryFollowed()) >= version) return;
  let after = '';
  let changed = 0;
  for (;;) {
    const { cases, last } = await deps.cases.toAudit(after, BATCH);
    for (const c of cases) if (await followed(deps, c)) changed += 1;
    if (last === undefined) break;
    after = last;
  }
  await deps.memory.markDirectoryFollowed(version);
  if (changed > 0) deps.wake();
  deps.log.info({ version, cases: changed }, 'directory.followed');
}

/** Whether the case was changed. A case that fails, or keeps changing, does not stop the others; the auditor looks again. */
export async function followed(deps: Deps, c: Case): Promise<boolean> {
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
  const { administrators, confidential, version } = deps.directory.current();
  if (confidential.length > 0) return;
  for (const { openId, name } of administrators)
    await announce(deps, `withheld/${c._id}/${version}/${openId}`, { person: openId, name }, withheldText(c));
}
