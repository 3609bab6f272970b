import type { State } from '../../src/domain/case/state.ts';
import type { Role } from '../support/small-town.ts';
import type { Who } from './town.ts';

const UNIT = ['承办单位', '其他承办单位', '协办单位'];
const KIND = ['类别', '紧急程度'];

/** interface.md's table of forms, as far as their events exist, with 其他承办单位 where there are more than five units. */
export const TABLE: [event: string, state: State, who: Role, fields: string[], submit: string][] = [
  ['dispatch', 'submitted', 'desk', [...UNIT, '标题', '交办要求', ...KIND], '派单'],
  ['reassign', 'in_progress', 'desk', [...UNIT, '标题', '交办要求', ...KIND, '理由'], '改派'],
  ['answer', 'submitted', 'desk', ['答复内容'], '直接答复'],
  ['redirect', 'submitted', 'desk', ['引导去向', '说明'], '引导转办'],
  ['refer', 'submitted', 'desk', ['理由'], '提请协调'],
  ['accept', 'dispatched', 'unit', ['法定依据', '法定期限'], '受理'],
  ['ask_return', 'dispatched', 'unit', ['退回事由', '理由'], '申请退回'],
  ['uphold', 'return_requested', 'desk', ['理由'], '维持原派'],
  ['reclassify', 'in_progress', 'desk', KIND, '调整类别'],
  ['hand_over', 'in_progress', 'unit', ['经办人'], '转交经办人'],
  ['progress', 'in_progress', 'unit', ['进展内容', '对企业可见'], '登记进展'],
  ['add', 'in_progress', 'contact', ['补充内容'], '补充说明'],
  ['finish', 'in_progress', 'unit', ['办理结果', '办理措施', '联系人'], '提交办结'],
  ['tell_missing', 'in_progress', 'contact', ['未解决之处'], '说明未解决之处'],
  ['comment', 'closed', 'contact', ['评价内容'], '评价留言'],
  ['note_call', 'callback', 'desk', ['回访记录', '请单位说明'], '登记回访'],
  ['go_on', 'callback', 'desk', ['回访记录'], '继续办理'],
  ['accept_explanation', 'callback', 'desk', ['回访记录'], '接受解释'],
  ['apply_to_close', 'in_progress', 'unit', ['法律政策依据', '说明'], '申请办结'],
  ['refuse_closure', 'closure_review', 'desk', ['理由'], '退回续办'],
];

/** The forms of the rest of a case's life: in which scene they open, and for whom. */
export const LIFE_TABLE: [event: string, scene: string, who: Who, fields: string[], submit: string][] = [
  ['refuse_sign', '待签批', 'secretary', ['理由'], '退回专席'],
  ['assign', '派到板块', 'head', ['承办单位'], '板块分派'],
  ['ask_co', '提级协调', 'head', ['协办单位', '协办事项'], '申请协办'],
  ['name_co', '申请待决', 'desk', ['协办单位', '协办事项'], '指定协办'],
  ['decline_co', '申请待决', 'desk', ['理由'], '不同意协办'],
  ['reply_co', '有协办', 'co', ['协办意见'], '提交协办意见'],
  ['ask_extension', '提级协调', 'unit', ['延期天数', '理由'], '申请延期'],
  ['refuse_extension', '申请延期', 'desk', ['理由'], '不同意'],
  ['ask_pause', '提级协调', 'unit', ['暂停事由', '理由', '需企业补充'], '暂停计时'],
  ['refuse_pause', '申请待决', 'desk', ['理由'], '不同意暂停'],
  ['ask_legal', '提级协调', 'unit', ['期限日期', '理由'], '转入复议诉讼'],
  ['refuse_legal', '申请待决', 'desk', ['理由'], '不同意转入'],
  ['refuse_verify', '待核验', 'desk', ['理由'], '核验不通过'],
  ['enter_answer', '电话征询', 'desk', ['拨打号码', '通话时间', '企业答复', '评价', '记录'], '代录'],
  ['ask_expert', '专席代报', 'desk', ['专家', '问题'], '请专家解答'],
  ['expert_reply', '请专家', 'expert', ['答复内容'], '专家答复'],
  ['merge', '专席代报', 'desk', ['主办件'], '并案'],
  ['link', '专席代报', 'desk', ['相关办件'], '关联'],
  ['mark_recurrence', '专席代报', 'desk', ['原办件'], '标记重发'],
  ['mark_typical', '核验办结', 'desk', ['理由'], '典型案例'],
  ['list_case', '核验办结', 'desk', ['榜单', '理由'], '红黑榜'],
  ['reopen', '核验办结', 'desk', ['理由'], '回头看不实'],
  ['urge', '提级协调', 'supervision', ['督办要求'], '督办'],
  ['answer_urge', '被督办', 'unit', ['回复内容'], '回复督办'],
  ['file_monthly', '月度进展', 'unit', ['进展内容'], '填报月度进展'],
  ['escalate', '被督办', 'unit', ['理由', '牵头单位'], '提级协调'],
  ['ask_exclusion', '被督办', 'unit', ['剔除事由', '理由'], '剔除'],
  ['register', '保密件', 'secret', ['登记内容'], '登记'],
  ['archive', '保密件', 'secret', ['归档意见'], '办结归档'],
];
