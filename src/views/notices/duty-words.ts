import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { calledWithin, toldOf } from '../../domain/directory/deputies.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { whenOf } from '../../domain/duties/agenda.ts';
import type { Due, Duty, Task } from '../../domain/duties/duties.ts';
import { handlerAt } from '../../domain/duties/whose.ts';
import { workingDaysBetween } from '../../domain/time/day-kind.ts';
import { formatDate } from '../../domain/time/format-date.ts';
import { dayOfDeadline } from '../../domain/time/shanghai.ts';
import { audienceName, lastUnit, signerName } from '../shared/people.ts';

/** What is to be done, before the title of the matter. */
export const TASK_WORDS: Record<Task, string> = {
  register: '登记处理',
  dispatch: '派单',
  guide: '引导转办',
  sign: '签批',
  assign: '板块分派',
  accept: '受理',
  arbitrate: '裁定退回',
  reassign: '改派',
  handle: '办结',
  bring_material: '补充材料',
  confirm: '确认结果',
  rate: '评价',
  call_back: '电话回访',
  decide_call: '回访处理',
  explain: '作出说明',
  review: '审核办结',
  verify: '核验结果',
  telephone: '电话征询',
  decide_extension: '决定延期',
  decide_pause: '决定暂停',
  decide_legal: '决定转入',
  name_co: '确定协办',
  co_task: '协办意见',
  written_reply: '书面答复',
  serve_reply: '送达答复',
  answer_urge: '回复督办',
  monthly_progress: '月度进展',
  decide_exclusion: '审核剔除',
  answer_question: '专家答复',
};

type Said = { said: string; colour: 'red' | 'orange' | 'grey' };

/** `超期 2 个工作日`, `今日`, `还有 3 个工作日`. */
export function daysSaid(due: Due, rules: Rules): Said {
  const last = new Date(due.at.getTime() - 1);
  switch (whenOf(due, rules.at)) {
    case 'overdue': {
      const days = workingDaysBetween(last, rules.at, rules.calendar);
      return { said: days > 0 ? `超期 ${days} 个工作日` : '已超期', colour: 'red' };
    }
    case 'today':
      return { said: '今日', colour: 'orange' };
    default: {
      const days = workingDaysBetween(rules.at, last, rules.calendar);
      return { said: days > 0 ? `还有 ${days} 个工作日` : '不足 1 个工作日', colour: 'grey' };
    }
  }
}

/** `3月9日`: a line is short, so without the day of the week; with 暂定 where the date may still move. */
export const dateSaid = (due: Due, rules: Rules): string =>
  `${formatDate(dayOfDeadline(due.at), rules.at).replace(/（.*/, '')}${due.provisional ? ' 暂定' : ''}`;

/** Who a duty waits for, by name of office, unit or person. */
function whoIs(c: Case, { waits }: Duty, rules: Rules): string {
  switch (waits.audience) {
    case 'respondent':
      return '企业';
    case 'signer':
      return signerName(c, rules);
    case 'expert':
      return c.expertAsk?.expert.name ?? '专家';
    case 'confidential_officer':
      return '专办人员';
    case 'chief':
      return lastUnit(c, rules);
    case 'unit':
    case 'co_unit': {
      const unit = waits.unit === undefined ? lastUnit(c, rules) : unitName(rules.directory, waits.unit);
      const handler = waits.audience === 'unit' ? handlerOf(c, waits.unit, rules) : undefined;
      return handler ? `${unit}（${handler}）` : unit;
    }
    default:
      return waits.unit === undefined ? audienceName(waits.audience, rules) : unitName(rules.directory, waits.unit);
  }
}

/** Whoever at the unit has the case in hand, by name inside brackets: `李强`, `周芳代李强`. */
export function handlerOf(c: Case, named: string | undefined, { directory }: Rules): string | undefined {
  const unit = named ?? c.assignments.at(-1)?.unit ?? '';
  const handler = handlerAt(c, unit, { directory });
  const [told] = toldOf(directory, handler ? [handler] : [], { unit });
  return told && calledWithin(told);
}

/** `等待企业确认结果`. */
export const waitingSaid = (c: Case, duty: Duty, rules: Rules): string =>
  `等待${whoIs(c, duty, rules)}${TASK_WORDS[duty.task]}`;
