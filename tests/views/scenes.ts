import type { Case } from '../../src/domain/case/case.ts';
import type { Audience } from '../../src/domain/case/message.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import type { Whose } from '../../src/views/shared/people.ts';
import { type Life, life, type Start } from './life.ts';

/** A case as looked at: the audiences it matters to, and whose card it is where several have the audience. */
export type Scene = { name: string; audiences: readonly Audience[]; whose?: Whose; make: () => Life };

const dispatched = (form: Record<string, unknown> = {}, start: Start = {}) =>
  life(start)
    .submit()
    .do('desk', 'dispatch', { unit: 'scjg', ...form });
const handled = (form: Record<string, unknown> = {}, start: Start = {}) => dispatched(form, start).do('unit', 'accept');
const mayors = () =>
  life({ profile: 'suqian' })
    .submit({ enterprise: 'e1', channel: 'mayor' }, 'desk', 'desk')
    .do('desk', 'dispatch', { unit: 'scjg', coUnits: ['rsj'] });
const byPhone = () =>
  life()
    .submit({ enterprise: 'e3' }, 'agent')
    .do('desk', 'dispatch', { unit: 'scjg' })
    .do('unit', 'accept')
    .do('unit', 'finish', { text: '已办理完毕' });
const found = () =>
  life()
    .submit({ content: '巡查发现园区路口无反光镜' }, 'unit', 'found')
    .do('desk', 'dispatch', { unit: 'scjg' })
    .do('unit', 'accept');
const secret = () => life({ profile: 'suqian' }).submit({ enterprise: 'e1', channel: 'misconduct' }, 'desk', 'desk');
const asked = () =>
  handled()
    .do('unit', 'ask_extension', { days: '5', reason: '需上级批复' })
    .do('unit', 'ask_pause', { reason: 'material', text: '决议未附', wanted: '股东会决议' })
    .do('unit', 'ask_legal', { on: '2027-01-20', ground: '企业已申请行政复议' })
    .do('head', 'ask_co', { coUnits: ['rsj'], text: '请核实社保登记' }, {});
const primaryCase = () => {
  const primary = life({ no: 'QS20261117-0009', at: '2026-11-17 10:00' })
    .submit()
    .do('desk', 'dispatch', { unit: 'scjg' });
  return { primary, duplicate: (l: Life) => l.do('desk', 'merge', { primary: primary.c.no }, { other: primary.c }) };
};
const monthly = (c: Case): Case => ({
  ...c,
  obligations: [
    ...c.obligations,
    {
      kind: 'monthly_progress',
      id: '2026-12',
      unit: 'scjg',
      assignment: 1,
      clock: {
        startedAt: shanghai('2026-12-01 09:05'),
        limit: null,
        deadline: shanghai('2026-12-01 17:30'),
        provisional: false,
        endOfDay: false,
      },
    },
  ],
});

const WORK: readonly Audience[] = ['respondent', 'desk', 'unit', 'supervision', 'leader'];

const once = (scene: Scene): Scene => {
  let made: Life | undefined;
  return {
    ...scene,
    make() {
      made ??= scene.make();
      return made;
    },
  };
};

