import { OUTCOME_WORDS } from '../../cards/case/words.ts';
import type { Case, Seat } from '../domain/case/case.ts';
import { callNoted, currentRating, levelOf, runningLeg } from '../domain/case/case.ts';
import { stillNotSolved } from '../domain/case/events/still-not-solved.ts';
import { handlerNow } from '../domain/case/handler.ts';
import { unitName } from '../domain/directory.ts';
import { shanghaiTime } from '../domain/time/working-days.ts';
import { repliesOwed } from './clocks.ts';
import { before, clockDue, type Due, legDue } from './due.ts';
import { speaksForEnterprise } from './mask.ts';
import { claimed, deskName, dispatcherSeat, lastUnit, seatName } from './people.ts';
import type { ViewRules } from './rules.ts';

/** `市场监管局请于3月9日（周二）17:30前受理，今日到期`. */
const asks = (who: string, due: Due | undefined, what: string): string =>
  `${who}请${due ? `于${before(due)}` : ''}${what}${due?.mark ? `，${due.mark}` : ''}`;

/** Staff wait for the enterprise and cannot hurry it. */
const awaits = (due: Due | undefined, what: string): string => `等待企业${due ? `于${before(due)}` : ''}${what}`;

/** The same as a promise, for the enterprise's eyes. */
const promises = (who: string, due: Due | undefined, what: string): string =>
  due?.alert === 'late' ? `${who}正在抓紧${what}，${due.mark}` : `${who}将${due ? `于${before(due)}` : ''}${what}`;

/** Who must do what by when: the first line of a card and of a list. */
export const leadFor = (c: Case, seat: Seat, rules: ViewRules): string =>
  speaksForEnterprise(seat) ? enterpriseLead(c, seat, rules) : staffLead(c, seat, rules);

function enterpriseLead(c: Case, seat: Seat, rules: ViewRules): string {
  const due = (clock: keyof Case['clocks']) => clockDue(c.clocks[clock], rules);
  const you = seat === 'respondent' ? '' : '企业联系人';
  switch (c.state) {
    case 'submitted':
      return c.referral ? '正在协调确定承办单位' : promises(deskName(rules), due('dispatch'), '转交承办单位');
    case 'return_requested':
      return '正在核定承办单位，确定后继续办理';
    case 'dispatched':
    case 'in_progress':
      return answering(c, rules);
    case 'closure_review':
      return c.closure?.from === 'callback' ? `${deskName(rules)}正在核实处理` : `${lastUnit(c, rules)}正在办理`;
    case 'answered':
    case 'resolved':
      return asks(you, due('confirm'), '确认是否已解决');
    case 'confirmed':
      return ratingLead(c, you, rules);
    case 'callback':
      return promises(deskName(rules), due('callback'), callNoted(c) ? '答复后续处理（已电话回访）' : '电话回访');
    case 'closed':
      return stillNotSolved.offer(c, rules) === null && seat === 'respondent'
        ? `${closedLead(c)}。如仍未解决，请按“仍未解决”，${deskName(rules)}将回访`
        : closedLead(c);
    case 'redirected':
      return '本事项已引导至对口渠道，请按下列指引办理';
    case 'withdrawn':
      return '诉求已撤回，不再办理';
  }
}

function answering(c: Case, rules: ViewRules): string {
  const unit = lastUnit(c, rules);
  const due = legDue(runningLeg(c), rules);
  const doing = c.state === 'dispatched' ? `已转交${unit}` : `${unit}正在办理`;
  if (!due) return doing;
  return due.alert === 'late' ? `${doing}，答复${due.mark}，正在督促` : `${doing}，预计${before(due)}答复`;
}

function ratingLead(c: Case, you: string, rules: ViewRules): string {
  const word = levelOf(c, currentRating(c)?.level ?? '')?.word;
  const until = c.clocks.settle && shanghaiTime(c.clocks.settle.deadline);
  if (word) return `已评价：${word}${until ? `，${until}前可以更改` : ''}`;
  return asks(you, clockDue(c.clocks.rate, rules), '评价办理结果');
}

const closedLead = (c: Case): string => `已办结：${c.outcome ? OUTCOME_WORDS[c.outcome] : '已办结'}`;

function staffLead(c: Case, seat: Seat, rules: ViewRules): string {
  const due = (clock: keyof Case['clocks']) => clockDue(c.clocks[clock], rules);
  const unit = lastUnit(c, rules);
  const dispatcher = claimed(c, dispatcherSeat(c, rules), rules);
  const desk = claimed(c, 'desk', rules);
  switch (c.state) {
    case 'submitted':
      return asks(dispatcher, due('dispatch'), toGuide(c, rules) ? '引导转办（类别不属受理范围）' : '派单');
    case 'dispatched':
      return asks(unit, due('accept'), '受理或申请退回');
    case 'return_requested':
      return asks(dispatcher, due('arbitration'), '裁定退回申请');
    case 'in_progress':
      return asks(handlerOf(c, unit, rules), legDue(runningLeg(c), rules), '办结');
    case 'answered':
    case 'resolved':
      return c.clocks.confirm ? awaits(due('confirm'), '确认是否已解决') : '办理结果正在送达企业，等待企业确认';
    case 'confirmed':
      return confirmedLead(c, rules);
    case 'callback':
      return c.clocks.explanation && seat === 'unit'
        ? asks(handlerOf(c, unit, rules), due('explanation'), '作出说明（符合条件的可申请办结）')
        : asks(desk, due('callback'), callNoted(c) ? '决定继续办理或接受解释（已登记回访）' : '电话回访');
    case 'closure_review':
      return asks(claimed(c, rules.profile.closureApprover.seat, rules), due('review'), '审核申请办结');
    case 'closed':
      return owedLead(c, seat, rules) ?? closedLead(c);
    case 'redirected':
      return owedLead(c, seat, rules) ?? '已引导转办，无需再办理';
    case 'withdrawn':
      return owedLead(c, seat, rules) ?? '企业已撤回诉求，无需再办理';
  }
}

const handlerOf = (c: Case, unit: string, rules: ViewRules): string => {
  const handler = handlerNow(c, rules.directory);
  return handler ? `${unit}（${handler.name}）` : unit;
};

function confirmedLead(c: Case, rules: ViewRules): string {
  const word = levelOf(c, currentRating(c)?.level ?? '')?.word;
  if (!word)
    return c.clocks.rate ? awaits(clockDue(c.clocks.rate, rules), '评价') : '情况说明正在送达企业，等待企业评价';
  const until = c.clocks.settle && shanghaiTime(c.clocks.settle.deadline);
  return `企业已评价：${word}${until ? `，${until}后生效` : ''}`;
}

/** What is owed outlives the case. */
function owedLead(c: Case, seat: Seat, rules: ViewRules): string | undefined {
  const owed = repliesOwed(c, seat)[0];
  if (!owed) return undefined;
  return asks(
    owed.leg === null ? seatName('desk', rules) : unitName(rules.directory, owed.unit),
    clockDue(owed.clock, rules),
    '上传加盖公章的书面答复',
  );
}

/** Whether the case's category is one that is guided elsewhere (R-203). */
export const toGuide = (c: Case, rules: ViewRules): string | undefined => {
  const category = rules.profile.categories.find((k) => k.id === c.category);
  return category?.kind === 'redirect' ? category.guidance : undefined;
};
