import { dueSteps } from '../clocks/steps.ts';
import type { Case, Seat } from './case.ts';
import { type Ctx, type Decision, type EventSpec, mayDo, offered, type Rules, run } from './event.ts';
import { accept } from './events/accept.ts';
import { acceptExplanation } from './events/accept-explanation.ts';
import { add } from './events/add.ts';
import { answer } from './events/answer.ts';
import { answerUrge } from './events/answer-urge.ts';
import { applyToClose } from './events/apply-to-close.ts';
import { approve } from './events/approve.ts';
import { approveExclusion } from './events/approve-exclusion.ts';
import { archive } from './events/archive.ts';
import { askAgent } from './events/ask-agent.ts';
import { askCo } from './events/ask-co.ts';
import { askExclusion } from './events/ask-exclusion.ts';
import { askExpert } from './events/ask-expert.ts';
import { askExtension } from './events/ask-extension.ts';
import { askLegal } from './events/ask-legal.ts';
import { askReturn } from './events/ask-return.ts';
import { askStop } from './events/ask-stop.ts';
import { assign } from './events/assign.ts';
import { attach } from './events/attach.ts';
import { becomeLeader } from './events/become-leader.ts';
import { calendarChanged } from './events/calendar-changed.ts';
import { claim } from './events/claim.ts';
import { comment } from './events/comment.ts';
import { confirm } from './events/confirm.ts';
import { confirmOver } from './events/confirm-over.ts';
import { declineCo } from './events/decline-co.ts';
import { dispatch } from './events/dispatch.ts';
import { enterAnswer } from './events/enter-answer.ts';
import { escalate } from './events/escalate.ts';
import { expertReply } from './events/expert-reply.ts';
import { explanationOver } from './events/explanation-over.ts';
import { fileMonthly } from './events/file-monthly.ts';
import { finish } from './events/finish.ts';
import { goOn } from './events/go-on.ts';
import { grantExtension } from './events/grant-extension.ts';
import { grantLegal } from './events/grant-legal.ts';
import { grantStop } from './events/grant-stop.ts';
import { handOver } from './events/hand-over.ts';
import { heard } from './events/heard.ts';
import { leaderMoved } from './events/leader-moved.ts';
import { link } from './events/link.ts';
import { listCase } from './events/list-case.ts';
import { makeConfidential } from './events/make-confidential.ts';
import { markRecurrence } from './events/mark-recurrence.ts';
import { markTypical } from './events/mark-typical.ts';
import { merge } from './events/merge.ts';
import { nameCo } from './events/name-co.ts';
import { notDone } from './events/not-done.ts';
import { notReached } from './events/not-reached.ts';
import { noteCall } from './events/note-call.ts';
import { noticeDelivered } from './events/notice-delivered.ts';
import { nudge } from './events/nudge.ts';
import { phoneDue } from './events/phone-due.ts';
import { progress } from './events/progress.ts';
import { rate } from './events/rate.ts';
import { rateOver } from './events/rate-over.ts';
import { reassign } from './events/reassign.ts';
import { recall } from './events/recall.ts';
import { reclassify } from './events/reclassify.ts';
import { redirect } from './events/redirect.ts';
import { refer } from './events/refer.ts';
import { refuseClosure } from './events/refuse-closure.ts';
import { refuseExclusion } from './events/refuse-exclusion.ts';
import { refuseExtension } from './events/refuse-extension.ts';
import { refuseLegal } from './events/refuse-legal.ts';
import { refuseSign } from './events/refuse-sign.ts';
import { refuseStop } from './events/refuse-stop.ts';
import { refuseVerify } from './events/refuse-verify.ts';
import { register } from './events/register.ts';
import { reopen } from './events/reopen.ts';
import { replyCo } from './events/reply-co.ts';
import { replyDelivered } from './events/reply-delivered.ts';
import { respondentLost } from './events/respondent-lost.ts';
import { resume } from './events/resume.ts';
import { seeContact } from './events/see-contact.ts';
import { seeFiles } from './events/see-files.ts';
import { seeRecord } from './events/see-record.ts';
import { seeWhole } from './events/see-whole.ts';
import { settle } from './events/settle.ts';
import { sign } from './events/sign.ts';
import { stillNotSolved } from './events/still-not-solved.ts';
import { stopOver } from './events/stop-over.ts';
import { dueInVain, takeSteps } from './events/take-steps.ts';
import { tellMissing } from './events/tell-missing.ts';
import { undoMerge } from './events/undo-merge.ts';
import { uphold } from './events/uphold.ts';
import { urge } from './events/urge.ts';
import { verify } from './events/verify.ts';
import { whyDate } from './events/why-date.ts';
import { withdraw } from './events/withdraw.ts';
import { writtenReply } from './events/written-reply.ts';
import type { Refusal } from './refusal.ts';
import { seatRoles } from './roles.ts';

