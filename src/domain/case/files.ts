import type { Case } from './case.ts';
import { lastAssignment } from './current.ts';
import type { Audience } from './message.ts';
import type { CaseFile } from './parts.ts';

/** How long a slot is open, in minutes. Source: interface.md, "Files". */
export const SLOT_MINUTES = 30;

export const slotEnd = (now: Date): Date => new Date(now.getTime() + SLOT_MINUTES * 60_000);

/** The words of a note that is nothing but files. */
export const FILES_ALONE = '见附件';

/** Whether something came from another case that is confidential now, so that nobody is shown it any more. */
export const isWithheld = ({ withheld = [] }: Pick<Case, 'withheld'>, { of }: { of?: string | undefined }): boolean =>
  of !== undefined && withheld.includes(of);

/** The files this audience may see. The enterprise sees its own and those meant for it. Source: R-801. */
export const filesFor = (c: Case, audience: Audience): CaseFile[] =>
  audience === 'respondent' || audience === 'filer'
    ? c.files.filter((f) => !f.of && (f.visible || f.purpose === 'appeal' || f.purpose === 'addition'))
    : c.files.filter((f) => !isWithheld(c, f));

/** How many pictures a private card shows. D */
const PICTURES_MOST = 3;

/** The newest files that may be pictures, for a card in a private chat; groups read how many there are. */
export const picturesFor = (c: Case, audience: Audience): CaseFile[] =>
  audience === 'respondent' || audience === 'filer'
    ? filesFor(c, audience)
        .filter((f) => f.picture !== null)
        .slice(-PICTURES_MOST)
    : [];

/** How many files 查看附件 sends at most, newest last. */
export const FILES_SENT_MOST = 20;

/** Whether the unit sent these files alone since its assignment began: they go to the enterprise with the result. */
const awaitsResult = (c: Case, note: Case['progress'][number]): boolean => {
  const assignment = lastAssignment(c);
  return (
    assignment !== undefined &&
    note.text === FILES_ALONE &&
    !note.visible &&
    note.unit === assignment.unit &&
    note.at >= assignment.startedAt
  );
};

/** Files that the enterprise gets with the result although it has not seen them before. Source: R-306. */
export const filesForResult = (c: Case): string[] =>
  c.progress.filter((note) => awaitsResult(c, note)).flatMap((note) => note.files ?? []);

/** The case with these files, and the notes that are nothing but them, as the enterprise may or may not see them. */
export function withFilesShown(
  c: Case,
  ids: readonly string[],
  as: Pick<CaseFile, 'purpose' | 'visible'>,
): Pick<Case, 'files' | 'progress'> {
  const theirs = (note: Case['progress'][number]) =>
    note.text === FILES_ALONE && (note.files ?? []).some((id) => ids.includes(id));
  return {
    files: c.files.map((f) => (ids.includes(f.id) ? { ...f, ...as } : f)),
    progress: c.progress.map((note) => (theirs(note) ? { ...note, visible: as.visible } : note)),
  };
}
