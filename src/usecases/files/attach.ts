import type { CaseFile } from '../../domain/case/parts.ts';
import type { Slot } from '../../domain/case/slot.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { type Acted, act } from '../act.ts';
import type { Deps } from '../deps.ts';

/** Adds a stored file to a case, as the written reply that is owed or as an attachment. Source. */
export async function attachStored(
  deps: Deps,
  actor: PersonActor,
  from: {
    caseId: string;
    fileId: string;
    purpose: Slot['purpose'];
    messageId: string;
    /** Identifies the message. Its file gets a new id at each delivery, so the file's id cannot be used. */
    delivery: string;
    saidAt?: Date;
  },
): Promise<Acted> {
  const stored = await deps.files.get(from.fileId);
  if (!stored) return { what: 'refused', case: null, refusal: { code: 'no_files' } };
  const file: CaseFile = {
    id: stored.file.id,
    name: stored.file.name,
    size: stored.file.size,
    sha256: stored.file.sha256,
    purpose: from.purpose,
    by: { openId: actor.openId, name: actor.name },
    at: deps.clock.now(),
    // The enterprise sees its own files. A unit's files are hidden from it until they are part of a result.
    visible: from.purpose !== 'progress',
  };
  return act(deps, {
    caseId: from.caseId,
    action: from.purpose === 'written_reply' ? 'written_reply' : 'attach',
    form: { file },
    actor,
    delivery: from.delivery,
    messageId: from.messageId,
    ...(from.saidAt && { saidAt: from.saidAt }),
  });
}
