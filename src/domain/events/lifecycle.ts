import { audienceRoles } from '../case/audiences.ts';
import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import type { Audience } from '../case/message.ts';
import { accept } from './accept.ts';
import { acceptExplanation } from './accept-explanation.ts';
import { add } from './add.ts';
import { answer } from './answer.ts';
import { answerUrge } from './answer-urge.ts';
import { applyToClose } from './apply-to-close.ts';
import { approve } from './approve.ts';
import { approveExclusion } from './approve-exclusion.ts';
import { archive } from './archive.ts';
import { askAgent } from './ask-agent.ts';
import { askCo } from './ask-co.ts';
import { askExclusion } from './ask-exclusion.ts';
import { askExpert } from './ask-expert.ts';
import { askExtension } from './ask-extension.ts';
import { askLegal } from './ask-legal.ts';
import { askPause } from './ask-pause.ts';
import { askReturn } from './ask-return.ts';
import { assign } from './assign.ts';
import { attach } from './attach.ts';
import { becomePrimary } from './become-primary.ts';
import { calendarChanged } from './calendar-changed.ts';
import { claim } from './claim.ts';
import { comment } from './comment.ts';
import { confirm } from './confirm.ts';
import { confirmEnterprise } from './confirm-enterprise.ts';
import { confirmOver } from './confirm-over.ts';
import { cutLink } from './cut-link.ts';
import { declineCo } from './decline-co.ts';
import { directoryChanged } from './directory-changed.ts';
import { dispatch } from './dispatch.ts';
import { enterAnswer } from './enter-answer.ts';
import { escalate } from './escalate.ts';
import { type EventSpec, offered } from './event.ts';
import { expertReply } from './expert-reply.ts';
import { explanationOver } from './explanation-over.ts';
import { fileMonthly } from './file-monthly.ts';
import { finish } from './finish.ts';
import { goOn } from './go-on.ts';
import { grantExtension } from './grant-extension.ts';
import { grantLegal } from './grant-legal.ts';
import { grantPause } from './grant-pause.ts';
import { handOver } from './hand-over.ts';
import { heard } from './heard.ts';
import { link } from './link.ts';
import { listCase } from './list-case.ts';
import { makeConfidential } from './make-confidential.ts';
import { markRecurrence } from './mark-recurrence.ts';
import { markTypical } from './mark-typical.ts';
import { merge } from './merge.ts';
import { mergeEnterprise } from './merge-enterprise.ts';
import { nameCo } from './name-co.ts';
import { notDone } from './not-done.ts';
import { notReached } from './not-reached.ts';
import { noteCall } from './note-call.ts';
import { type Listed, notificationTable } from './notifications.ts';
import { nudge } from './nudge.ts';
import { partMade } from './part-made.ts';
import { pauseOver } from './pause-over.ts';
import { phoneDue } from './phone-due.ts';
import { primaryChanged } from './primary-changed.ts';
import { progress } from './progress.ts';
import { rate } from './rate.ts';
import { rateOver } from './rate-over.ts';
import { reassign } from './reassign.ts';
import { recall } from './recall.ts';
import { reclassify } from './reclassify.ts';
import { redirect } from './redirect.ts';
import { refer } from './refer.ts';
import { refuseClosure } from './refuse-closure.ts';
import { refuseEnterprise } from './refuse-enterprise.ts';
import { refuseExclusion } from './refuse-exclusion.ts';
import { refuseExtension } from './refuse-extension.ts';
import { refuseLegal } from './refuse-legal.ts';
import { refusePause } from './refuse-pause.ts';
import { refuseSign } from './refuse-sign.ts';
import { refuseVerify } from './refuse-verify.ts';
import { register } from './register.ts';
import { reopen } from './reopen.ts';
import { replyCo } from './reply-co.ts';
import { replyDelivered } from './reply-delivered.ts';
import { replyUndelivered } from './reply-undelivered.ts';
import { respondentLost } from './respondent-lost.ts';
import { resultDelivered } from './result-delivered.ts';
import { resume } from './resume.ts';
import { seeContact } from './see-contact.ts';
import { seeFiles } from './see-files.ts';
import { seeRecord } from './see-record.ts';
import { seeResult } from './see-result.ts';
import { seeWhole } from './see-whole.ts';
import { serveReply } from './serve-reply.ts';
import { settle } from './settle.ts';
import { sign } from './sign.ts';
import { split } from './split.ts';
import { stillNotSolved } from './still-not-solved.ts';
import { SUBMIT } from './submit.ts';
import { takeSteps } from './take-steps.ts';
import { tellMissing } from './tell-missing.ts';
import { undoMerge } from './undo-merge.ts';
import { uphold } from './uphold.ts';
import { urge } from './urge.ts';
import { verify } from './verify.ts';
import { whyDate } from './why-date.ts';
import { withdraw } from './withdraw.ts';
import { writtenReply } from './written-reply.ts';

/**
 * All events of an existing case, in the order of their buttons: who may do what, from which state. 提交诉求 creates a case
 * and is in `submit`. Source: lifecycle.md, "Events".
 */
export const LIFECYCLE: readonly EventSpec[] = [
  seeResult,
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
  askPause,
  resume,
  askCo,
  askLegal,
  answerUrge,
  fileMonthly,
  applyToClose,
  writtenReply,
  serveReply,
  dispatch,
  uphold,
  reassign,
  grantPause,
  refusePause,
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
  split,
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
  confirmEnterprise,
  mergeEnterprise,
  refuseEnterprise,
  makeConfidential,
  register,
  archive,
  seeContact,
  seeFiles,
  seeWhole,
  seeRecord,
  whyDate,
  resultDelivered,
  phoneDue,
  respondentLost,
  pauseOver,
  primaryChanged,
  becomePrimary,
  cutLink,
  partMade,
  replyDelivered,
  replyUndelivered,
  heard,
  settle,
  confirmOver,
  rateOver,
  explanationOver,
  takeSteps,
  calendarChanged,
  directoryChanged,
];

/** All notifications by code. A stored code may be missing here. */
export const NOTIFICATIONS: ReadonlyMap<string, Listed> = notificationTable(LIFECYCLE);

const byName = new Map(LIFECYCLE.map((spec) => [spec.name, spec]));

/** An event's label and how it reads in the history, 提交诉求 included. */
export const readsAs = (name: string): Pick<EventSpec, 'label' | 'history' | 'inquiry'> | undefined =>
  name === 'submit' ? SUBMIT : byName.get(name);

export const eventNamed = (name: string): EventSpec | undefined => byName.get(name);

/** Events that people cause. Those that only the clock or the sender causes have no button and no command. */
export const BUTTONS = LIFECYCLE.filter(
  (spec) => spec.name !== 'heard' && !spec.by.every((role) => role === 'clock' || role === 'sender'),
);

/** The events whose buttons a card for this audience carries now. */
export function buttonsFor(c: Case, audience: Audience, rules: Rules): EventSpec[] {
  const roles = audienceRoles(c, audience, rules);
  return BUTTONS.filter((spec) => offered(spec, c, audience, rules, roles));
}
