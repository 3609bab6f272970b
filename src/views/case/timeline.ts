import type { Step } from '../../../cards/case/view.ts';
import { OUTCOME_WORDS } from '../../../cards/case/words.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { levelOf } from '../../domain/case/current.ts';
import type { Seat } from '../../domain/case/message.ts';
import type { RecordEntry } from '../../domain/case/record-entry.ts';
import { isOpen } from '../../domain/case/state.ts';
import { coordinatorOf, targetName, unitName } from '../../domain/directory/directory.ts';
import { sayInstant } from '../../domain/time/say-date.ts';
import { deskName } from '../shared/people.ts';

/** How many steps a card shows: the receipt and the latest. */
const MOST = 8;

/**
 * The way a case has gone in the enterprise's eyes. What a unit and the desk settle between themselves is not in it: while
 * a return is being decided there is only 正在核定承办单位. Source: R-109; T54.
 */
export function stepsFor(c: Case, seat: Seat, rules: Rules): Step[] {
  const asked = c.state === 'return_requested' ? c.legs.at(-1)?.startedAt : undefined;
  const steps = c.record
    .filter((entry) => !(asked && ASSIGNING.includes(entry.event) && entry.at.getTime() === asked.getTime()))
    .flatMap((entry) => {
      const text = stepText(c, entry, seat, rules);
      return text ? [{ at: sayInstant(entry.at, rules.at), text }] : [];
    });
  const shown = steps.length <= MOST ? steps : [...steps.slice(0, 1), ...steps.slice(1 - MOST)];
  return shown.map((step, i) => (i === shown.length - 1 && isOpen(c) ? { ...step, current: true } : step));
}

const ASSIGNING: readonly string[] = ['dispatch', 'reassign', 'uphold'];

function stepText(c: Case, entry: RecordEntry, seat: Seat, rules: Rules): string | undefined {
  const you = seat === 'respondent' ? '您' : '企业';
  const leg = c.legs.findLast((l) => l.startedAt <= entry.at);
  const unit = unitName(rules.directory, leg?.unit ?? '');
  const sentTo = leg ? targetName(rules.directory, leg) : unit;
  const goesOn = entry.state === 'in_progress' ? `${unit}继续办理` : '重新核定承办单位';
  switch (entry.event) {
    case 'submit':
      return entry.state === 'closed' ? '已登记，当场办结' : '已收到诉求';
    case 'dispatch':
      return entry.state === 'dispatched' ? `已转交${sentTo}办理` : settling(c, entry);
    case 'sign':
      return entry.state === 'dispatched' ? `已转交${sentTo}办理` : undefined;
    case 'assign':
      return `已确定由${unit}办理`;
    case 'reassign':
      return entry.state === 'dispatched' ? `承办单位核定为${unit}` : '正在核定承办单位';
    case 'ask_return':
      return settling(c, entry);
    case 'refer':
      return entry.state === 'submitted' ? `已提请${coordinatorOf(rules.directory)?.name ?? '上级'}协调` : undefined;
    case 'accept':
      return `${unit}已受理`;
    case 'answer':
      return `${deskName(rules)}已答复`;
    case 'finish':
      return `${unit}已提交办理结果`;
    case 'recall':
      return `${unit}撤回办理结果，继续办理`;
    case 'confirm':
      return `${you}已确认办结`;
    case 'not_done':
      return `${you}反映尚未解决，${goesOn}`;
    case 'rate':
      return ratedText(c, entry, you);
    case 'go_on':
    case 'explanation_over':
      return goesOn;
    case 'note_call':
      return '已电话回访';
    case 'not_reached':
      return entry.state === 'callback' ? '电话回访未联系上' : goesOn;
    case 'still_not_solved':
      return `${you}反映仍未解决，${deskName(rules)}将回访`;
    case 'grant_extension':
      return leg?.extension?.granted ? `办理期限延长 ${leg.extension.days} 个工作日` : undefined;
    case 'grant_stop':
      return leg?.stops.some((s) => s.reason === 'material' && s.from.getTime() === entry.at.getTime())
        ? `${unit}请企业补充材料`
        : undefined;
    case 'grant_legal':
      return '已转入行政复议或诉讼，按法定期限办理';
    case 'merge':
      return '已与同类诉求合并办理';
    case 'undo_merge':
      return '已恢复单独办理';
    case 'leader_moved':
      return movedText(c, entry, unit);
    case 'phone_due':
    case 'respondent_lost':
      return `${deskName(rules)}将电话征询`;
    case 'enter_answer':
      return enteredText(c, entry, goesOn);
    case 'refuse_verify':
      return `核验未通过，${goesOn}`;
    case 'reopen':
      return `回头看核实未解决，${goesOn}`;
    case 'approve':
      return entry.state === 'confirmed' ? `${unit}已作出情况说明` : ending(c, entry);
    case 'refuse_closure':
      return c.legs.some((l) => l.why === 'rework' && l.startedAt.getTime() === entry.at.getTime())
        ? goesOn
        : undefined;
    case 'nudge':
      return `${you}已催办`;
    case 'written_reply':
      return '书面答复已出具';
    case 'reply_delivered':
      return '书面答复已送达';
    case 'redirect':
      return '已引导至对口渠道';
    case 'withdraw':
      return '诉求已撤回';
    default:
      return ending(c, entry);
  }
}