const ALL: readonly Scene[] = [
  {
    name: '专席代报',
    audiences: ['respondent', 'desk'],
    make: () => life().submit({ enterprise: 'e1', channel: 'hotline' }, 'desk', 'desk'),
  },
  { name: '待签批', audiences: ['signer', 'desk', 'respondent'], make: mayors },
  { name: '已签一人', audiences: ['signer', 'desk'], make: () => mayors().do('secretary', 'sign') },
  {
    name: '签批退回',
    audiences: ['desk'],
    make: () => mayors().do('secretary', 'refuse_sign', { reason: '请先核实' }),
  },
  {
    name: '派到板块',
    audiences: ['chief', 'unit', 'desk', 'respondent'],
    make: () => life().submit().do('desk', 'dispatch', { unit: 'zrz' }),
  },
  {
    name: '板块已分派',
    audiences: ['unit', 'desk', 'respondent'],
    make: () => life().submit().do('desk', 'dispatch', { unit: 'zrz' }).do('head', 'assign', { datum: 'rsj' }),
  },
  {
    name: '有协办',
    audiences: ['unit', 'co_unit', 'desk'],
    whose: { unit: 'rsj' },
    make: () => handled({ coUnits: ['rsj', 'zrzy'] }),
  },
  {
    name: '协办回复一家',
    audiences: ['unit', 'co_unit', 'desk', 'supervision'],
    whose: { unit: 'zrzy' },
    make: () => handled({ coUnits: ['rsj', 'zrzy'] }).do('co', 'reply_co', { text: '社保登记无误' }),
  },
  {
    name: '申请延期',
    audiences: ['unit', 'desk', 'respondent'],
    make: () => handled().do('unit', 'ask_extension', { days: '5', reason: '需上级批复' }),
  },
  {
    name: '同意延期',
    audiences: ['unit', 'desk', 'respondent'],
    make: () =>
      handled().do('unit', 'ask_extension', { days: '5', reason: '需上级批复' }).do('desk', 'grant_extension'),
  },
  {
    name: '不同意延期',
    audiences: ['unit', 'desk', 'respondent'],
    make: () =>
      handled()
        .do('unit', 'ask_extension', { days: '5', reason: '需上级批复' })
        .do('desk', 'refuse_extension', { reason: '时间足够' }),
  },
  {
    name: '暂停计时',
    audiences: ['unit', 'desk', 'respondent'],
    make: () =>
      handled()
        .do('unit', 'ask_pause', { reason: 'material', text: '决议未附', wanted: '股东会决议' })
        .do('desk', 'grant_pause'),
  },
  {
    name: '不同意暂停',
    audiences: ['unit', 'desk', 'respondent'],
    make: () =>
      handled()
        .do('unit', 'ask_pause', { reason: 'material', text: '决议未附', wanted: '股东会决议' })
        .do('desk', 'refuse_pause', { reason: '请先自行核对' }),
  },
  {
    name: '复议诉讼',
    audiences: ['unit', 'desk', 'respondent'],
    make: () =>
      handled().do('unit', 'ask_legal', { on: '2027-01-20', ground: '企业已申请行政复议' }).do('desk', 'grant_legal'),
  },
  {
    name: '已超期',
    audiences: ['respondent', 'desk', 'unit', 'leader'],
    make: () => handled().until('2026-12-23 10:00'),
  },
  { name: '续办', audiences: ['respondent', 'filer', 'desk', 'unit'], make: () => reworked() },
  { name: '申请待决', audiences: ['unit', 'desk', 'supervision'], make: () => asked() },
  {
    name: '被督办',
    audiences: WORK,
    make: () =>
      handled().do('supervision', 'urge', { text: '三日内拿出方案' }).do('leader', 'urge', { text: '请重点保障' }),
  },
  {
    name: '督办已回复',
    audiences: WORK,
    make: () =>
      handled().do('supervision', 'urge', { text: '三日内拿出方案' }).do('unit', 'answer_urge', { text: '方案已报' }),
  },
  { name: '月度进展', audiences: ['unit', 'desk'], make: () => handled().until('2026-12-01 09:06').put(monthly) },
  {
    name: '提级协调',
    audiences: WORK,
    make: () => handled().do('unit', 'escalate', { reason: '涉及多部门', leadUnit: 'rsj' }),
  },
  { name: '电话征询', audiences: ['desk', 'unit', 'filer'], make: () => byPhone() },
  {
    name: '一次未联系上',
    audiences: ['desk'],
    make: () =>
      byPhone().do('desk', 'enter_answer', {
        number: '13905120502',
        calledAt: '11月18日 10:30',
        said: 'not_reached',
        note: '拨打13905120502无人接听',
      }),
  },
  { name: '请助企员代评', audiences: ['desk', 'filer'], make: () => byPhone().do('desk', 'ask_agent') },
  {
    name: '代录待评价',
    audiences: ['desk', 'unit', 'filer'],
    make: () =>
      byPhone().do('desk', 'enter_answer', {
        number: '13905120502',
        calledAt: '11月18日 10:30',
        said: 'confirmed',
        level: '5',
      }),
  },
  {
    name: '已并案',
    audiences: ['respondent', 'filer', 'desk', 'supervision'],
    make: () => primaryCase().duplicate(life().submit()),
  },
  { name: '办理中并案', audiences: ['respondent', 'desk', 'unit'], make: () => primaryCase().duplicate(handled()) },
  { name: '主办件', audiences: ['respondent', 'desk', 'unit'], make: () => handled().do('sender', 'become_primary') },
  {
    name: '主动发现',
    audiences: ['desk', 'filer'],
    make: () => life().submit({ content: '巡查发现园区路口无反光镜' }, 'unit', 'found'),
  },
  {
    name: '待核验',
    audiences: ['desk', 'unit', 'filer'],
    make: () => found().do('unit', 'finish', { text: '已加装' }),
  },
  {
    name: '核验办结',
    audiences: ['desk', 'unit', 'filer'],
    make: () => found().do('unit', 'finish', { text: '已加装' }).do('desk', 'verify'),
  },
  {
    name: '核验不通过',
    audiences: ['desk', 'unit', 'filer'],
    make: () => found().do('unit', 'finish', { text: '已加装' }).do('desk', 'refuse_verify', { reason: '现场未见' }),
  },
  {
    name: '直报办结',
    audiences: ['desk', 'filer', 'respondent'],
    make: () => life().submit({ enterprise: 'e1', result: '现场已答复并办结' }, 'unit', 'direct'),
  },
  {
    name: '请专家',
    audiences: ['desk', 'expert'],
    make: () => life().submit().do('desk', 'ask_expert', { expert: 'ou_expert', question: '能否容缺办理' }),
  },
  {
    name: '专家已答',
    audiences: ['desk', 'expert'],
    make: () =>
      life()
        .submit()
        .do('desk', 'ask_expert', { expert: 'ou_expert', question: '能否容缺办理' })
        .do('expert', 'expert_reply', { text: '可以容缺' }),
  },
  {
    name: '申请剔除',
    audiences: ['unit', 'supervision', 'desk'],
    make: () => handled().do('unit', 'ask_exclusion', { reason: 'outside_powers', text: '属垂管事项' }),
  },
  {
    name: '回头看不实',
    audiences: ['unit', 'desk', 'respondent'],
    make: () => rated().do('desk', 'reopen', { reason: '企业称未办' }),
  },
  { name: '各种标记', audiences: ['desk', 'unit', 'leader'], make: () => marked() },
  { name: '保密件', audiences: ['confidential_officer', 'desk', 'filer'], make: () => secret() },
  {
    name: '保密件登记',
    audiences: ['confidential_officer'],
    make: () => secret().do('secret', 'register', { text: '已约谈' }),
  },
  {
    name: '保密归档',
    audiences: ['confidential_officer', 'desk'],
    make: () => secret().do('secret', 'archive', { text: '已处理' }),
  },
  {
    name: '保密引导',
    audiences: ['confidential_officer'],
    make: () => secret().do('secret', 'redirect', { where: '12388', text: '由纪检监察机关受理' }),
  },
  {
    name: '转保密',
    audiences: ['confidential_officer', 'unit', 'respondent'],
    make: () => handled().do('desk', 'make_confidential'),
  },
];
/** What a case may be like beside its state; each is made once, so whoever looks must not move it on. */
export const SCENES: readonly Scene[] = ALL.map(once);

