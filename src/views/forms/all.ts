import type { Field } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { legInHand, openTasks } from '../../domain/case/current.ts';
import { toGuide } from '../../domain/case/guidance.ts';
import { suggestUnits, whySuggested } from '../../domain/case/suggest.ts';
import { deskName } from '../shared/people.ts';
import { ANSWER_FORMS } from './answer.ts';
import { CO_FORMS } from './co-handling.ts';
import {
  classFields,
  coUnitsField,
  dayField,
  groundField,
  handlerField,
  type Keep,
  lineField,
  unitFields,
  wordsField,
  yesField,
} from './fields.ts';
import { type Form, reason } from './form.ts';
import { LEG_FORMS } from './leg.ts';
import { LIBRARY_FORMS } from './library.ts';
import { OVERSIGHT_FORMS } from './oversight.ts';

const callNote = (keep: Keep): Field =>
  wordsField(keep, { name: 'note', label: '回访记录', placeholder: '企业在电话中怎么说' });

/** Every form, by its event; names of fields are those the event reads. Source: interface.md, "Buttons" (the table of forms). */
export const FORMS: Record<string, Form> = {
  ...CO_FORMS,
  ...LEG_FORMS,
  ...OVERSIGHT_FORMS,
  ...ANSWER_FORMS,
  ...LIBRARY_FORMS,
  dispatch: {
    effect: (c, rules) =>
      `${signedFirst(c, rules) ? '提交后送领导签批，同意后' : '提交后'}派给承办单位，受理和办理时限随即起算${becauseOf(c, rules)}`,
    fields: (c, keep, rules) => [
      ...unitFields(c, keep, rules, true),
      coUnitsField(c, keep, rules),
      ...classFields(c, keep, rules),
    ],
  },
  reassign: {
    effect: (c, rules) =>
      c.state === 'return_requested'
        ? `提交后视为同意退回，改由其他单位办理，时限重新计算${becauseOf(c, rules)}`
        : `提交后改由其他单位办理，时限重新计算${becauseOf(c, rules)}`,
    fields: (c, keep, rules) => [
      ...unitFields(c, keep, rules),
      coUnitsField(c, keep, rules),
      ...classFields(c, keep, rules),
      reason(keep),
    ],
  },
  answer: {
    effect: () => '提交后答复内容发给企业，请企业确认是否解决',
    // What an expert answered is what the desk relays.
    fields: (c, keep) => [
      wordsField(keep, {
        name: 'text',
        label: '答复内容',
        ...(c.expertAsk?.reply !== undefined && { first: c.expertAsk.reply }),
      }),
    ],
  },
  redirect: {
    effect: () => '提交后本件结束，去向和说明发给报送人',
    fields: (c, keep, rules) => [
      lineField(keep, {
        name: 'where',
        label: '引导去向',
        required: true,
        max: 200,
        placeholder: '如：12345热线、政务服务中心窗口',
      }),
      wordsField(keep, { name: 'text', label: '说明', ...firstGuidance(c, rules) }),
    ],
  },
  refer: {
    effect: () => '提交后由协调单位派单、改派，专席不再派单',
    fields: (_c, keep) => [reason(keep)],
  },
  accept: {
    effect: () => '审批事项按法定期限办理：提交后即受理，您是经办人，填写的日期即办理时限',
    fields: (_c, keep) => [
      lineField(keep, {
        name: 'basis',
        label: '法定依据',
        required: true,
        max: 300,
        placeholder: '法律法规名称及条款',
      }),
      dayField(keep, { name: 'on', label: '法定期限', required: true }),
    ],
  },
  ask_return: {
    effect: (_c, rules) => `提交后由${deskName(rules)}裁定，裁定前办理时限暂停。同一事由未获同意的，不能再次申请`,
    fields: (c, keep, rules) => [groundField(c, keep, rules), reason(keep)],
  },
  uphold: {
    effect: () => '提交后仍由原单位办理，受理时限重新起算，该单位不能以同一事由再退回',
    fields: (_c, keep) => [reason(keep)],
  },
  reclassify: {
    effect: () => '提交后办理时限从派单时起重新计算',
    fields: classFields,
  },
  hand_over: {
    effect: () => '提交后由所选人员经办，时限不变',
    fields: (c, keep, rules) => [handlerField(c, keep, rules)],
  },
  progress: {
    effect: () => '选“是”的，企业会在卡片上看到；选“否”的，仅办理单位和专席可见',
    fields: (_c, keep) => [
      wordsField(keep, { name: 'text', label: '进展内容' }),
      yesField(keep, { name: 'visible', label: '对企业可见' }),
    ],
  },
  add: {
    effect: () => '提交后，正在办理的单位会看到',
    fields: (_c, keep) => [wordsField(keep, { name: 'text', label: '补充内容' })],
  },
  finish: {
    effect: (c) =>
      c.enterprise
        ? '提交后结果发给企业，请企业确认并评价；本次办理中已上传的附件一并发给企业'
        : '提交后由专席核验；附件请先在办件卡片上传',
    fields: (c, keep) => [
      wordsField(keep, { name: 'text', label: '办理结果' }),
      wordsField(keep, { name: 'measures', label: '办理措施', required: false }),
      lineField(keep, { name: 'contact', label: '联系人', max: 50, placeholder: '选填，不填即为您本人' }),
      ...(openTasks(c).length > 0
        ? [
            wordsField(keep, {
              name: 'silent',
              label: '协办未回复的说明',
              max: 300,
              placeholder: '协办单位尚未回复，请说明为何可以先行办结',
            }),
          ]
        : []),
    ],
  },
  tell_missing: {
    name: '尚未解决',
    effect: () => '办件已退回继续办理。请说明还有哪些没有解决，承办单位会看到',
    fields: (_c, keep) => [wordsField(keep, { name: 'text', label: '未解决之处' })],
  },
  comment: {
    effect: () => '留言随评价一并保存，承办单位会看到',
    fields: (_c, keep) => [wordsField(keep, { name: 'text', label: '评价内容' })],
  },
  note_call: {
    effect: () => '提交后保存回访记录；请单位说明的，单位须在时限内说明或申请办结，逾期按继续办理处理',
    fields: (c, keep) => [
      callNote(keep),
      ...(legInHand(c) ? [yesField(keep, { name: 'explain', label: '请单位说明' })] : []),
    ],
  },
  go_on: {
    effect: (c) => (legInHand(c) ? '提交后由原承办单位继续办理，时限重新计算' : '提交后办件回到待派单'),
    fields: (_c, keep) => [callNote(keep)],
  },
  accept_explanation: {
    effect: () => '提交后按说明办结，企业的评价不变',
    fields: (_c, keep) => [callNote(keep)],
  },
  apply_to_close: {
    effect: () => '提交后送审；同意的，向企业说明情况，并须出具加盖公章的书面答复。审核期间办理时限暂停',
    fields: (_c, keep) => [
      wordsField(keep, { name: 'ground', label: '法律政策依据', max: 500 }),
      wordsField(keep, { name: 'text', label: '说明' }),
    ],
  },
  refuse_closure: {
    effect: () => '提交后退回承办单位继续办理',
    fields: (_c, keep) => [reason(keep)],
  },
};

/** Cases of the mayor's line go to their signers first. */
const signedFirst = (c: Case, { profile }: Rules): boolean =>
  c.channel !== undefined && (profile.signoff?.channelKinds.includes(c.channel.kind) ?? false);

/** Why the units stand in this order. */
const becauseOf = (c: Case, rules: Rules): string => {
  const why = whySuggested(suggestUnits(c, rules.directory));
  return why ? `。${why}` : '';
};

const firstGuidance = (c: Case, rules: Rules): { first?: string } => {
  const guidance = toGuide(c, rules);
  return guidance ? { first: guidance } : {};
};
