import { createHash } from 'node:crypto';
import type { PersonActor } from '../../domain/person.ts';
import type { Deps } from '../deps.ts';
import { owe } from '../notice.ts';

/** The id a case made from this message will have: the same message again gives the same case. */
export const caseIdFor = (key: string): string => `c${createHash('sha256').update(key).digest('hex').slice(0, 20)}`;

export const intakeNoticeId = (caseId: string): string => `intake/${caseId}`;

/** Owes the intake card with the words and files filled in. Source: R-101; interface.md, "In chat". */
export async function openIntake(
  deps: Deps,
  actor: PersonActor,
  from: { key: string; text: string; fileIds: string[] },
): Promise<void> {
  const caseId = caseIdFor(from.key);
  await owe(
    deps,
    intakeNoticeId(caseId),
    { person: actor.openId },
    {
      intake: { caseId, text: from.text, person: actor.openId, fileIds: from.fileIds },
    },
  );
}