function rated(): Life {
  return handled()
    .do('unit', 'finish', { text: '已办理完毕' })
    .do('sender', 'result_delivered')
    .do('contact', 'confirm')
    .do('contact', 'rate', { datum: '5' })
    .until('2026-11-18 10:20');
}

/** A long appeal whose first round ended badly: the second one runs. */
function reworked(): Life {
  return life()
    .submit({ content: LONG })
    .do('desk', 'dispatch', { unit: 'scjg' })
    .do('unit', 'accept')
    .do('unit', 'progress', { text: '已请经营范围登记窗口调取档案', visible: 'yes' })
    .do('unit', 'finish', { text: '缺股东会决议，补齐后即可办理变更', measures: '已电话告知企业', contact: '李强' })
    .do('sender', 'result_delivered')
    .do('contact', 'confirm')
    .do('contact', 'rate', { datum: '1' })
    .do('contact', 'comment', { reasons: ['unsolved'], text: '材料第一次就交齐了，没有人看' })
    .until('2026-11-18 10:20')
    .do('desk', 'note_call', { note: '企业称决议已交两次，窗口未收录' })
    .do('desk', 'go_on')
    .do('unit', 'progress', { text: '已在档案中找到决议，今日补录', visible: 'yes' });
}
const LONG = [
  '我们公司的营业执照变更卡在窗口。',
  '第一次去，窗口说缺股东会决议；第二次带去了决议，又说经营范围的写法要改。',
  '第三次去时换了一位工作人员，说前两次的材料系统里查不到，要求全部重新提交。',
  '公司12月要参加招标，执照不变更就不能报名，请尽快协调市场监管局办理。',
].join('\n');

function marked(): Life {
  const other = life({ no: 'QS20261001-0003', at: '2026-10-08 10:00' }).submit().c;
  return rated()
    .do('desk', 'link', { related: other.no }, { other })
    .do('desk', 'mark_recurrence', { original: other.no }, { other })
    .do('desk', 'mark_typical', { reason: '一次办成' })
    .do('desk', 'list_case', { list: 'red', reason: '主动上门' });
}
