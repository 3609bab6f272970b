import { administratorsTold } from '../domain/directory/deputies.ts';
import type { Person } from '../domain/directory/person.ts';
import { addWorkingDays, closingTimeOf } from '../domain/time/day-kind.ts';
import type { DateText } from '../domain/time/shanghai.ts';
import { auditText } from '../views/notices/audit.ts';
import type { Deps } from './deps.ts';
import { announce } from './notice.ts';

/** The word of one day for one administrator. */
export const auditNoticeId = (on: DateText, person: string): string => `audit/${on}/${person}`;

/** The administrators who have not been told of the auditor on that day. */
export async function untoldOfAudit({ directory, notices }: Deps, on: DateText): Promise<Person[]> {
  const administrators = administratorsTold(directory.current());
  const told = await notices.known(administrators.map((who) => auditNoticeId(on, who.openId)));
  return administrators.filter((who) => !told.has(auditNoticeId(on, who.openId)));
}

/**
 * Tells these administrators what the auditor found since the working day before, also that all is well; once a day for
 * each, however often it is called. Source: lifecycle.md, invariant 6; T15.
 */
export async function tellAudit(deps: Deps, on: DateText, administrators: readonly Person[]): Promise<void> {
  const { memory, profile, clock } = deps;
  const since = closingTimeOf(addWorkingDays(on, -1, deps.calendar()), profile.hours.open);
  const [audit, repaired, lost] = await Promise.all([
    memory.lastAudit(),
    memory.repairsSince(since),
    memory.lostLines(),
  ]);
  if (!audit) return;
  const words = auditText({ ...audit, repaired, lost: lost && lost.at >= since ? lost : null }, clock.now());
  for (const who of administrators)
    await announce(deps, auditNoticeId(on, who.openId), { person: who.openId, name: who.name }, words);
}
