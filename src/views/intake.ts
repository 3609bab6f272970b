import { intakeCard as drawIntake, intakeDoneCard } from '../../cards/intake/intake.ts';
import { type Card, selectField, startingText, userText } from '../../cards/kit.ts';
import type { Case } from '../domain/case/case.ts';
import { enterpriseById } from '../domain/directory.ts';
import type { PersonActor } from '../domain/person.ts';
import { type Keep, kept, wordsField } from './fields.ts';
import { deskName } from './people.ts';
import type { ViewRules } from './rules.ts';

const FIELD_MOST = 1000;
const MOST_OPTIONS = 20;
const MOST_FILES = 10;

export type Intake = { caseId: string; text: string; fileNames: readonly string[] };

/** What the card's field starts with. Where it comes back the same, the message itself is the content. */
export const prefillOf = (text: string): string => startingText(text, FIELD_MOST);

/** The enterprises this person may file for: those they speak for, then those they are paired with. */
export const mayFileFor = (actor: PersonActor, rules: ViewRules): { id: string; name: string }[] =>
  [...new Set([...actor.contactOf, ...actor.agentOf])].flatMap((id) => {
    const enterprise = enterpriseById(rules.directory, id);
    return enterprise?.active ? [{ id, name: enterprise.name }] : [];
  });

/**
 * 提交诉求, filled in with what was written. Its fields are `content`, `category` and, where there is a choice, `enterprise`.
 * Source; interface.md, "In chat", "Long words and files"; T53.
 *
 * @param keep  what was typed before, where the card is drawn again
 */
export function intakeCard(intake: Intake, actor: PersonActor, rules: ViewRules, keep: Keep = {}): Card {
  const mine = mayFileFor(actor, rules);
  const only = mine.length === 1 ? mine[0]?.name : undefined;
  const asAgent = actor.contactOf.length === 0;
  return drawIntake({
    caseId: intake.caseId,
    lead: only
      ? asAgent
        ? `为 ${only} 代报诉求`
        : `以 ${only} 的名义提交诉求`
      : asAgent
        ? '代报诉求，请选择企业'
        : '提交诉求，请选择企业',
    fields: [
      wordsField(keep, {
        name: 'content',
        label: '诉求内容',
        first: prefillOf(intake.text),
        placeholder: '请写明事项、经过和希望怎样解决',
      }),
      selectField({
        name: 'category',
        label: '类别',
        required: true,
        options: rules.profile.categories.slice(0, MOST_OPTIONS).map((k) => ({ text: k.word, value: k.id })),
        value: kept(keep, 'category'),
      }),
      mine.length > 1 &&
        selectField({
          name: 'enterprise',
          label: '企业',
          required: true,
          options: mine.slice(0, MOST_OPTIONS).map((e) => ({ text: e.name, value: e.id })),
          value: kept(keep, 'enterprise'),
        }),
    ],
    files: intake.fileNames.slice(0, MOST_FILES).map((name) => userText(name, 40)),
    long: [...intake.text].length > FIELD_MOST,
    privacy: privacyWords(asAgent, rules),
  });
}

/** Exactly who sees what (T53). */
const privacyWords = (asAgent: boolean, rules: ViewRules): string[] => [
  `谁能看到：诉求内容和附件，${deskName(rules)}和承办单位可见；联系电话不在群内显示，仅经办人员可以查看，每次查看都留记录`,
  asAgent
    ? '办理进展您和企业联系人可见；办理结果由企业联系人确认和评价'
    : '办理进展和结果只发给您；其他企业看不到。请勿填写与诉求无关的个人信息',
];

/** The one line the intake card becomes. */
export const intakeDone = (c: Case, rules: ViewRules): Card =>
  intakeDoneCard({ no: c.no, title: userText(c.title, 60), next: `等待${deskName(rules)}派单，进展见新卡片` });
