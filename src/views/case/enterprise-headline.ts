import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { callNoted, currentRating, levelOf, openPause, runningAssignment } from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import { unitLeft } from '../../domain/case/unit-of.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { stillNotSolved } from '../../domain/events/still-not-solved.ts';
import { shanghaiTime } from '../../domain/time/shanghai.ts';
import { promisedDue } from '../shared/clocks.ts';
import { assignmentDue, clockDue, day, dueOf, expected } from '../shared/due.ts';
import { endedFor, questionOf } from '../shared/enterprise-words.ts';
import { deskName, lastUnit } from '../shared/people.ts';
import { asks, promises } from './headline-text.ts';

const SETTLING = '正在核定承办单位，确定后继续办理';

/** What happens next, for the enterprise. Source: lifecycle.md, "States" (the column "enterprise sees"); T54. */
export function enterpriseHeadline(c: Case, audience: Audience, rules: Rules): string {
  const due = (clock: keyof Case['clocks']) => clockDue(c.clocks[clock], rules);
  const you = audience === 'respondent' ? '' : '企业联系人';
  const ended = endedFor(c, audience === 'respondent' ? '您' : '企业');
  switch (c.state) {
    case 'submitted':
      return c.referral ? '正在协调确定承办单位' : promises(deskName(rules), due('dispatch'), '转交承办单位');
    case 'awaiting_signoff':
    case 'return_requested':
      return SETTLING;
    case 'dispatched':
    case 'in_progress':
      return unitLeft(c, rules.directory) ? SETTLING : answering(c, you, rules);
    case 'closure_review':
      return c.closure?.from === 'callback' ? `${deskName(rules)}正在核实处理` : `${lastUnit(c, rules)}正在办理`;
    case 'answered':
    case 'resolved':
      if (!c.enterprise) return promises(deskName(rules), due('review'), '核验办理结果');
      return phoneHeadline(c, audience, rules) ?? asks(you, due('confirm'), `确认${questionOf(c, rules)}`);
    case 'confirmed':
      return phoneHeadline(c, audience, rules) ?? ratingHeadline(c, you, rules);
    case 'callback':
      return promises(deskName(rules), due('callback'), callNoted(c) ? '答复后续处理（已电话回访）' : '电话回访');
    case 'merged':
      return mergedHeadline(c, rules);
    case 'closed':
      return stillNotSolved.offer(c, rules) === null && audience === 'respondent'
        ? `${ended}。如仍未解决，请按“仍未解决”，${deskName(rules)}将回访`
        : ended;
    case 'redirected':
      return '本事项已引导至对口渠道，请按下列指引办理';
    case 'withdrawn':
      return '诉求已撤回，不再办理';
  }
}

function answering(c: Case, you: string, rules: Rules): string {
  const unit = lastUnit(c, rules);
  const pause = openPause(c);
  if (pause?.reason === 'material') {
    const until = pause.until && dueOf({ deadline: pause.until, provisional: false }, rules);
    return asks(you, until, '补充下列材料，补充后继续办理');
  }
  const due = assignmentDue(runningAssignment(c), rules);
  const doing = c.state === 'dispatched' ? `已转交${unit}` : `${unit}正在办理`;
  if (!due) return doing;
  return due.alert === 'late'
    ? `非常抱歉，您的诉求未能按时答复（原定${day(due)}），正在督促${unit}办理`
    : `${doing}${expected(due)}`;
}

/** The desk will call, or has asked the agent. Undefined for a respondent who can press on the card. */
function phoneHeadline(c: Case, audience: Audience, rules: Rules): string | undefined {
  if (!c.phone || !c.clocks.phone) return undefined;
  const due = clockDue(c.clocks.phone, rules);
  if (audience === 'respondent') return undefined;
  return c.phone.agent && c.filer.as === 'agent'
    ? asks('助企员', due, '征询企业意见并代录')
    : promises(deskName(rules), due, '电话征询企业意见');
}

/** The state of the primary case, without the enterprise that filed it (R-801, T51). */
function mergedHeadline(c: Case, rules: Rules): string {
  const shows = c.duplicateOf?.shows;
  const due = promisedDue(c, rules);
  const doing = due && shows?.unit ? `，由${unitName(rules.directory, shows.unit)}办理` : '';
  return `已与同类诉求合并办理${doing}${due ? expected(due) : ''}`;
}

function ratingHeadline(c: Case, you: string, rules: Rules): string {
  const word = levelOf(c, currentRating(c)?.level ?? '')?.word;
  const until = c.clocks.settle && shanghaiTime(c.clocks.settle.deadline);
  if (word) return `已评价：${word}${until ? `，${until}前可以更改` : ''}`;
  return asks(you, clockDue(c.clocks.rate, rules), '评价办理结果');
}
