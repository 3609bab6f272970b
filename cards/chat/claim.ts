import { button, type Card, card, facts, header, headline, note, tap, type UserText } from '../kit.ts';

export type ClaimView = {
  caseId: string;
  v: number;
  enterprise: UserText;
  uscc: UserText;
  person: UserText;
  merge: { name: string; to: readonly { value: string; label: string }[]; question: string };
  refuse: { name: string; label: string };
  /** Who verifies it otherwise. */
  desk: string;
};

/** 绑定企业: asks the agent of the enterprise whether this person speaks for it. Source: interface.md, "Who reaches the bot how". */
export const claimCard = ({ enterprise, uscc, person, merge, refuse, desk, ...at }: ClaimView): Card =>
  card(
    header('绑定企业', { tag: '待核实', colour: 'orange' }),
    headline('有人以您服务的企业名义提交了诉求，请核实是否为该企业联系人'),
    facts({ 企业名称: enterprise, 统一社会信用代码: uscc, 联系人: person }),
    merge.to.map(({ value, label }) =>
      button(label, tap(merge.name, at, value), 'default', { confirm: { title: '绑定企业', text: merge.question } }),
    ),
    button(refuse.label, tap(refuse.name, at)),
    note(`请先向企业核实；不清楚的不用按，由${desk}核实。手机号按“查看联系方式”的规定只给经办人员`),
  );
