import type { ClockName } from '../../domain/case/assignment.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { runningAssignment } from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import { isOpen } from '../../domain/case/state.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { exclusionAsked } from '../../domain/events/parts/excluding.ts';
import { clockDue } from '../shared/due.ts';
import { audienceName, claimed, deskName, tasksOf, type Whose } from '../shared/people.ts';
import { asks } from './headline-text.ts';

/** What this audience must do, where the case waits for somebody else; undefined where the usual headline applies. */
export function audienceHeadline(c: Case, audience: Audience, rules: Rules, whose: Whose): string | undefined {
  switch (audience) {
    case 'co_unit':
      return coUnitHeadline(c, rules, whose);
    case 'expert':
      return expertHeadline(c, rules);
    case 'confidential_officer':
      return c.state === 'submitted'
        ? asks('专办人员', clockDue(c.clocks.dispatch, rules), '登记、引导转办或办结归档')
        : undefined;
    case 'supervision':
      return exclusionAsked(c) ? asks(audienceName('supervision', rules), undefined, '决定剔除申请') : undefined;
    case 'desk':
      return deskDecides(c, rules);
    default:
      return undefined;
  }
}

function coUnitHeadline(c: Case, rules: Rules, whose: Whose): string | undefined {
  if (!isOpen(c)) return undefined;
  const [task] = tasksOf(c, whose);
  if (task) return asks(unitName(rules.directory, task.unit), clockDue(task.clock, rules), '提交协办意见');
  const own = c.coTasks.filter((t) => whose.unit === undefined || t.unit === whose.unit);
  return own.some((t) => t.repliedAt) ? '协办意见已提交，无需再办理' : '协办已不再需要';
}

const expertHeadline = (c: Case, rules: Rules): string | undefined => {
  if (c.state !== 'submitted' || !c.expertAsk) return undefined;
  return c.expertAsk.repliedAt
    ? '已答复，感谢支持'
    : asks(c.expertAsk.expert.name, undefined, `解答下列问题，由${deskName(rules)}答复企业`);
};

const DECISIONS: readonly [asked: (c: Case) => boolean, clock: ClockName | null, what: string][] = [
  [(c) => c.pauseAsk !== undefined, 'pause_decision', '暂停计时'],
  [(c) => c.legalAsk !== undefined, 'legal_decision', '转入复议诉讼'],
  [
    (c) => runningAssignment(c)?.extension !== undefined && !runningAssignment(c)?.extension?.decidedAt,
    'extension_decision',
    '延期',
  ],
  [(c) => c.coAsk !== undefined, null, '协办'],
];

/** A decision of the desk about a case that a unit has. */
function deskDecides(c: Case, rules: Rules): string | undefined {
  if (c.state !== 'in_progress') return undefined;
  const waiting = DECISIONS.filter(([asked]) => asked(c));
  const [first] = waiting;
  if (!first) return undefined;
  const due = waiting
    .flatMap(([, clock]) => (clock ? [clockDue(c.clocks[clock], rules)] : []))
    .sort((a, b) => (a?.at.getTime() ?? 0) - (b?.at.getTime() ?? 0));
  const what = waiting.map(([, , word]) => word).join('、');
  return asks(claimed(c, 'desk', rules), due[0], `决定${what}申请`);
}