/**
 * Everything that can happen to a case once it exists, in the order in which buttons stand: who may do what, from which
 * state. 提交诉求 alone makes a case and is `submit`. Source: lifecycle.md, "Events".
 */
export const LIFECYCLE: readonly EventSpec[] = [
  confirm,
  rate,
  notDone,
  stillNotSolved,
  sign,
  refuseSign,
  assign,
  replyCo,
  expertReply,
  accept,
  finish,
  progress,
  askReturn,
  askExtension,
  askStop,
  resume,
  askCo,
  askLegal,
  answerUrge,
  fileMonthly,
  applyToClose,
  writtenReply,
  dispatch,
  uphold,
  reassign,
  grantStop,
  refuseStop,
  grantExtension,
  refuseExtension,
  grantLegal,
  refuseLegal,
  nameCo,
  declineCo,
  verify,
  refuseVerify,
  enterAnswer,
  askAgent,
  approve,
  refuseClosure,
  noteCall,
  goOn,
  acceptExplanation,
  notReached,
  claim,
  answer,
  redirect,
  refer,
  askExpert,
  merge,
  undoMerge,
  reclassify,
  escalate,
  urge,
  handOver,
  nudge,
  add,
  tellMissing,
  comment,
  attach,
  withdraw,
  recall,
  askExclusion,
  approveExclusion,
  refuseExclusion,
  link,
  markRecurrence,
  markTypical,
  listCase,
  reopen,
  makeConfidential,
  register,
  archive,
  seeContact,
  seeFiles,
  seeWhole,
  seeRecord,
  whyDate,
  noticeDelivered,
  phoneDue,
  respondentLost,
  stopOver,
  leaderMoved,
  becomeLeader,
  replyDelivered,
  heard,
  settle,
  confirmOver,
  rateOver,
  explanationOver,
  takeSteps,
  calendarChanged,
];

const byName = new Map(LIFECYCLE.map((spec) => [spec.name, spec]));

export const eventNamed = (name: string): EventSpec | undefined => byName.get(name);

/** The event a command means: its button's label or its short word. */
export const eventSaid = (word: string): EventSpec | undefined =>
  LIFECYCLE.find((spec) => pressable(spec) && (spec.label === word || spec.short === word));

/** Whether people cause it at all: what only the clock or the sender does has no button and no word. */
const pressable = (spec: EventSpec): boolean =>
  spec.name !== 'heard' && !spec.by.every((role) => role === 'clock' || role === 'sender');

/** The events whose buttons a card for this seat carries now. */
export function buttonsFor(c: Case, seat: Seat, rules: Rules): EventSpec[] {
  const roles = seatRoles(c, seat, rules);
  return LIFECYCLE.filter((spec) => pressable(spec) && offered(spec, c, seat, rules, roles));
}

/** The one place where a case changes: an event by name, its form, who and when; a changed case or a refusal. */
export function decide(c: Case, name: string, form: unknown, ctx: Ctx): Decision {
  const spec = eventNamed(name);
  if (!spec) return { ok: false, refusal: { code: 'no_such_event' } };
  return run(spec, c, form, ctx);
}

/** Whether this person may do this now, before a form is opened. */
export function mayOpen(c: Case, name: string, ctx: Ctx): Refusal | null {
  const spec = eventNamed(name);
  return spec ? mayDo(spec, c, ctx) : { code: 'no_such_event' };
}

/**
 * The event that the clock must cause now, oldest step first; null when nothing is due. A case found by an instant that no
 * longer holds (the profile was edited) is written anew by it. Source: calendar.md, rule 6.
 */
export function dueEvent(c: Case, rules: Rules): string | null {
  const [first] = dueSteps(c, rules);
  if (first?.event) return first.event;
  return first || dueInVain(c, rules) ? takeSteps.name : null;
}
