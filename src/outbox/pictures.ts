import type { Case } from '../domain/case/case.ts';
import { picturesFor } from '../domain/case/files.ts';
import type { OutboxItem } from '../domain/case/message.ts';
import { MessengerError } from '../ports.ts';
import type { Deps } from '../usecases/deps.ts';

/** By the file's id: its key at the platform, or null where it is no picture. */
export type Pictures = ReadonlyMap<string, string | null>;

/**
 * Uploads the pictures that a card is about to show and that the platform has not got yet. A picture that cannot be had
 * now is left out: the card is more urgent. Source: interface.md, "Faces".
 */
export async function picturesOf(deps: Deps, c: Case, { show }: OutboxItem): Promise<Pictures> {
  const known = new Map<string, string | null>();
  if (!('card' in show)) return known;
  // What turns out to be no picture makes room for an older file.
  for (;;) {
    const next = picturesFor(withPictures(c, known), show.card).findLast((f) => f.picture === undefined);
    const key = next && (await uploaded(deps, c, next.id));
    if (!next || key === undefined) return known;
    known.set(next.id, key);
  }
}

async function uploaded(deps: Deps, c: Case, id: string): Promise<string | null | undefined> {
  const about = await deps.files.about(id);
  if (!about?.contentType.startsWith('image/')) return null;
  const stored = await deps.files.get(id);
  if (!stored) return null;
  try {
    const sent = await deps.messenger.upload(stored.file.name, stored.bytes, stored.file.contentType);
    return 'imageKey' in sent ? sent.imageKey : null;
  } catch (error) {
    if (!(error instanceof MessengerError)) throw error;
    deps.log.warn({ caseId: c._id, file: id, code: error.code }, 'picture.refused');
    return error.meaning === 'later' ? undefined : null;
  }
}

/** The case with what is known of its pictures. */
export const withPictures = (c: Case, known: Pictures): Case =>
  known.size === 0
    ? c
    : {
        ...c,
        files: c.files.map((f) => {
          const picture = known.get(f.id);
          return picture === undefined ? f : { ...f, picture };
        }),
      };
