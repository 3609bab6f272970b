import { createHash } from 'node:crypto';
import { slotEnd } from '../../domain/case/files.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import type { Submission } from '../../domain/events/parts/new-case.ts';
import type { Intake } from '../../domain/notice/notice.ts';
import type { Deps } from '../deps.ts';
import { queueNotice } from '../notice.ts';

/** The id of the case made from this message; the same message again gives the same id. */
export const caseIdFor = (key: string): string => `c${createHash('sha256').update(key).digest('hex').slice(0, 20)}`;

export const intakeNoticeId = (caseId: string): string => `intake/${caseId}`;

type From = { key: string; text: string; fileIds: string[]; as?: Submission; enterprise?: string };

/** Sends the intake card, filled with the text and files. Source; interface.md, "In chat". */
export async function openIntake(deps: Deps, actor: PersonActor, from: From): Promise<void> {
  const caseId = caseIdFor(from.key);
  const intake: Intake = {
    caseId,
    text: from.text,
    person: actor.openId,
    fileIds: from.fileIds,
    as: from.as ?? 'own',
    ...(from.enterprise && { enterprise: from.enterprise }),
  };
  await queueNotice(deps, intakeNoticeId(caseId), { person: actor.openId }, { intake });
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
