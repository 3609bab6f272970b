import type { State } from '../../src/domain/case/state.ts';
import type { Filled } from './client.ts';
import type { Person } from './person.ts';
import type { Who } from './town.ts';

/** What is special about a case; the rest does not matter to the test. */
export type Told = { who?: Who; words?: string; category?: string; unit?: string };
type Step = [who: Who, label: string, filled?: Filled];

const WORDS = '营业执照变更经营范围，窗口三次退回材料。';
const UNIT = '市场监管局';

/** The people of the units that tests send cases to. */
const AT: Record<string, Who> = { 市场监管局: 'unit', 人社局: 'otherUnit' };

/** How a case comes to a state by the straight road: how it is filed, and what is pressed then. */
export function roadTo(
  state: State,
  { who = 'contact', words = WORDS, category, unit = UNIT }: Told & { category: string },
) {
  const at = AT[unit];
  if (!at) throw new Error(`nobody is known at ${unit}`);
  const dispatched: Step[] = [['desk', '派单', { 类别: category, 紧急程度: '一般', 其他承办单位: unit }]];
  const inProgress: Step[] = [...dispatched, [at, '受理']];
  const resolved: Step[] = [...inProgress, [at, '提交办结', { 办理结果: '材料清单已统一，可直接办理' }]];
  const roads: Partial<Record<State, Step[]>> = {
    submitted: [],
    dispatched,
    return_requested: [...dispatched, [at, '申请退回', { 退回事由: '非本单位职责', 理由: '属医保事项' }]],
    in_progress: inProgress,
    resolved,
    confirmed: [...resolved, [who, '确认办结']],
    closure_review: [...inProgress, [at, '申请办结', { 法律政策依据: '某条例第五条', 说明: '政策不允许' }]],
    answered: [['desk', '直接答复', { 答复内容: '可在线申报' }]],
    withdrawn: [[who, '撤回诉求']],
  };
  const steps = roads[state];
  if (!steps) throw new Error(`there is no straight road to ${state}`);
  return { steps, file: (as: (who: Who) => Person) => as(who).files(words, { 类别: category }) };
}
