import { askBinding, bindFormCard, decideCard } from '../../../cards/chat/binding.ts';
import { type Card, inputField, userText } from '../../../cards/kit.ts';
import type { Rules } from '../../domain/case/context.ts';
import { claimMeans, isBound } from '../../domain/directory/claims.ts';
import { enterpriseById } from '../../domain/directory/directory.ts';
import { enterpriseOptions } from '../../domain/directory/options.ts';
import { CLAIM_FIELDS } from '../../domain/events/submit-claimed.ts';
import { stubText } from '../case/stub.ts';
import { choiceField } from '../forms/draw-field.ts';
import { deskName } from '../shared/people.ts';

/** The form of 绑定企业. */
export const bindForm = (noticeId: string, rules: Rules): Card =>
  bindFormCard({
    noticeId,
    fields: (['name', 'uscc', 'phone'] as const).map((name) => {
      const { label, required, ...field } = CLAIM_FIELDS[name];
      const hint = 'placeholder' in field ? field.placeholder : undefined;
      return inputField({ name, label, required: required === true, ...(hint && { placeholder: hint }) });
    }),
    notes: [
      `由${deskName(rules)}或助企员电话核实，结果告诉您；核实以前也可以提交诉求，照常办理`,
      '手机号不在群内显示，仅用于核实和联系',
    ],
  });

/**
 * Asks whether somebody speaks for an enterprise.
 *
 * @param agent  who is asked as its agent; null at the desk
 */
export function bindAsk(
  noticeId: string,
  id: string,
  agent: { agentOf: readonly string[] } | null,
  rules: Rules,
): Card {
  const { directory: d } = rules;
  const named = enterpriseById(d, id);
  if (!named || isBound(d, id)) return stubText('绑定企业：已处理');
  const meant = claimMeans(d, id);
  const number = d.claimants?.find((k) => k.enterprise === id)?.phone;
  const same = meant.flatMap((e) => e.contacts).find((k) => k.phone !== undefined && k.phone === number);
  const known = meant.length > 0 ? `名册中有 ${meant.map((e) => e.name).join('、')}` : '名册中没有同名、同代码的企业';
  const label = (e: string): string => enterpriseOptions(d).find(({ value }) => value === e)?.label ?? '';
  return askBinding({
    noticeId,
    enterprise: userText(named.name),
    uscc: userText(named.uscc ?? ''),
    known: userText(same ? `${known}，手机号与其联系人${same.name}一致` : known),
    merge: meant
      .filter((e) => agent === null || agent.agentOf.includes(e.id))
      .map((e) => ({ value: e.id, label: `确认为 ${label(e.id)}` })),
    desk: agent === null,
  });
}

/** The form of 并入名册企业 or 不予确认. */
export function bindDecision(noticeId: string, id: string, what: 'merge' | 'refuse', { directory }: Rules): Card {
  const field =
    what === 'refuse'
      ? inputField({ name: 'reason', label: '理由', required: true, multiline: true })
      : choiceField({
          name: 'enterprise',
          label: '名册企业',
          required: true,
          options: enterpriseOptions(directory),
        });
  const enterprise = userText(enterpriseById(directory, id)?.name ?? '');
  return decideCard({ noticeId, enterprise, title: what === 'refuse' ? '不予确认' : '并入名册企业', fields: [field] });
}

/** For whoever asked. */
export const boundText = (enterprise: string): string =>
  `已确认您是${enterprise}的联系人。直接把问题发给我，即可提交诉求；发送“我的诉求”查看进展。`;
export const notBoundText = (enterprise: string, reason: string, desk: string): string =>
  `没有确认您可以代表${enterprise}。理由：${reason.replace(/。$/, '')}。已提交的诉求照常办理；如有疑问，请联系${desk}。`;
