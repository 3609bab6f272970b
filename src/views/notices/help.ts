import { helpCard as drawHelp, type HelpView } from '../../../cards/chat/help.ts';
import type { Card } from '../../../cards/kit.ts';
import type { Rules } from '../../domain/case/context.ts';
import { SLOT_MINUTES } from '../../domain/case/files.ts';
import { headedBy, leadsOrSupervises } from '../../domain/digest/reach.ts';
import { capacitiesOf } from '../../domain/directory/deputies.ts';
import type { PersonActor, UnitKind } from '../../domain/directory/person.ts';
import { deskName } from '../shared/people.ts';
import { deskCalled } from './desk.ts';

type Section = HelpView['sections'][number];

/** 帮助 for the person who asks; null is a stranger. Source: interface.md, "In chat". */
export function helpCard(actor: PersonActor | null, rules: Rules): Card {
  if (!actor) return drawHelp(stranger(rules));
  const is = (...kinds: UnitKind[]) => actor.posts.some((p) => kinds.includes(p.unitKind));
  const sections = [
    ...(actor.contactOf.length > 0 || actor.claims ? [contact(rules)] : []),
    ...(actor.agentOf.length > 0 ? [agent(rules)] : []),
    ...(is('desk', 'centre') ? [desk(rules)] : []),
    ...(is('coordinator') ? [coordinator(rules)] : []),
    ...(is('department') ? [unit(rules)] : []),
    ...(headedBy(actor).length > 0 && !leadsOrSupervises(actor) ? [head()] : []),
    ...(actor.posts.some((p) => p.directReport) ? [direct()] : []),
    ...(is('supervision') ? [supervision()] : []),
    ...(actor.leads ? [leader()] : []),
    ...(actor.chiefOf.length > 0 ? [chief()] : []),
    ...(actor.expert ? [expert(rules)] : []),
    ...(actor.confidentialOfficer ? [officer()] : []),
    ...(actor.administrator ? [administrator()] : []),
  ];
  if (sections.length === 0) return drawHelp(stranger(rules));
  return drawHelp({
    who: sections.map((s) => s.who).join('、'),
    headline: `${actor.name}，您可以这样使用`,
    sections: [
      ...sections,
      ...(actor.posts.length > 0 || actor.leads ? [FINDING] : []),
      ...(capacitiesOf(rules.directory, actor.openId).length > 0 ? [AWAY] : []),
      ANYBODY,
    ],
  });
}

type For = Section & { who: string };

const ANYBODY: Section = {
  title: '都可以用',
  lines: [
    '待办：等您办理的事，先急后缓；在单位群里发“@我 待办”，是全单位的',
    '查询 编号：查看一件诉求',
    '帮助：再看本页',
  ],
};

const FINDING: Section = {
  title: '查办件',
  lines: [
    '查询 后面写编号后几位、企业名称的一部分、单位、人员或状态，几个词用空格分开，如：查询 企业名称 超期',
    '超期：您能看到的全部超期办件',
  ],
};

const AWAY: Section = {
  title: '请假',
  lines: [
    '请假 后面写截止日期和代理人，例如“请假 12月5日 代理人姓名”；期间您的办件、提醒和名单由其代理，只发“请假”可逐项填写',
    '销假：提前回来，恢复发给您',
  ],
};

const contact = (rules: Rules): For => ({
  who: '企业',
  title: '提诉求、看进展',
  lines: [
    '直接把问题发给我，核对后按“提交诉求”',
    '我的诉求：查看您企业的诉求和进展',
    `上传 编号：补充附件，${SLOT_MINUTES} 分钟内发来的文件归入该件`,
    '办理结果出来后，请按“确认办结”或“尚未解决”，再作评价',
    `转人工：${deskName(rules)}的电话，现在是否有人`,
    `在办件卡片上可以“补充说明”“催办”“撤回诉求”；结果由${deskName(rules)}跟踪到底`,
  ],
});

const agent = (rules: Rules): For => ({
  who: '助企员',
  title: '代企业报送',
  lines: [
    '直接把企业的问题发给我，选择企业后按“提交诉求”',
    '代报 企业名称：为一家企业报送，可连同照片一起发来',
    '我的诉求：查看您报送的诉求，一直跟到办结',
    '上传 编号：补充附件',
    '二维码 后面写企业名称或地点：生成二维码给企业扫',
    `办理结果由企业联系人确认和评价；${deskName(rules)}请您代评的，请在卡片上按“代录”`,
  ],
});

