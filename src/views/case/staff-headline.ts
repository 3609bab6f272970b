import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { callNoted, currentRating, levelOf, openPause, runningAssignment } from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import { approvingOffice, obligedUnit } from '../../domain/case/roles.ts';
import { awaitsUnit, unitLeft } from '../../domain/case/unit-of.ts';
import { calledWithin, toldOf } from '../../domain/directory/deputies.ts';
import { activeBoard, unitName } from '../../domain/directory/directory.ts';
import { shanghaiTime } from '../../domain/time/shanghai.ts';
import { dutiesOwed } from '../shared/clocks.ts';
import { dispatchDeed } from '../shared/deeds.ts';
import { assignmentDue, clockDue } from '../shared/due.ts';
import { questionOf } from '../shared/enterprise-words.ts';
import { audienceName, claimed, dispatcherAudience, handlerNow, lastUnit, signerName } from '../shared/people.ts';
import { asks, awaits, closedHeadline } from './headline-text.ts';

const UNIT_LEFT = '改派（承办单位已不在通讯录）';

/** Who must do what by when, as staff read it. Source: lifecycle.md, "States" (the column "waits for"). */
export function staffHeadline(c: Case, audience: Audience, rules: Rules): string {
  const due = (clock: keyof Case['clocks']) => clockDue(c.clocks[clock], rules);
  const unit = lastUnit(c, rules);
  const dispatcher = claimed(c, dispatcherAudience(c, rules), rules);
  const desk = claimed(c, 'desk', rules);
  switch (c.state) {
    case 'submitted':
      return asks(dispatcher, due('dispatch'), dispatchDeed(c, rules));
    case 'awaiting_signoff':
      return asks(signerName(c, rules), due('signoff'), '签批派单');
    case 'dispatched':
      if (unitLeft(c, rules.directory)) return asks(dispatcher, due('accept'), UNIT_LEFT);
      return awaitsUnit(c)
        ? asks(`${unit}${chiefOf(c, rules)}`, due('accept'), '分派承办单位')
        : asks(unit, due('accept'), '受理或申请退回');
    case 'return_requested':
      return asks(dispatcher, due('arbitration'), unitLeft(c, rules.directory) ? UNIT_LEFT : '裁定退回申请');
    case 'in_progress':
      if (unitLeft(c, rules.directory)) return asks(dispatcher, assignmentDue(runningAssignment(c), rules), UNIT_LEFT);
      return openPause(c)
        ? `${withHandler(c, unit, rules)}办理中，办理时限暂停计时`
        : asks(withHandler(c, unit, rules), assignmentDue(runningAssignment(c), rules), '办结');
    case 'answered':
    case 'resolved':
      if (!c.enterprise) return asks(desk, due('review'), '核验办理结果');
      if (c.clocks.phone) return asks(desk, due('phone'), '电话征询企业意见并代录');
      return c.clocks.confirm
        ? awaits(due('confirm'), `确认${questionOf(c, rules)}`)
        : '办理结果正在送达企业，等待企业确认';
    case 'confirmed':
      return c.clocks.phone ? asks(desk, due('phone'), '电话征询企业评价并代录') : confirmedHeadline(c, rules);
    case 'callback':
      return c.clocks.explanation && audience === 'unit' && !unitLeft(c, rules.directory)
        ? asks(withHandler(c, unit, rules), due('explanation'), '作出说明（符合条件的可申请办结）')
        : asks(desk, due('callback'), callNoted(c) ? '决定继续办理或接受解释（已登记回访）' : '电话回访');
    case 'closure_review':
      return asks(claimed(c, approvingOffice(rules), rules), due('review'), '审核申请办结');
    case 'merged':
      return `已并入 ${c.duplicateOf?.no ?? '主办件'}，随主办件办理`;
    case 'closed':
      return owedHeadline(c, audience, rules) ?? closedHeadline(c);
    case 'redirected':
      return owedHeadline(c, audience, rules) ?? '已引导转办，无需再办理';
    case 'withdrawn':
      return owedHeadline(c, audience, rules) ?? '企业已撤回诉求，无需再办理';
  }
}

const chiefOf = (c: Case, rules: Rules): string => {
  const board = activeBoard(rules.directory, runningAssignment(c)?.board);
  const [chief] = board ? toldOf(rules.directory, [board.chief], { board: board.id }) : [];
  return chief ? `（${calledWithin(chief)}）` : '';
};

const withHandler = (c: Case, unit: string, rules: Rules): string => {
  const handler = handlerNow(c, rules);
  return handler ? `${unit}（${calledWithin(handler)}）` : unit;
};

function confirmedHeadline(c: Case, rules: Rules): string {
  const word = levelOf(c, currentRating(c)?.level ?? '')?.word;
  if (!word)
    return c.clocks.rate ? awaits(clockDue(c.clocks.rate, rules), '评价') : '情况说明正在送达企业，送达后请企业评价';
  const until = c.clocks.settle && shanghaiTime(c.clocks.settle.deadline);
  return `企业已评价：${word}${until ? `，${until}后生效` : ''}`;
}

const DUTY: Record<Case['obligations'][number]['kind'], string> = {
  written_reply: '上传加盖公章的书面答复',
  urge_answer: '回复督办',
  monthly_progress: '填报月度进展',
};

const SERVE = '线下送达书面答复并登记送达';

/** Obligations outlive the case, so an ended case may have this headline. */
function owedHeadline(c: Case, audience: Audience, rules: Rules): string | undefined {
  const owed = dutiesOwed(c, audience, rules)[0];
  if (!owed) return undefined;
  const unit = obligedUnit(owed, rules.directory);
  const who = owed.assignment === null || owed.servedBy ? audienceName('desk', rules) : unitName(rules.directory, unit);
  return asks(who, clockDue(owed.clock, rules), owed.servedBy ? SERVE : DUTY[owed.kind]);
}
