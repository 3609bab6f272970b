import { choiceField, lineField, wordsField } from './fields.ts';
import { type Form, NUMBER_HINT, onlyReason, reason } from './form.ts';

/** How cases belong together and are kept, and the confidential ones. Source. */
export const LIBRARY_FORMS: Record<string, Form> = {
  merge: {
    effect: () => '提交后本件随主办件办理，编号和报送人不变，结果由企业单独确认；主办件须在本件之前提交且尚未办结',
    fields: (_c, keep) => [
      lineField(keep, { name: 'leader', label: '主办件', required: true, max: 30, placeholder: NUMBER_HINT }),
    ],
  },
  link: {
    effect: () => '提交后记入本件关联，两件各自办理不变',
    fields: (_c, keep) => [
      lineField(keep, { name: 'related', label: '相关办件', required: true, max: 30, placeholder: NUMBER_HINT }),
    ],
  },
  mark_recurrence: {
    effect: () => '提交后本件标记为重发，计入重发统计',
    fields: (_c, keep) => [
      lineField(keep, { name: 'original', label: '原办件', required: true, max: 30, placeholder: NUMBER_HINT }),
    ],
  },
  mark_typical: onlyReason('提交后列为典型案例，供举一反三'),
  list_case: {
    effect: () => '提交后列入红黑榜，随办件和理由公布',
    fields: (_c, keep) => [
      choiceField(keep, {
        name: 'list',
        label: '榜单',
        required: true,
        options: [
          { text: '红榜', value: 'red' },
          { text: '黑榜', value: 'black' },
        ],
      }),
      reason(keep),
    ],
  },
  reopen: onlyReason('提交后由原承办单位继续办理，时限重新计算'),
  register: {
    effect: () => '提交后记入保密件，仅专办人员可见',
    fields: (_c, keep) => [wordsField(keep, { name: 'text', label: '登记内容' })],
  },
  archive: {
    effect: () => '提交后办结归档，仅专办人员可见',
    fields: (_c, keep) => [wordsField(keep, { name: 'text', label: '归档意见' })],
  },
};
