import { intakeCard } from '../../../cards/intake/intake.ts';
import { type Card, inputField } from '../../../cards/kit.ts';
import type { Rules } from '../../domain/case/context.ts';
import { SUBMIT } from '../../domain/events/submit.ts';
import { CLAIMED_FIELDS } from '../../domain/events/submit-claimed.ts';
import { choiceField } from '../forms/draw-field.ts';
import { deskName } from '../shared/people.ts';

/**
 * 提交诉求 of somebody whom nobody knows, on the page that a QR code opens. Source: interface.md, "QR codes"; T53.
 *
 * @param enterprise  whose code it is, where it is one enterprise's
 */
export function strangerIntake(caseId: string, enterprise: string | undefined, rules: Rules): Card {
  const typed = (name: 'content' | 'name' | 'uscc' | 'person' | 'phone') => {
    const field = CLAIMED_FIELDS[name];
    return inputField({
      name,
      label: field.label,
      required: true,
      multiline: name === 'content',
      ...('placeholder' in field && { placeholder: field.placeholder }),
      ...(name === 'name' && { value: enterprise ?? '' }),
    });
  };
  const category = choiceField({
    name: 'category',
    label: CLAIMED_FIELDS.category.label,
    required: true,
    options: rules.profile.categories.map(({ id, word }) => ({ value: id, label: word })),
  });
  return intakeCard({
    caseId,
    title: SUBMIT.label,
    headline: `提交后即有编号和查看进展的链接；企业身份由${deskName(rules)}或助企员核实，核实以前照常办理`,
    fields: [typed('content'), category, typed('name'), typed('uscc'), typed('person'), typed('phone')],
    files: [],
    takesFiles: false,
    long: false,
    privacy: [
      `谁能看到：诉求内容和附件，${deskName(rules)}和承办单位可见；手机号不在群内显示，仅经办人员可以查看，每次查看都留记录`,
    ],
  });
}
