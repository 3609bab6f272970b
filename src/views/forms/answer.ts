import { sayInstant } from '../../domain/time/say-date.ts';
import { choiceField, lineField, wordsField } from './fields.ts';
import { type Form, onlyReason } from './form.ts';

/** Answers got on the telephone, from an expert, or by checking. Source; lifecycle.md, "enter an answer". */
export const ANSWER_FORMS: Record<string, Form> = {
  enter_answer: {
    effect: () => '按企业在电话中的答复如实填写，提交后计入办件并标注代录；未联系上的，下一个工作日再拨打',
    fields: (c, keep, { at }) => [
      lineField(keep, { name: 'number', label: '拨打号码', required: true, max: 30 }),
      lineField(keep, { name: 'calledAt', label: '通话时间', required: true, max: 30, first: sayInstant(at, at) }),
      choiceField(keep, {
        name: 'said',
        label: '企业答复',
        required: true,
        options: [
          { text: '确认已解决', value: 'confirmed' },
          { text: '尚未解决', value: 'not_done' },
          { text: '未联系上', value: 'not_reached' },
        ],
      }),
      choiceField(keep, {
        name: 'level',
        label: '评价',
        options: c.profile.scale.map((level) => ({ text: level.word, value: level.id })),
      }),
      wordsField(keep, { name: 'note', label: '记录', required: false }),
    ],
  },
  refuse_verify: onlyReason('提交后由原承办单位继续办理，时限重新计算'),
  ask_expert: {
    effect: () => '提交后发给专家本人；专家答复后，由专席答复企业',
    fields: (_c, keep, { directory }) => [
      choiceField(keep, {
        name: 'expert',
        label: '专家',
        required: true,
        options: directory.experts.map((e) => ({
          text: e.fields.length > 0 ? `${e.name}（${e.fields.join('、')}）` : e.name,
          value: e.openId,
        })),
      }),
      wordsField(keep, { name: 'question', label: '问题', max: 500 }),
    ],
  },
  expert_reply: {
    effect: () => '提交后发给专席，由专席答复企业',
    fields: (_c, keep) => [wordsField(keep, { name: 'text', label: '答复内容' })],
  },
};