/** While it is being settled whose a case is, only that is said (T54); once it is, the settling leaves no trace. */
const settling = (c: Case, entry: RecordEntry): string | undefined =>
  c.state === entry.state && entry === c.record.findLast((e) => e.event === entry.event)
    ? '正在核定承办单位'
    : undefined;

/** What the leading case brought to one that follows it. */
function movedText(c: Case, entry: RecordEntry, unit: string): string | undefined {
  switch (entry.state) {
    case 'resolved':
      return `${unit}已提交办理结果`;
    case 'answered':
      return '已有答复';
    case 'confirmed':
      return `${unit}已作出情况说明`;
    case 'submitted':
      return '重新核定承办单位';
    default:
      return ending(c, entry);
  }
}

/** An answer taken down on the telephone, or a call that nobody answered. */
function enteredText(c: Case, entry: RecordEntry, goesOn: string): string {
  const answer = c.entered.find((e) => e.at.getTime() === entry.at.getTime());
  if (!answer) return '电话征询未联系上';
  return answer.said === 'not_done' ? `电话征询：尚未解决，${goesOn}` : '电话征询：已确认解决';
}

/** A rating changed within its minutes counts as it stands now: of the earlier press nothing is left. */
const ratedText = (c: Case, entry: RecordEntry, you: string): string | undefined => {
  const rating = c.ratings.find((r) => r.at.getTime() === entry.at.getTime());
  return rating && `${you}已评价：${levelOf(c, rating.level)?.word ?? rating.level}`;
};

/** Events of the clock and of the call-back that close, or open a call-back. */
function ending(c: Case, entry: RecordEntry): string | undefined {
  const moved = [
    'settle',
    'confirm_over',
    'rate_over',
    'accept_explanation',
    'approve',
    'verify',
    'leader_moved',
  ].includes(entry.event);
  if (!moved) return undefined;
  // Once the call was made, that it was to be made is no news.
  if (entry.state === 'callback') return calledAfter(c, entry) ? undefined : '将电话回访';
  if (entry.state !== 'closed') return undefined;
  // A case opened again has lost its old outcome.
  return c.outcome && entry === c.record.findLast((e) => e.state === 'closed' && e.event === entry.event)
    ? `已办结（${OUTCOME_WORDS[c.outcome]}）`
    : '已办结';
}

const calledAfter = (c: Case, entry: RecordEntry): boolean =>
  c.record.some((e) => e.event === 'note_call' && e.n > entry.n);
