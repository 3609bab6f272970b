import { openIdOf } from '../support/small-town.ts';
import { all, dispatched, handled, type LifeOfCases } from './life-of-cases.ts';

/** What units do, ask for and are asked for. */
export const AT_UNITS: readonly LifeOfCases[] = [
  {
    name: '一件满意办结',
    play(w) {
      w.submit();
      all(w, [
        ['desk', 'claim'],
        ['contact', 'nudge'],
        [
          'desk',
          'dispatch',
          { coUnits: ['rsj'], instruction: '请先与窗口核对，再答复企业', title: '执照变更卡在窗口' },
        ],
      ]);
      w.travelTo('2026-09-28 09:30');
      all(w, [
        ['contact', 'nudge'],
        ['unit', 'accept'],
        ['unit', 'progress', { text: '已与窗口核对，缺一份决议', visible: 'yes' }],
        ['unit', 'progress', { text: '窗口意见已报分管领导', visible: 'no' }],
        ['contact', 'add', { text: '补充一份合同，联系13905120101' }],
        ['contact', 'attach'],
        ['unit', 'hand_over', { person: openIdOf('officer') }],
        ['otherUnit', 'reply_co', { text: '社保登记无误' }],
        ['officer', 'finish', { text: '已换发执照，可到窗口领取' }],
        ['sender', 'result_delivered'],
        ['officer', 'attach'],
        ['contact', 'confirm'],
        ['contact', 'rate', { datum: '5' }],
        ['contact', 'comment', { text: '办得很快' }],
      ]);
      w.travelTo('2026-09-28 10:00');
      all(w, [
        ['desk', 'mark_typical'],
        ['desk', 'list_case'],
        ['desk', 'reopen', { reason: '回头看时企业称没有领到执照' }],
      ]);
    },
  },
  {
    name: '助企员代报',
    play(w) {
      w.submit({ enterprise: 'e1' }, 'agent');
      all(w, [
        ['desk', 'dispatch'],
        ['unit', 'accept'],
        ['agent', 'add', { text: '企业补充了一份合同' }],
        ['unit', 'progress', { text: '已与窗口核对', visible: 'yes' }],
        ['unit', 'finish', { text: '已换发执照' }],
        ['sender', 'result_delivered'],
      ]);
      w.travelTo('2026-10-12 09:30');
    },
  },
  {
    name: '审批事项',
    play(w) {
      w.submit({ category: 'approval' });
      all(w, [
        ['desk', 'dispatch'],
        ['unit', 'accept', { basis: '某条例第五条', on: '2026-12-31' }],
      ]);
    },
  },
  {
    name: '单位的各种申请',
    play(w) {
      handled(w);
      all(w, [
        ['unit', 'ask_extension', { days: '5', reason: '需现场勘验' }],
        ['desk', 'refuse_extension', { reason: '时间充足' }],
        ['unit', 'ask_pause', { reason: 'material', text: '合同未附', wanted: '租赁合同' }],
        ['desk', 'refuse_pause', { reason: '材料已齐' }],
        ['unit', 'ask_pause', { reason: 'material', text: '合同未附', wanted: '租赁合同' }],
        ['desk', 'grant_pause'],
      ]);
      w.travelTo('2026-10-12 09:30');
      all(w, [
        ['contact', 'add', { text: '租赁合同见附件' }],
        ['unit', 'ask_pause', { reason: 'court', text: '法院已立案' }],
        ['desk', 'grant_pause'],
        ['unit', 'resume'],
        ['unit', 'ask_legal', { on: '2027-03-31', ground: '企业已提起行政复议' }],
        ['desk', 'refuse_legal', { reason: '尚未立案' }],
        ['unit', 'ask_legal', { on: '2027-03-31', ground: '企业已提起行政复议' }],
        ['desk', 'grant_legal'],
        ['head', 'ask_co', { coUnits: ['rsj'], text: '请核实社保登记' }],
        ['desk', 'decline_co', { reason: '本单位可独立办理' }],
        ['head', 'ask_co', { coUnits: ['rsj'], text: '请核实社保登记' }],
        ['desk', 'name_co'],
        ['otherUnit', 'reply_co', { text: '社保登记无误' }],
        ['unit', 'ask_exclusion', { reason: 'outside_powers', text: '属垂管事项' }],
        ['supervision', 'refuse_exclusion'],
        ['unit', 'ask_exclusion', { reason: 'outside_powers', text: '属垂管事项，附文件' }],
        ['supervision', 'approve_exclusion'],
      ]);
    },
  },
  {
    name: '同意延期',
    play(w) {
      handled(w);
      all(w, [
        ['unit', 'ask_extension', { days: '5', reason: '需现场勘验' }],
        ['desk', 'grant_extension'],
        ['desk', 'reclassify', { category: 'consultation' }],
        ['unit', 'finish'],
        ['unit', 'recall'],
        ['contact', 'withdraw'],
      ]);
    },
  },
  {
    name: '督办和提级',
    play(w) {
      handled(w);
      all(w, [
        ['supervision', 'urge', { text: '三日内拿出方案' }],
        ['leader', 'urge', { text: '请重点保障' }],
        ['unit', 'answer_urge', { text: '方案已报' }],
        ['unit', 'escalate', { reason: '涉及多个部门', leadUnit: 'rsj' }],
        ['supervision', 'escalate', { reason: '仍未协调一致' }],
        ['desk', 'escalate', { reason: '需市级协调' }],
        ['desk', 'escalate', { reason: '需市领导协调' }],
      ]);
      // Of another day, the answer comes in the list of the next morning.
      w.travelTo('2026-11-19 10:00');
      w.do('unit', 'answer_urge', { text: '已专题研究' });
    },
  },
  {
    name: '退回、维持、改派、再退',
    play(w) {
      dispatched(w);
      all(w, [
        ['unit', 'ask_return', { ground: 'not_ours', reason: '登记事项归行政审批局' }],
        ['contact', 'nudge'],
        ['desk', 'uphold', { reason: '三定规定明确' }],
        ['unit', 'ask_return', { ground: 'wrong_place', reason: '企业注册在邻区' }],
        ['desk', 'reassign', { unit: 'rsj', reason: '属人社职责', instruction: '请核实用工情况' }],
        ['otherUnit', 'ask_return', { ground: 'not_ours', reason: '不属人社职责' }],
        ['desk', 'reassign', { unit: 'zrzy', reason: '涉及用地' }],
        ['thirdUnit', 'ask_return', { ground: 'not_ours', reason: '不涉及用地' }],
        ['desk', 'reassign', { unit: 'scjg', reason: '多次退回，请协调' }],
        ['coordinator', 'dispatch'],
        ['unit', 'ask_return', { ground: 'too_little', reason: '没有写明事项' }],
        ['coordinator', 'uphold', { reason: '诉求已写明' }],
      ]);
    },
  },
  {
    name: '申请办结未获同意',
    play(w) {
      handled(w);
      all(w, [
        ['unit', 'apply_to_close', { ground: '某条例第五条', text: '不符合补贴条件' }],
        ['desk', 'refuse_closure', { reason: '依据不成立' }],
      ]);
    },
  },
  {
    name: '申请未决，本次办理已结束',
    play(w) {
      handled(w);
      all(w, [
        ['contact', 'nudge'],
        ['unit', 'ask_extension', { days: '5', reason: '需现场勘验' }],
        ['desk', 'reassign', { unit: 'rsj', reason: '属人社职责' }],
      ]);
    },
  },
  {
    name: '超期办件填报月度进展',
    play(w) {
      handled(w);
      w.travelTo('2026-11-02 10:00');
      w.do('unit', 'file_monthly', { text: '本月完成勘验' });
    },
  },
  {
    name: '查看和标注',
    play(w) {
      w.submit({ content: '同一窗口办不了变更' });
      w.another();
      all(w, [
        ['desk', 'dispatch'],
        ['unit', 'see_contact'],
        ['unit', 'see_record'],
        ['unit', 'why_date'],
        ['contact', 'attach'],
        ['desk', 'see_files'],
        ['desk', 'link', { related: 'QS20260924-0001' }],
        ['desk', 'mark_recurrence', { original: 'QS20260924-0001' }],
      ]);
    },
  },
  {
    name: '全文',
    play(w) {
      w.submit({ content: `营业执照变更卡在窗口。${'经过很长。'.repeat(300)}` });
      w.do('desk', 'see_whole');
    },
  },
];