const desk = (rules: Rules): For => ({
  who: deskName(rules),
  title: '受理、派单、回访',
  lines: [
    '待派：查看等待派单的诉求',
    '在卡片上派单：一键派给推荐单位，或按“派单”另选',
    '咨询可以“直接答复”，投诉、举报、办事类按“引导转办”，疑难的“提请协调”',
    '退回申请请在时限内“改派”或“维持原派”；不满意的逐件回访并“登记回访”',
    '来电登记 企业名称：登记来电、来访，企业不在名册的也可以；来访的也可发送“来访登记”',
    '代报 企业名称：登记其他渠道来的诉求，可选来源渠道',
    '链接 企业名称：查看联系人的网页链接，可“换发”“吊销”；换发前请用登记的号码核实',
    '同一问题的按“并案”：并案 编号 主办件编号；三个工作日内可“撤销并案”',
    '延期、暂停计时、协办和转入复议诉讼的申请，请在卡片上按时决定',
    '企业无法在线确认的，电话征询后按“代录”；自查问题请“核验通过”或“核验不通过”',
    '二维码 后面写地点或企业名称：生成张贴、发放的二维码；只发“二维码”，查看和停用',
    '“更多操作”中有关联、标记重发、典型案例、红黑榜、回头看不实和转保密',
  ],
});

const coordinator = (rules: Rules): For => ({
  who: '协调单位',
  title: '派单、改派、裁定退回',
  lines: [`${deskName(rules)}提请协调的诉求，由您在卡片上派单、改派或维持原派`, '待派：查看等待派单、裁定的办件'],
});

const unit = (rules: Rules): For => ({
  who: '承办单位',
  title: '受理、办理、办结',
  lines: [
    '在群里的卡片上按“受理”或“申请退回”，办好后按“提交办结”',
    '也可以发命令：受理 编号、退回 编号、进展 编号 内容、办结 编号',
    '“登记进展”选对企业可见的，企业随时看到',
    `需要时可“申请延期”“暂停计时”“申请协办”“转入复议诉讼”，由${deskName(rules)}决定；协办单位请“提交协办意见”`,
    '被督办的请按“回复督办”；超期的每月“填报月度进展”；办不动的可“提级协调”',
    `主动发现 内容：登记本单位自查发现的问题，办结后由${deskName(rules)}核验`,
    '受法律政策限制办不了的，按“申请办结”并写明依据',
  ],
});

const head = (): For => ({
  who: '单位负责人',
  title: '掌握本单位情况',
  lines: ['日报：本单位的在办、到期、超期，昨日和今日的新收、办结', '有超期或须答复的，每个工作日早上也会发给您'],
});

const supervision = (): For => ({
  who: '督导',
  title: '跟踪督导',
  lines: [
    DAILY,
    '在卡片上查看办理记录和时限',
    '督办 编号 督办要求：承办单位须按期回复；也可在卡片上按“督办”“提级协调”',
    MY_URGES,
    '专项督办：查看市长直达等须督办至办结的办件名单',
    '单位申请剔除考核的，请按“同意剔除”或“不同意剔除”',
    '没有协调单位的地方，疑难件由您派单',
  ],
});

const leader = (): For => ({
  who: '领导',
  title: '掌握情况',
  lines: [
    DAILY,
    '查询 编号：查看办件情况和办理记录',
    '专项督办：查看市长直达等须督办至办结的办件名单',
    '督办 编号 督办要求：承办单位须按期回复，回复会发给您',
    MY_URGES,
    '请您签批的办件，请在卡片上按“同意派单”或“退回专席”',
  ],
});

const MY_URGES = '督办：查看您督办过的办件、谁该在何时前回复、回复了什么';
const DAILY = '日报：现在的在办、到期、超期，昨日和今日的新收、办结；有新情况的工作日早上也会发给您';

const direct = (): For => ({
  who: '直报人员',
  title: '部门直报',
  lines: ['直报 企业名称：登记走访、窗口听到的诉求；当场办结的填写办理结果，直接归库'],
});

const chief = (): For => ({
  who: '板块首席服务专员',
  title: '板块分派',
  lines: ['派到本板块的办件，请在卡片上一键派给板块内单位，或按“板块分派”另选'],
});

const expert = (rules: Rules): For => ({
  who: '专家',
  title: '解答问题',
  lines: [`${deskName(rules)}请您解答的问题会发给您，请在卡片上按“专家答复”，由其答复企业`],
});

const officer = (): For => ({
  who: '专办人员',
  title: '办理保密件',
  lines: ['保密件只发给您，请在卡片上“登记”“引导转办”或“办结归档”；请勿转发、截图'],
});

const administrator = (): For => ({
  who: '管理员',
  title: '群绑定、二维码',
  lines: ['在单位群里发“@我 绑定 单位名称”', '二维码 后面写地点或企业名称：生成二维码；只发“二维码”，查看和停用'],
});

const stranger = (rules: Rules): HelpView => ({
  who: '访客',
  headline: '您的账号还没有登记为企业联系人或工作人员',
  sections: [
    {
      title: '怎样登记',
      lines: [
        '企业联系人请发送“绑定企业”，填写企业名称、统一社会信用代码和手机号',
        `其他人请联系${deskCalled(rules)}，说明单位名称、姓名和手机号`,
      ],
    },
    {
      title: '登记以后',
      lines: ['核实以前也可以提交，照常办理。直接把问题发给我即可提交诉求；发送“我的诉求”查看进展'],
    },
  ],
});
