import { all, calledBack, dispatched, handled, type LifeOfCases } from './life-of-cases.ts';

/** Lives in which nobody does what is to be done, so that the clock speaks. */
export const WAITED: readonly LifeOfCases[] = [
  {
    name: '一直不派单',
    play(w) {
      w.submit();
      w.travelTo('2026-11-10 09:30');
    },
  },
  {
    name: '一直不受理',
    play(w) {
      dispatched(w);
      w.travelTo('2026-11-10 09:30');
    },
  },
  {
    name: '受理后一直不办',
    play(w) {
      handled(w);
      w.travelTo('2026-12-02 09:30');
    },
  },
  {
    name: '急办件超期',
    play(w) {
      dispatched(w, { urgency: 'urgent' });
      w.travelTo('2026-09-29 09:30');
    },
  },
  {
    name: '各项申请都不决定',
    play(w) {
      handled(w, { coUnits: ['rsj'] });
      all(w, [
        ['unit', 'ask_extension', { days: '5', reason: '需现场勘验' }],
        ['unit', 'ask_pause', { reason: 'material', text: '合同未附', wanted: '租赁合同' }],
        ['unit', 'ask_legal', { on: '2027-03-31', ground: '企业已提起行政复议' }],
        ['supervision', 'urge', { text: '三日内拿出方案' }],
      ]);
      w.travelTo('2026-10-20 09:30');
    },
  },
  {
    name: '退回一直不裁定',
    play(w) {
      dispatched(w);
      w.do('unit', 'ask_return', { ground: 'not_ours', reason: '登记事项归行政审批局' });
      w.travelTo('2026-10-12 09:30');
    },
  },
  {
    name: '回访一直不做，书面答复一直不写',
    play(w) {
      calledBack(w);
      w.travelTo('2026-11-10 09:30');
    },
  },
  {
    name: '申请办结一直不审',
    play(w) {
      handled(w);
      w.do('unit', 'apply_to_close', { ground: '某条例第五条', text: '不符合补贴条件' });
      w.travelTo('2026-10-12 09:30');
    },
  },
  {
    name: '电话征询一直不打',
    play(w) {
      w.submit({ enterprise: 'e3' }, 'agent');
      all(w, [
        ['desk', 'dispatch'],
        ['unit', 'accept'],
        ['unit', 'finish', { text: '已换发执照' }],
      ]);
      w.travelTo('2026-10-12 09:30');
    },
  },
  {
    name: '签批一直不签',
    options: { profile: 'suqian' },
    play(w) {
      w.mayors();
      w.travelTo('2026-10-12 09:30');
    },
  },
];
