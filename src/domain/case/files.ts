import type { Case } from './case.ts';
import { lastAssignment } from './current.ts';
import type { Audience } from './message.ts';
import type { CaseFile } from './parts.ts';

/** How long a slot is open, in minutes. Source: interface.md, "Files". */
export const SLOT_MINUTES = 30;

export const slotEnd = (now: Date): Date => new Date(now.getTime() + SLOT_MINUTES * 60_000);

/** The files this audience may see. The enterprise sees its own and those meant for it. Source: R-801. */
export const filesFor = (c: Case, audience: Audience): CaseFile[] =>
  audience === 'respondent' || audience === 'filer'
    ? c.files.filter((f) => f.visible || f.purpose === 'appeal' || f.purpose === 'addition')
    : c.files;

/** How many files 查看附件 sends at most, newest last. */
export const FILES_SENT_MOST = 20;

/** Files of the running assignment, which the enterprise gets with the result. Source: R-306. */
export const filesDelivered = (c: Case): CaseFile[] =>
  ofAssignment(c, 'progress', { purpose: 'result', visible: true });

/** Files that a result loses when it is taken back. Source: lifecycle.md, "recall". */
export const filesTakenBack = (c: Case): CaseFile[] =>
  ofAssignment(c, 'result', { purpose: 'progress', visible: false });

function ofAssignment(c: Case, purpose: CaseFile['purpose'], now: Pick<CaseFile, 'purpose' | 'visible'>): CaseFile[] {
  const since = lastAssignment(c)?.startedAt;
  return c.files.map((f) => (since && f.purpose === purpose && f.at >= since ? { ...f, ...now } : f));
}
