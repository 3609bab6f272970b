import type { Case } from './case.ts';
import { lastAssignment } from './current.ts';
import type { Audience } from './message.ts';
import type { CaseFile } from './parts.ts';

/** How long files sent go to the case that asked for them, in minutes. Source: interface.md, "Files". */
export const SLOT_MINUTES = 30;

export const slotEnd = (now: Date): Date => new Date(now.getTime() + SLOT_MINUTES * 60_000);

/** The files this audience may see: the enterprise its own and those meant for it. Source: R-801. */
export const filesFor = (c: Case, audience: Audience): CaseFile[] =>
  audience === 'respondent' || audience === 'filer'
    ? c.files.filter((f) => f.visible || f.purpose === 'appeal' || f.purpose === 'addition')
    : c.files;

/** What 查看附件 sends, newest last: enough for any case, few enough for a chat. */
export const FILES_SENT_MOST = 20;

/** What the unit filed in this assignment goes to the enterprise with the result. Source: R-306. */
export const filesDelivered = (c: Case): CaseFile[] =>
  ofAssignment(c, 'progress', { purpose: 'result', visible: true });

/** A result that is taken back takes its files with it. Source: lifecycle.md, "recall". */
export const filesTakenBack = (c: Case): CaseFile[] =>
  ofAssignment(c, 'result', { purpose: 'progress', visible: false });

function ofAssignment(c: Case, purpose: CaseFile['purpose'], now: Pick<CaseFile, 'purpose' | 'visible'>): CaseFile[] {
  const since = lastAssignment(c)?.startedAt;
  return c.files.map((f) => (since && f.purpose === purpose && f.at >= since ? { ...f, ...now } : f));
}
