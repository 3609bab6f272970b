import { cutText } from '../src/cut-text.ts';
import type { Refusal } from '../src/domain/case/refusal.ts';
import type { Role } from '../src/domain/case/roles.ts';
import { STATE_TABLE } from '../src/domain/case/state.ts';

import { inert } from './plain-text.ts';

/** Names for ids; what is not given is described instead. */
export type Names = {
  unit?: (id: string) => string;
  /** The label of an event's button. */
  event?: (name: string) => string | undefined;
  desk?: string;
  /** Who dispatches this case and decides its returns now. */
  dispatcher?: string;
  /** Who decides on 申请办结. */
  approver?: string;
  /** The case's state in the words of the refused person's card. */
  state?: string;
  /** Where the refused person has the case, when it is no card. */
  place?: '页面';
};

/** A refusal in words: who may, or what to correct, and what to do. Source: style.md, "Refusals and failures". */
export function toastFor(refusal: Refusal, names: Names = {}): string {
  const here = names.place ?? '卡片';
  const what = 'event' in refusal ? (names.event?.(refusal.event) ?? '此操作') : '此操作';
  switch (refusal.code) {
    case 'no_such_event':
      return `没有这个操作，请使用${here}上的按钮${names.place ? '' : '，或发送“帮助”'}`;
    case 'no_such_case':
      return '没有找到这件诉求，请核对编号，或发送“我的诉求”';
    case 'stranger':
      return `您的账号还没有登记，请联系${names.desk ?? ROLE_WORDS.desk}登记后再使用`;
    case 'wrong_state':
      return `办件现在是“${names.state ?? STATE_TABLE[refusal.state].word.staff}”，不能${what}，请按最新${here}操作`;
    case 'not_yours':
      return `“${what}”只能由${who(refusal, names)}操作，请联系他们办理`;
    case 'with_officers':
      return refusal.over
        ? `${refusal.no} 已由专人办理完毕，有新情况请另行提交`
        : `${refusal.no} 已由专人办理。需要补充的，请私聊发送“补充说明 ${refusal.no} 补充内容”`;
    case 'erased':
      return `${refusal.no} 的内容已按企业的要求删除，不能再办理，有新情况请另行提交`;
    case 'stale':
      return `办件已有变化，请看最新${here}后再操作`;
    case 'form_used':
      return `这张表单已经提交过，如需再填，请在办件${here}上重新打开`;
    case 'not_your_form':
      return '这张表单是别人打开的，请在办件卡片上自己打开';
    case 'bad_form':
      return refusal.problems.map((p) => `${p.label}：${p.words}`).join('；') || '请检查填写的内容后再提交';
    case 'too_many_entries':
      return `今天对这件诉求已登记 ${refusal.most} 条，请明天再补充，或合并成一条`;
    case 'unknown_unit':
      return refusal.words
        ? `没有找到承办单位“${quoted(refusal.words)}”，请写全称，或从选项中选择`
        : '请选择承办单位，或填写其他承办单位的全称';
    case 'same_unit':
      return `${names.unit?.(refusal.unit) ?? '该单位'}已是承办单位，请改派其他单位；仍由其办理的，请按“维持原派”；协办单位请另选`;
    case 'unknown_choice':
      return `${refusal.label}没有“${quoted(refusal.words)}”这个选项，请重新选择`;
    case 'several_fit':
      return severalFit(refusal);
    case 'ground_already_refused':
      return `以“${refusal.ground}”申请退回未获同意，不能以同一事由再次申请，请受理或另择事由`;
    case 'redirect_category':
      return `“${refusal.category}”类不派单，请按“引导转办”，或先选择其他类别`;
    case 'recall_used':
      return '本次办理已撤回过一次办结，不能再撤回，请等待企业确认';
    case 'already_nudged':
      return '今天已经催办过，请下一个工作日再催办';
    case 'already_referred':
      return '已提请协调，请等待协调单位派单';
    case 'nobody_to_refer_to':
      return '本地没有另设协调单位，请直接派单';
    case 'claimed_already':
      return '您已经认领，请直接办理';
    case 'unit_absent':
      return `${names.unit?.(refusal.unit) ?? '承办单位'}已不在通讯录，请改派其他单位`;
    case 'nothing_changed':
      return `没有需要办理的事项，或内容没有变化，请看最新${here}`;
    case 'rating_settled':
      return '评价已经生效，不能再更改；如有意见可按“评价留言”';
    case 'no_rating':
      return '还没有评价，请先评价再留言';
    case 'comment_over':
      return `办结已超过 ${refusal.days} 天，不能再留言；如有新问题请另提诉求`;
    case 'call_not_noted':
      return '请先登记回访记录，再作处理';
    case 'already_missed_today':
      return '今天已记录未联系上，请下一个工作日再联系';
    case 'no_unit_to_explain':
      return '这件诉求没有承办单位，无法请单位说明，请直接登记回访';
    case 'still_not_solved_over':
      return `办结已超过 ${refusal.workingDays} 个工作日，不能再按“仍未解决”，请另提诉求`;
    case 'unknown_handler':
      return '经办人不在本单位名单中，请重新选择';
    case 'date_in_the_past':
      return `${refusal.label}不能早于今天，请重新选择日期`;
    case 'no_files':
      return '这件诉求没有附件，可按“上传附件”补充';
    case 'nothing_cut':
      return '卡片上已是全部内容，请直接看卡片';
    case 'not_due':
      return '还没有到期，暂不需要处理';
    case 'no_signer':
      return `此件须先签批，但没有登记可签批${names.unit?.(refusal.unit) ?? '该单位'}办件的领导，请管理员在人员名录的 leaders 中填写 signs 后再派单`;
    case 'not_of_board':
      return `${names.unit?.(refusal.unit) || '所选单位'}不在本板块内，请选择板块内的单位`;
    case 'co_units_silent':
      return `协办单位尚未回复：${refusal.units.map((id) => names.unit?.(id) ?? '协办单位').join('、')}。请等待回复，或填写“协办未回复的说明”后提交`;
    case 'pending_already':
      return `同类事项已经提出或已经办理，不能重复提出，请看最新${here}`;
    case 'extension_too_late':
      return `延期须在时限届满前至少 ${refusal.workingDays} 个工作日申请，现已不能申请，请抓紧办理或登记进展`;
    case 'extension_used':
      return '本次办理已申请过一次延期，不能再申请，请在时限内办结';
    case 'extension_too_long':
      return `延期最多 ${refusal.most} 个工作日，请减少天数后再提交`;
    case 'not_paused':
      return '办理时限没有暂停，无需恢复计时';
    case 'not_a_pause_reason':
      return `“${quoted(refusal.words)}”不是可以暂停计时的事由，请从选项中选择`;
    case 'rating_needed':
      return '企业已确认的，请同时选择企业的评价；没有表态的，请选“未表态”';
    case 'tried_today':
      return '今天已记录一次未联系上，请下一个工作日再拨打';
    case 'no_such_number':
      return `没有找到办件 ${quoted(refusal.no)}，请核对编号`;
    case 'not_a_primary':
      return notAPrimary(refusal.no, refusal.why);
    case 'undo_over':
      return `并案已超过 ${refusal.workingDays} 个工作日，不能撤销，请随主办件办理`;
    case 'urge_unanswered':
      return '您上次的督办还没有回复，请等待回复后再督办';
    case 'top_level':
      return '已提级到最高层级，不能再提级，可按“督办”督促办理';
    case 'already_marked':
      return '已经作过这项标记，无需重复';
    case 'no_agent':
      return '这家企业没有登记助企员，请直接电话征询并按“代录”';
    case 'no_enterprise':
      return '这是单位自查发现的问题，没有企业可以答复，请派单办理';
    case 'no_confidential_officer':
      return '还没有指定保密件专办人员，请管理员在人员名录的 confidential 中登记后再转保密';
    case 'no_expert':
      return '还没有登记专家，请派给承办单位，或由管理员在人员名录中登记专家';
  }
}

