import {
  button,
  type Card,
  card,
  type Field,
  facts,
  form,
  header,
  headline,
  note,
  noticeTap,
  says,
  type UserText,
} from '../kit.ts';

/** 绑定企业: who somebody is, and for which enterprise they speak. Source: interface.md, forms. */
export const bindFormCard = ({
  noticeId,
  fields,
  notes,
}: {
  noticeId: string;
  fields: readonly Field[];
  notes: readonly string[];
}): Card =>
  card(
    header('绑定企业', { tag: '待提交', colour: 'blue' }),
    form({ action: 'bind', caseId: noticeId, v: 0 }, fields, '绑定企业'),
    notes.map((line) => note(line)),
  );

export type AskBindingView = {
  noticeId: string;
  enterprise: UserText;
  uscc: UserText;
  known: UserText;
  merge: readonly { value: string; label: string }[];
  desk: boolean;
};

const SURE = {
  title: '绑定企业',
  text: '确认后其成为该企业的联系人，可以看到该企业的诉求、确认结果并评价。已电话核实身份了吗？',
};

/** Asks the desk, or an agent, whether somebody speaks for an enterprise. */
export const askBinding = ({ noticeId, enterprise, uscc, known, merge, desk }: AskBindingView): Card =>
  card(
    header('绑定企业', { tag: '待核实', colour: 'orange' }),
    headline('有人申请成为企业联系人，请电话核实后决定'),
    facts({ 企业名称: enterprise, 统一社会信用代码: uscc, 名册: known }),
    merge.map(({ value, label }) => button(label, noticeTap('merge', noticeId, value), 'default', { confirm: SURE })),
    desk && button('确认企业', noticeTap('confirm', noticeId), 'default', { confirm: SURE }),
    desk && button('并入名册企业', noticeTap('merge', noticeId)),
    button('不予确认', noticeTap('refuse', noticeId)),
    desk && button('查看联系方式', noticeTap('contact', noticeId)),
  );

/** The form of a decision that needs words. */
export const decideCard = ({
  noticeId,
  enterprise,
  title,
  fields,
}: {
  noticeId: string;
  enterprise: UserText;
  title: string;
  fields: readonly Field[];
}): Card =>
  card(
    header('绑定企业', { tag: title, colour: 'orange' }),
    says('申请人所报企业：', enterprise),
    form({ action: 'bind_decided', caseId: noticeId, v: 0 }, fields, title),
  );
