import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import { FILES_ALONE, SLOT_MINUTES } from '../../case/files.ts';
import type { CaseFile, SentFile } from '../../case/parts.ts';
import { actingPerson, noteBy } from './shared.ts';

/** What files are to the case they come to, and whether the enterprise may see them. */
export type Brought = Pick<CaseFile, 'purpose' | 'visible'>;

export const ids = (files: readonly SentFile[]): string[] => files.map(({ id }) => id);

/** Adds files as somebody brings them. */
export const withFiles = (c: Case, files: readonly SentFile[], as: Brought, ctx: Ctx): Case =>
  files.length === 0
    ? c
    : { ...c, files: [...c.files, ...files.map((f) => ({ ...f, ...as, by: actingPerson(ctx), at: ctx.at }))] };

type Note = Case['additions'][number];

/** Whether a note of files alone is still being added to: the same person's last one, within the time of a slot. */
const goesOn = (note: Note | undefined, ctx: Ctx): boolean =>
  note?.text === FILES_ALONE &&
  note.by.openId === actingPerson(ctx).openId &&
  ctx.at.getTime() - note.at.getTime() < SLOT_MINUTES * 60_000;

/** The list with the files in its note at this place. */
export const joined = <N extends Note>(notes: readonly N[], at: number, files: readonly SentFile[]): N[] =>
  notes.map((note, i) => (i === at ? { ...note, files: [...(note.files ?? []), ...ids(files)] } : note));

/** Files without words, as a note of their own or part of the one before, so that several sent one by one are one note. */
export const withFilesAlone = <N extends Note>(
  notes: readonly N[],
  files: readonly SentFile[],
  more: Omit<N, keyof Note>,
  ctx: Ctx,
): N[] =>
  goesOn(notes.at(-1), ctx)
    ? joined(notes, notes.length - 1, files)
    : [...notes, { ...noteBy(ctx, FILES_ALONE, files), ...more } as N];