/** Most names that a toast lists. D */
const FITS_MOST = 5;

function severalFit({ label, words, fits }: Extract<Refusal, { code: 'several_fit' }>): string {
  const listed = fits.slice(0, FITS_MOST).map(inert).join('、');
  const all = fits.length > FITS_MOST ? `${listed}等 ${fits.length} 个` : listed;
  return `${label}“${quoted(words)}”对应多个：${all}。请照其中一个填写`;
}

function notAPrimary(no: string, why: Extract<Refusal, { code: 'not_a_primary' }>['why']): string {
  switch (why) {
    case 'itself':
      return '不能选择本件自己，请填写另一件的编号';
    case 'closed':
      return `${quoted(no)} 已经结束，不能作为主办件；问题重复发生的，请按“标记重发”`;
    case 'later':
      return `${quoted(no)} 晚于本件，请填写在本件之前提交的办件编号`;
    case 'resolved':
      return `${quoted(no)} 已有办理结果，不能再并入，请单独办理`;
    case 'confidential':
      return `没有找到办件 ${quoted(no)}，请核对编号`;
  }
}

/** What somebody typed, made safe for a text message. */
const quoted = (words: string): string => cutText(inert(words), 30, '…');

const ROLE_WORDS: Record<Role, string> = {
  respondent: '企业联系人（办理人员及其单位的人不能代为确认和评价）',
  filer: '报送人',
  desk: '企业服务专席',
  dispatcher: '派单人员',
  unit: '承办单位',
  head: '承办单位负责人',
  handler: '经办人',
  approver: '办结审核人员',
  obliged: '负有答复责任的单位',
  co_unit: '协办单位',
  claimed_agent: '名册中该企业的助企员',
  chief: '服务板块首席服务专员',
  signer: '当前签批领导',
  expert: '受邀解答的专家',
  agent: '受委托的助企员',
  caller: '企业服务专席（答复人本人除外）',
  confidential_officer: '保密件专办人员',
  receipt_holder: '报送人',
  supervision: '督导单位',
  leader: '分管领导',
  party: '参与提级协调的单位和人员',
  clock: '系统',
  sender: '系统',
};

function who({ by, unit }: Extract<Refusal, { code: 'not_yours' }>, names: Names): string {
  const name = unit === undefined ? undefined : names.unit?.(unit);
  const words = by.map((role) => {
    if (role === 'desk' && names.desk) return names.desk;
    if (role === 'caller' && names.desk) return `${names.desk}（答复人本人除外）`;
    if (role === 'approver' && names.approver) return names.approver;
    if (role === 'dispatcher' && names.dispatcher) return names.dispatcher;
    return name && (role === 'unit' || role === 'head') ? ROLE_WORDS[role].replace('承办单位', name) : ROLE_WORDS[role];
  });
  return [...new Set(words)].join('、');
}
