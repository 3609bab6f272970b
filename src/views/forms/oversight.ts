import { departmentsOf } from '../../domain/directory/directory.ts';
import { choiceField, wordsField } from './fields.ts';
import { type Form, reason } from './form.ts';

/** Urging, escalating, leaving out of the figures, and what a unit owes in return. Source: R-406, R-504, R-507; metrics.md, "Counting". */
export const OVERSIGHT_FORMS: Record<string, Form> = {
  urge: {
    effect: (_c, { profile }) => `提交后记入办件，承办单位须在 ${profile.limits.urgeAnswer.workingDays} 个工作日内回复`,
    fields: (_c, keep) => [wordsField(keep, { name: 'text', label: '督办要求', max: 500 })],
  },
  answer_urge: {
    effect: () => '提交后回复发给督办人',
    fields: (_c, keep) => [wordsField(keep, { name: 'text', label: '回复内容' })],
  },
  file_monthly: {
    effect: () => '提交后作为本月进展，企业会在卡片上看到',
    fields: (_c, keep) => [wordsField(keep, { name: 'text', label: '进展内容' })],
  },
  escalate: {
    effect: (c, { profile }) => {
      const step = profile.ladder[c.escalations.length]?.word;
      return `${step ? `提交后提级至“${step}”，` : '提交后'}通知督导单位；承办责任不变`;
    },
    fields: (_c, keep, { directory }) => [
      reason(keep),
      choiceField(keep, {
        name: 'leadUnit',
        label: '牵头单位',
        options: departmentsOf(directory).map((u) => ({ text: u.name, value: u.id })),
      }),
    ],
  },
  ask_exclusion: {
    effect: () => '提交后由督导单位决定；同意的，本件不计入考核，办理要求不变',
    fields: (_c, keep, { profile }) => [
      choiceField(keep, {
        name: 'reason',
        label: '剔除事由',
        required: true,
        options: profile.exclusionReasons.map((r) => ({ text: r.word, value: r.id })),
      }),
      wordsField(keep, { name: 'text', label: '理由', max: 500 }),
    ],
  },
};
