import type { Case } from '../case/case.ts';
import type { Ctx, Notify } from '../case/context.ts';
import { assignmentInHand, openObligations } from '../case/current.ts';
import { ended } from '../case/notification.ts';
import { isOpen, STATES } from '../case/state.ts';
import { clockOf } from '../clocks/clocks.ts';
import { unitWaitedAt, waitedFor } from '../clocks/recipients.ts';
import { calledWithin, toldOf } from '../directory/deputies.ts';
import { boardById, type Directory, deskOf, headOf, unitName } from '../directory/directory.ts';
import { ownerOf } from '../directory/person.ts';
import { formatInstant } from '../time/format-date.ts';
import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { actingPerson, inCharge, owningPerson, unitAnswering } from './parts/shared.ts';

/** Most names in the answer to whoever urges. */
const NAMES_MOST = 3;

/** Whoever owes the answer: of a case without a unit the desk, though it was referred. */
const answering = (c: Case, ctx: Pick<Ctx, 'directory'>): Pick<Notify, 'audience' | 'unit'> =>
  unitAnswering(c, ctx) === deskOf(ctx.directory)?.id ? { audience: 'desk' } : inCharge(c, ctx);

/** Who is told of an urge: the unit, board or office, with the people who are named in its group. */
function calledAt(c: Case, owing: string, d: Directory): string {
  const to = answering(c, { directory: d });
  const waits = { audience: to.audience, unit: to.unit };
  const unit = unitWaitedAt(c, { waits }, d);
  const board = to.audience === 'chief' ? boardById(d, assignmentInHand(c)?.board) : undefined;
  const head = to.audience === 'unit' && unit ? headOf(unit) : undefined;
  const heads = head && unit ? toldOf(d, [head], { unit: unit.id }) : [];
  const waited = waitedFor(c, { waits }, d);
  const others = heads.filter(({ openId }) => !waited.some((p) => p.openId === openId));
  const names = [...waited, ...others].map(calledWithin);
  const said = names.slice(0, NAMES_MOST).join('、') + (names.length > NAMES_MOST ? '等' : '');
  return `${board?.name ?? unit?.name ?? unitName(d, owing)}${said && `（${said}）`}`;
}

/** 督办: the unit owes an answer. Until then the same person cannot urge again. Source: R-507; SQ (十四). */
export const urge = caseEvent({
  name: 'urge',
  label: '督办',
  from: STATES.filter((state) => isOpen({ state })),
  by: ['supervision', 'leader'],
  atWill: true,
  ignoresV: true,
  fields: { text: text('督办要求', { most: 500 }) },
  command: 'text',
  effect: (_c, { profile }) => `提交后记入办件，承办单位须在 ${profile.limits.urgeAnswer.workingDays} 个工作日内回复`,
  done: (c, { at, directory }) => {
    const owed = openObligations(c).findLast((o) => o.kind === 'urge_answer');
    return owed
      ? `已督办，已发${calledAt(c, owed.unit, directory)}，最迟${formatInstant(owed.clock.deadline, at)}回复`
      : '已督办';
  },
  primary: { supervision: 'also', leader: 'also' },
  refuse: (c, _input, ctx) =>
    openObligations(c).some((o) => o.kind === 'urge_answer' && o.by && ownerOf(o.by) === owningPerson(ctx).openId)
      ? { code: 'urge_unanswered' }
      : null,
  apply(c, { text }, ctx) {
    const owed = {
      kind: 'urge_answer' as const,
      id: `u${c.obligations.length + 1}`,
      unit: unitAnswering(c, ctx),
      assignment: c.assignments.at(-1)?.n ?? null,
      by: actingPerson(ctx),
      text,
      clock: clockOf('urgeAnswer', ctx),
    };
    return { ...c, obligations: [...c.obligations, owed] };
  },
  notifications: {
    urged: {
      text: ({ which, by, who, words }) => `${who}督办 ${which}：${ended(words)}请${by}回复督办。`,
      wakes: true,
      head: true,
      while: 'clock',
      clock: 'urge_answer',
      outlivesAssignment: true,
    },
  },
  notifies: (after, { text }, _before, ctx) => [
    { ...answering(after, ctx), notification: 'urged', words: text, who: actingPerson(ctx).name },
  ],
  history: { quotes: 'text' },
});
