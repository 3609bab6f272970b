import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import { assignmentInHand, lastAssignment } from '../case/current.ts';
import { FILES_ALONE } from '../case/files.ts';
import type { Audience } from '../case/message.ts';
import { SentFile } from '../case/parts.ts';
import { rolesOf } from '../case/roles.ts';
import { isOpen, STATES, type State } from '../case/state.ts';
import { withAssignment } from '../clocks/clocks.ts';
import { unitName } from '../directory/directory.ts';
import type { Rank } from './button.ts';
import { place } from './carried.ts';
import { caseEvent } from './event.ts';
import type { PerCase } from './fields.ts';
import { ids, joined, withFiles, withFilesAlone } from './parts/bringing.ts';
import { entriesLeft } from './parts/entries.ts';
import { endMaterialPause } from './parts/material.ts';
import { filesNamed, whoAdded } from './parts/news.ts';
import { actingPerson, noteBy, toWhomeverHasIt, unitNoting } from './parts/shared.ts';

const ASKED: readonly State[] = ['answered', 'resolved', 'confirmed'];
/** Not a usual action while the enterprise is asked for its own answer. */
const whileHandled: PerCase<Rank | false> = (c) => !ASKED.includes(c.state) && 'also';

/** Whether whoever acts works on the case, rather than speaking for the enterprise. */
function ofUnit(c: Case, ctx: Ctx): boolean {
  const roles = rolesOf(c, ctx.actor, ctx);
  return (roles.has('unit') || roles.has('co_unit')) && !roles.has('respondent');
}

/** Whether the unit's files belong to the result that the enterprise is asked about. */
const toResult = (c: Case): boolean => c.state === 'resolved' && assignmentInHand(c)?.result !== undefined;

/** The unit's files: part of its result, of the note they are sent for, or a note of their own that staff alone see. */
function byUnit(c: Case, files: readonly SentFile[], n: number | undefined, ctx: Ctx): Case {
  const note = n === undefined ? undefined : c.progress[n - 1];
  if (!note && toResult(c)) {
    const grown = withAssignment(c, ctx, (assignment) =>
      assignment.result
        ? {
            ...assignment,
            result: { ...assignment.result, files: [...(assignment.result.files ?? []), ...ids(files)] },
          }
        : assignment,
    );
    return withFiles(grown, files, { purpose: 'result', visible: true }, ctx);
  }
  const progress =
    note && n !== undefined
      ? joined(c.progress, n - 1, files)
      : withFilesAlone(c.progress, files, { unit: unitNoting(c, ctx), visible: false }, ctx);
  return withFiles({ ...c, progress }, files, { purpose: 'progress', visible: note?.visible ?? false }, ctx);
}

/** The enterprise's files: an addition without words. On a duplicate it belongs to the primary case. */
function byEnterprise(c: Case, files: readonly SentFile[], ctx: Ctx): Case {
  // The primary case copies each note once, so a duplicate's are not added to.
  const additions =
    c.state === 'merged'
      ? [...c.additions, noteBy(ctx, FILES_ALONE, files)]
      : withFilesAlone(c.additions, files, {}, ctx);
  return endMaterialPause(withFiles({ ...c, additions }, files, { purpose: 'addition', visible: true }, ctx), ctx);
}

/** A phone sends five photos as five messages: they are told as one. D */
const GATHERS_MS = 20_000;
const DESKS: readonly Audience[] = ['desk', 'coordinator'];

/** The same person's files that wait to be told of: each came shortly before the next. */
function untold(c: Case, ctx: Ctx): SentFile[] {
  const who = actingPerson(ctx).openId;
  const told: SentFile[] = [];
  let next = ctx.at;
  for (const entry of c.record.filter(({ event, by }) => event === 'attach' && by.openId === who).reverse()) {
    if (next.getTime() - entry.at.getTime() >= GATHERS_MS) break;
    told.unshift(...SentFile.array().parse(entry.input.files ?? []));
    next = entry.at;
  }
  return told;
}

/**
 * 上传附件: files without words. They come with a note and are as visible as it; what a unit sends alone goes to the
 * enterprise with the result. Source; interface.md, "Files".
 */
export const attach = caseEvent({
  name: 'attach',
  label: '上传附件',
  short: '上传',
  from: STATES.filter((state) => isOpen({ state })),
  by: ['respondent', 'filer', 'receipt_holder', 'unit', 'co_unit'],
  atWill: true,
  ignoresV: true,
  fields: { note: place },
  files: 'own',
  done: '已收到附件',
  primary: { respondent: whileHandled, filer: whileHandled },
  slot: 'addition',
  refuse: (c, { files }, ctx) => (files.length === 0 ? { code: 'no_files' } : entriesLeft(c, ctx)),
  apply: (c, { files, note }, ctx) => (ofUnit(c, ctx) ? byUnit(c, files, note, ctx) : byEnterprise(c, files, ctx)),
  shows: (c) => (c.state === 'merged' ? [{ to: { cases: 'across' }, show: { across: 'primary' } }] : []),
  notifications: {
    file_added: {
      text: ({ which, who, words }) => `${which}：${who || '企业'}上传了附件${words}，请按“查看附件”查看。`,
      wakes: true,
      quietAt: DESKS,
      gathersMs: GATHERS_MS,
      while: 'open',
    },
    result_file_added: {
      text: ({ which, unit, words }) =>
        `您的诉求 ${which}的办理结果，${unit}补充了附件${words}，请在卡片上按“查看附件”查看。`,
      filed: ({ filing, unit, words }) =>
        `${filing}的办理结果，${unit}补充了附件${words}，请在卡片上按“查看附件”查看。`,
      short: 'progress',
      wakes: false,
      while: ['resolved'],
    },
  },
  notifies(after, { note, files }, before, ctx) {
    const words = filesNamed(files);
    if (!ofUnit(before, ctx))
      return after.state === 'merged'
        ? []
        : toWhomeverHasIt(after, ctx).map((to) => ({
            ...to,
            notification: 'file_added' as const,
            words: filesNamed([...untold(before, ctx), ...files]),
            who: whoAdded(before, ctx),
          }));
    const joined = note === undefined ? undefined : after.progress[note - 1];
    if (note !== undefined)
      return joined?.visible
        ? [
            {
              audience: 'respondent',
              notification: 'progressed',
              words: `补充附件${words}`,
              who: unitName(ctx.directory, joined.unit),
            },
          ]
        : [];
    return lastAssignment(after)?.result?.files !== lastAssignment(before)?.result?.files
      ? [{ audience: 'respondent', notification: 'result_file_added', words }]
      : [];
  },
});
