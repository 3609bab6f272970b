import { runningLeg } from '../../domain/case/current.ts';
import { choiceField, dayField, lineField, wordsField } from './fields.ts';
import { type Form, onlyReason, reason } from './form.ts';

/** Whatever moves a leg's deadline: asked by the unit, decided by the desk. Source: R-305, R-307; interface.md, "Buttons". */
export const LEG_FORMS: Record<string, Form> = {
  ask_extension: {
    effect: (c) =>
      `提交后由专席决定，决定前仍按原时限办理；每次办理可申请一次${mostDays(runningLeg(c)?.limit.workingDays)}`,
    fields: (_c, keep) => [
      lineField(keep, {
        name: 'days',
        label: '延期天数',
        required: true,
        max: 3,
        placeholder: '工作日天数，如：5',
      }),
      reason(keep),
    ],
  },
  refuse_extension: onlyReason('提交后办理时限不变，理由发给承办单位'),
  ask_stop: {
    effect: (_c, { profile }) =>
      `提交后由专席决定；同意后办理时限暂停计时，企业计时不停${profile.stopReasons
        .filter((r) => r.asked && r.mostWorkingDays)
        .map((r) => `。${r.word}最多 ${r.mostWorkingDays} 个工作日，期满自动恢复`)
        .join('')}`,
    fields: (_c, keep, { profile }) => [
      choiceField(keep, {
        name: 'reason',
        label: '暂停事由',
        required: true,
        options: profile.stopReasons.filter((r) => r.asked).map((r) => ({ text: r.word, value: r.id })),
      }),
      wordsField(keep, {
        name: 'text',
        label: '理由',
        max: 500,
        placeholder: '等待企业补充材料的，请写明所需材料，企业会看到',
      }),
    ],
  },
  refuse_stop: onlyReason('提交后办理时限继续计时，理由发给承办单位'),
  ask_legal: {
    effect: () => '企业已申请行政复议或提起诉讼的，提交后由专席决定；同意后按所填日期为办理时限',
    fields: (_c, keep) => [
      dayField(keep, { name: 'on', label: '期限日期', required: true }),
      wordsField(keep, { name: 'ground', label: '理由', max: 500 }),
    ],
  },
  refuse_legal: onlyReason('提交后办理时限不变，理由发给承办单位'),
};

const mostDays = (most: number | undefined): string => (most === undefined ? '' : `，最多 ${most} 个工作日`);
