import { createHash } from 'node:crypto';
import { slotEnd } from '../../domain/case/files.ts';
import type { OutboxItem } from '../../domain/case/message.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import type { Submission } from '../../domain/events/parts/new-case.ts';
import type { Intake } from '../../domain/notice/notice.ts';
import { changeNotice } from '../change-case.ts';
import type { Deps } from '../deps.ts';
import { queueNotice } from '../notice.ts';

/** The id of the case made from this message; the same message again gives the same id. */
export const caseIdFor = (key: string): string => `c${createHash('sha256').update(key).digest('hex').slice(0, 20)}`;

export const intakeNoticeId = (caseId: string): string => `intake/${caseId}`;

type From = Pick<Intake, 'text' | 'fileIds' | 'enterprise' | 'incoming'> & { key: string; as?: Submission };

/** Under which name it is kept which form was sent to a person last. */
const lastFormOf = (person: string): string => `intake/${person}`;

/** Sends the intake card, filled with the text and files; one that was not submitted becomes a line that can be taken up again. Source; interface.md, "In chat". */
export async function openIntake(deps: Deps, actor: PersonActor, from: From): Promise<void> {
  const { key, as = 'own', ...begun } = from;
  const caseId = caseIdFor(key);
  const intake: Intake = { caseId, person: actor.openId, as, ...begun };
  // A message that comes again opens nothing, and puts nothing newer away.
  if (await deps.notices.load(intakeNoticeId(caseId))) return;
  await queueNotice(deps, intakeNoticeId(caseId), { person: actor.openId }, { intake });
  const last = lastFormOf(actor.openId);
  const older = await deps.memory.fact(last);
  if (older) await putAway(deps, older);
  await deps.memory.keepFact(last, caseId);
  // Photos sent soon after the text belong to the appeal (R-102: reported within a minute, photos included).
  const expiresAt = slotEnd(deps.clock.now());
  await deps.memory.openSlot({
    person: actor.openId,
    caseId,
    purpose: 'appeal',
    asked: intakeNoticeId(caseId),
    expiresAt,
  });
}

/** Puts a form away that was not submitted: there is one open form a person, and words go to the newest. */
const putAway = (deps: Deps, caseId: string): Promise<void> =>
  changeNotice(deps, intakeNoticeId(caseId), async (notice) => {
    const open = notice && 'intake' in notice.show && !notice.usedAt && !(await deps.cases.load(caseId));
    if (!open) return { answer: undefined };
    const at = deps.clock.now();
    const redrawn: OutboxItem = {
      id: `${notice._id}/away`,
      at,
      to: notice.to,
      show: { notification: 'notice', audience: 'respondent' },
      hours: 'any',
    };
    // One that waits to be sent is drawn as it is by then.
    const outbox = notice.outbox.length > 0 ? notice.outbox : [redrawn];
    return { write: { ...notice, usedAt: at, outbox, sendAt: at }, answer: undefined };
  });
