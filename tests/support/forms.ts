import type { Case } from '../../src/domain/case/case.ts';
import type { Rules } from '../../src/domain/case/context.ts';
import type { Actor } from '../../src/domain/directory/person.ts';
import type { Field } from '../../src/domain/events/fields.ts';
import { eventNamed } from '../../src/domain/events/lifecycle.ts';
import { plusDays, shanghaiDate } from '../../src/domain/time/shanghai.ts';

/** Answers that tests count on where they do not say what is in a form; of all other events anything that their form takes. */
const FORMS: Record<string, Record<string, unknown>> = {
  // It opens a form only where the law gives the date.
  accept: {},
  dispatch: { unit: 'scjg' },
  reassign: { unit: 'rsj', reason: '属人社职责' },
  answer: { text: '可在线申报' },
  redirect: { where: '12345热线', text: '由专人受理' },
  refer: { reason: '涉及多个部门' },
  ask_return: { ground: 'not_ours', reason: '属医保事项' },
  uphold: { reason: '三定规定明确' },
  finish: { text: '已办理完毕' },
  progress: { text: '已联系企业' },
  add: { text: '补充一份合同' },
  note_call: { note: '企业希望继续办理' },
  go_on: { note: '企业希望继续办理' },
  accept_explanation: { note: '企业表示理解' },
  apply_to_close: { ground: '某条例第五条', text: '政策不允许' },
  refuse_closure: { reason: '依据不成立' },
  comment: { text: '很快' },
  tell_missing: { text: '还差一张证' },
  rate: { datum: '5' },
  refuse_sign: { reason: '应由人社局承办' },
  assign: { unit: 'zrzy' },
  ask_co: { text: '请协助核查', coUnits: ['rsj'] },
  name_co: { coUnits: ['rsj'] },
  decline_co: { reason: '本单位可独立办理' },
  reply_co: { text: '已核查，情况属实' },
  ask_pause: { reason: 'material', text: '合同未附', wanted: '租赁合同' },
  refuse_pause: { reason: '材料已齐' },
  ask_extension: { days: 5, reason: '需现场勘验' },
  refuse_extension: { reason: '时间充足' },
  ask_legal: { on: '2027-03-31', ground: '企业已提起行政复议' },
  refuse_legal: { reason: '尚未立案' },
  refuse_verify: { reason: '现场仍有积水' },
  enter_answer: { number: '13900000000', calledAt: '10:30', said: 'confirmed', level: '5' },
  urge: { text: '请三日内办结' },
  answer_urge: { text: '正在办理' },
  file_monthly: { text: '本月完成勘验' },
  escalate: { reason: '涉及多个部门' },
  mark_typical: { reason: '可复制推广' },
  list_case: { list: 'red', reason: '办理及时' },
  ask_exclusion: { reason: 'unreasonable', text: '诉求明显不合理' },
  reopen: { reason: '回头看发现未解决' },
  register: { text: '已转驻点组' },
  archive: { text: '查无实据，归档' },
  ask_expert: { expert: 'ou_expert', question: '是否适用优惠税率' },
  expert_reply: { text: '适用' },
};

const file = (at: Date) => ({ id: `f-${at.getTime()}`, name: '答复.pdf', size: 1, sha256: '0' });

/** Something that the field takes. */
function anyAnswer(field: Field, c: Case, rules: Rules): unknown {
  switch (field.kind) {
    case 'line':
    case 'text':
      return '已核实'.slice(0, field.most);
    case 'choice':
      return field.options(c, rules)[0]?.value;
    case 'choices':
      return field.options(c, rules)[0]?.value ?? [];
    case 'day':
      return plusDays(shanghaiDate(rules.at), 1);
    default:
      return undefined;
  }
}

/** What the event's form must hold in every case, answered somehow. */
function answered(event: string, c: Case, rules: Rules): Record<string, unknown> {
  const asked = Object.entries(eventNamed(event)?.fields ?? {}).filter(([, field]) => field.required === true);
  return Object.fromEntries(asked.map(([name, field]) => [name, anyAnswer(field, c, rules)]));
}

/** A form that the event takes, with what the test cares about in it. */
export function filled(
  doer: Actor,
  event: string,
  c: Case,
  rules: Rules,
  form: Record<string, unknown> | undefined,
): Record<string, unknown> {
  const needsFile = (event === 'attach' || event === 'written_reply') && doer.kind === 'person';
  return {
    ...(FORMS[event] ?? answered(event, c, rules)),
    ...(needsFile && { files: [file(rules.at)] }),
    ...form,
  };
}
