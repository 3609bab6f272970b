import { claimed } from '../support/claimed.ts';
import { openIdOf } from '../support/small-town.ts';
import { all, dispatched, handled, type LifeOfCases } from './life-of-cases.ts';

/** What the town is asked beside the units: the mayor’s line, boards, like cases, who has left. */
export const IN_TOWN: readonly LifeOfCases[] = [
  {
    name: '退回时提请协调、引导转办',
    play(w) {
      dispatched(w);
      all(w, [
        ['unit', 'ask_return', { ground: 'not_ours', reason: '登记事项归行政审批局' }],
        ['desk', 'refer', { reason: '职责不清' }],
        ['desk', 'redirect', { where: '12345热线', text: '由专人受理' }],
      ]);
    },
  },
  {
    name: '提请协调',
    play(w) {
      w.submit();
      w.do('desk', 'refer', { reason: '涉及多个部门' });
    },
  },
  {
    name: '不属受理范围的',
    play(w) {
      w.submit({ category: 'complaint' });
      w.do('desk', 'redirect', { where: '12345热线', text: '由专人受理' });
    },
  },
  {
    name: '引导转办',
    play(w) {
      w.submit({ enterprise: 'e1' }, 'agent');
      w.do('desk', 'redirect', { where: '12345热线', text: '由专人受理' });
    },
  },
  {
    name: '扫码的人得到确认',
    play(w) {
      claimed(w);
      w.do('desk', 'confirm_enterprise');
    },
  },
  {
    name: '扫码的人并入名册企业',
    play(w) {
      claimed(w);
      w.do('desk', 'merge_enterprise', { datum: 'e1' });
    },
  },
  {
    name: '扫码的人没有得到确认',
    play(w) {
      claimed(w);
      w.do('desk', 'refuse_enterprise', { reason: '电话核实，该企业没有此人' });
    },
  },
  {
    name: '主动发现',
    play(w) {
      w.found();
      all(w, [
        ['desk', 'refuse_verify', { reason: '现场仍有积水' }],
        ['unit', 'finish', { text: '已疏通' }],
        ['desk', 'verify'],
      ]);
    },
  },
  {
    name: '市长直达件',
    options: { profile: 'suqian' },
    play(w) {
      w.mayors();
      all(w, [
        ['contact', 'nudge'],
        ['secretary', 'refuse_sign', { reason: '应由人社局承办' }],
        ['desk', 'dispatch', { unit: 'scjg' }],
        ['secretary', 'sign'],
        ['viceMayor', 'sign'],
        ['desk', 'reassign', { unit: 'rsj', reason: '属人社职责' }],
      ]);
    },
  },
  {
    name: '签批人空缺',
    options: { profile: 'suqian' },
    play(w) {
      w.mayors();
      w.directory.leaders.splice(0, w.directory.leaders.length);
      w.do('clock', 'directory_changed');
    },
  },
  {
    name: '派到板块',
    play(w) {
      dispatched(w, { unit: 'ysrc' });
      all(w, [
        ['contact', 'nudge'],
        ['chief', 'assign', { unit: 'zrzy' }],
      ]);
    },
  },
  {
    name: '并案',
    play(w) {
      w.submit({ content: '同一窗口办不了变更' }, 'otherContact');
      all(w, [
        ['desk', 'dispatch'],
        ['unit', 'accept'],
      ]);
      w.another();
      all(w, [
        ['desk', 'dispatch'],
        ['unit', 'accept'],
        ['desk', 'merge', { primary: w.all()[0]?.no }],
      ]);
      w.applyAcross();
      w.do('contact', 'add', { text: '我们厂也缺这份证明' });
      w.applyAcross();
      w.do('desk', 'undo_merge');
    },
  },
  {
    name: '拆分',
    play(w) {
      w.submit({ content: '厂门口路灯坏了。另外稳岗补贴一直没有下文' });
      w.do('desk', 'split', { part: '稳岗补贴一直没有下文' });
      w.applyAcross();
      w.do('desk', 'claim');
    },
  },
  {
    name: '保密件',
    play(w) {
      w.submit({ enterprise: 'e1' }, 'agent');
      w.do('desk', 'make_confidential');
      all(w, [
        ['agent', 'add', { text: '另有一段录音' }],
        ['confidentialOfficer', 'register', { text: '已约谈' }],
        ['confidentialOfficer', 'archive', { text: '已处理' }],
      ]);
    },
  },
  {
    name: '承办单位离开通讯录',
    play(w) {
      handled(w, { coUnits: ['zrzy'] });
      w.do('supervision', 'urge', { text: '三日内拿出方案' });
      for (const u of w.directory.units) if (['scjg', 'zrzy'].includes(u.id)) u.active = false;
      w.do('clock', 'directory_changed');
      w.do('contact', 'nudge');
    },
  },
  {
    name: '专家离开通讯录',
    play(w) {
      w.submit();
      w.do('desk', 'ask_expert', { expert: openIdOf('expert'), question: '能否容缺办理' });
      w.directory.experts.splice(0, w.directory.experts.length);
      w.do('clock', 'directory_changed');
    },
  },
];
