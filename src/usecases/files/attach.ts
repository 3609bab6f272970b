import type { CaseFile } from '../../domain/case/parts.ts';
import type { Slot } from '../../domain/case/slot.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { type Acted, act } from '../act.ts';
import type { Deps } from '../deps.ts';

/** Puts a stored file on a case: as the written reply it was asked for, else as an attachment. Source. */
export async function attachStored(
  deps: Deps,
  actor: PersonActor,
  from: {
    caseId: string;
    fileId: string;
    purpose: Slot['purpose'];
    messageId: string;
    /** The same message again brings its file under another id, so the file's id tells nothing. */
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
    // What the enterprise sends it may see; what a unit files along the way is its own until it is a result.
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
