import { inState, late, leftState, offered, past, rated, reminded, told } from './known.ts';
import type { Step } from './tour.ts';

/** Its words name a duty of some unit in every town that ships. */
const APPEAL = '营业执照变更登记，窗口三次退回材料，每次要求都不一样，请给一份完整的清单。';
const MY_OWN = '也可以写您自己的话。';

export const write: Step = {
  title: '企业说一句话',
  says: `把遇到的问题写给企诉，按“发送”。${MY_OWN}`,
  why: '企业一口诉求，不必先弄清该找哪个部门（苏州方案 7）。',
  act: { kind: 'write', words: APPEAL },
  done: (known) => told(known) || offered(known),
};

/** The same where what was written was no trouble. */
export const writeAgain: Step = { ...write, done: offered };

export const file: Step = {
  title: '提交诉求',
  says: '来了一张诉求单，写的话已经在上面。选好类别，按“提交诉求”，回执上就有编号。',
  why: '咨询、诉求、建议各走各的路，类别决定办理时限（湖州方案 三(三)3）。',
  // Whose earlier case waits for an answer is asked whether the words belong to that.
  act: {
    kind: 'press',
    labels: ['提交诉求', '提交新诉求'],
    form: [{ label: '类别', with: ['诉求', '协调'] }],
    files: true,
  },
  done: (known) => known.no !== null,
};

export const dispatch: Step = {
  title: '专席派单',
  says: '服务专席的群里来了这一件，并按内容推荐了承办单位。按“派给 …”，一下就派到单位的群。',
  why: '收到诉求要在时限内按类型派给责任单位，由人决定，机器只推荐（马陆方案 六(一)）。',
  act: {
    kind: 'press',
    labels: ['派给 ', '派单'],
    form: [
      { label: '承办单位', with: [] },
      { label: '理由', with: ['请按职责办理。'] },
    ],
  },
  done: past('待签批'),
};

export const accept: Step = {
  title: '单位受理',
  says: '单位的群里来了工单，写着受理时限和办理时限。按“受理”的人就是经办人。',
  why: '单位收到工单要限时审核：受理，或者申请退回，不能放着（马陆方案 六(二)）。',
  // In a board its chief names the unit first.
  act: { kind: 'press', labels: ['受理', '板块分派'], form: [{ label: '承办单位', with: [] }] },
  done: past('退回待裁定'),
};

export const finish: Step = {
  title: '提交办结',
  says: '事情办好了：按“提交办结”，表单会发到经办人与企诉的私聊，写上办理结果再提交。',
  why: '办结要写明结果，由企业来确认，不是单位自己说了算（马陆方案 六(三)）。',
  act: {
    kind: 'press',
    labels: ['提交办结'],
    form: [{ label: '办理结果', with: ['变更登记已办结，新执照可到窗口领取；完整的材料清单已发给企业。'] }],
  },
  done: past('申请办结待审'),
};

export const confirm: Step = {
  title: '企业确认',
  says: '卡片变成“待您确认”，写着结果和最迟哪天确认。按“确认办结”。',
  why: '是否解决，由企业来确认；没有解决就退回去接着办（马陆方案 六(三)）。',
  act: { kind: 'press', labels: ['确认办结'] },
  done: past('待企业确认'),
};

export const rate: Step = {
  title: '企业评价',
  says: '同一张卡片请您评价。按“满意”，十分钟内还可以改。',
  why: '一事一评，评价的是这一次办理（苏州方案 9，湖州方案 三(四)1）。',
  act: { kind: 'press', labels: ['满意'] },
  done: rated,
};

export const settle: Step = {
  title: '拨一下时钟',
  says: '评价过一会儿才生效。不用等：按上方的“下一到期”，时钟走到下一件到期的事。',
  why: '时限由时钟来管，到点的事自己会做，不靠人记着。',
  act: { kind: 'clock', label: '下一到期', while: inState('待评价') },
  done: (known) => past('待评价')(known) && !inState('回访中')(known),
};

/** The same after a rating that is called back. */
export const settleBadly: Step = { ...settle, done: past('待评价') };

export const askReturn: Step = {
  title: '单位申请退回',
  says: '这一次，单位认为不是自己的事：按“申请退回”，在私聊的表单里选退回事由、写明理由。',
  why: '不属于本单位职责的可以申请退回，但要说明理由，不能推了就算（马陆方案 六(二)）。',
  act: {
    kind: 'press',
    labels: ['申请退回'],
    form: [
      { label: '退回事由', with: ['非本单位职责'] },
      { label: '理由', with: ['材料清单由窗口的主管单位制定，不属于本单位职责。'] },
    ],
  },
  done: past('待受理'),
};

export const decideReturn: Step = {
  title: '专席裁定',
  says: '退不退，由专席定：按“改派”换一个单位并写明理由，或按“维持原派”请原单位接着办。',
  why: '专席限时裁定：另派，或仍派原单位；同一事由驳回后不能再退（马陆方案 六(二)）。',
  act: {
    kind: 'press',
    labels: ['改派', '维持原派'],
    form: [
      { label: '承办单位', with: [] },
      { label: '理由', with: ['请按职责办理。'] },
    ],
  },
  done: leftState('退回待裁定'),
};

export const rateBadly: Step = {
  title: '企业不满意',
  says: '这一次按“不满意”。哪里不满意，可以在接着来的表单里说明，不写也行。',
  why: '不满意的评价每一件都要回访，一件不漏（苏州方案 9）。',
  act: { kind: 'press', labels: ['不满意'] },
  done: rated,
};

export const callBack: Step = {
  title: '专席回访',
  says: '专席给企业打了电话，问题还在：按“继续办理”，在私聊的表单里写下回访记录。',
  why: '没有回访记录，案件就不能再往下走（苏州方案 9）。',
  act: {
    kind: 'press',
    labels: ['继续办理'],
    form: [{ label: '回访记录', with: ['已电话回访：清单里还缺一项，请单位补齐后再答复企业。'] }],
  },
  done: leftState('回访中'),
};

export const remindUnit: Step = {
  title: '没有人受理：提醒',
  says: '这一次谁也不受理。按“下一条消息”，时钟走到下一次有人收到消息的时刻；多按几次，直到单位的群里被提醒。',
  why: '到期之前先提醒，当天再预警，卡片变黄（湖州方案 三(四)1）。',
  act: { kind: 'clock', label: '下一条消息', while: inState('待受理') },
  done: (known) => reminded(known) !== undefined,
};

export const lookAtUnit: Step = {
  title: '看看群里的提醒',
  says: '单位的群里 @ 了该办的人，写着今天几点之前。卡片同时变了颜色。',
  why: '提醒发在办这件事的群里，说清楚谁、什么事、到几点。',
  act: { kind: 'look', at: reminded },
  done: () => false,
};

export const goLate: Step = {
  title: '过了时限',
  says: '还是没有人受理。接着按“下一条消息”，直到卡片上出现“已超期”。',
  why: '超期当时就亮红，企业也看得到，第二天早上会收到道歉。',
  act: { kind: 'clock', label: '下一条消息', while: inState('待受理') },
  done: late,
};
