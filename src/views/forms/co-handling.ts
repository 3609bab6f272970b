import { runningLeg } from '../../domain/case/current.ts';
import { unitsOfBoard } from '../../domain/directory/directory.ts';
import { choiceField, coUnitsField, wordsField } from './fields.ts';
import { type Form, onlyReason, reason } from './form.ts';

/** Signing, assigning inside a board, and handling together. Source; interface.md, "Buttons". */
export const CO_FORMS: Record<string, Form> = {
  refuse_sign: { effect: () => '提交后退回专席重新派单', fields: (_c, keep) => [reason(keep)] },
  assign: {
    effect: () => '提交后由该单位受理办理，受理和办理时限照常计算',
    fields: (c, keep, { directory }) => [
      choiceField(keep, {
        name: 'unit',
        label: '承办单位',
        required: true,
        options: unitsOfBoard(directory, runningLeg(c)?.board ?? '').map((u) => ({ text: u.name, value: u.id })),
      }),
    ],
  },
  ask_co: {
    effect: () => '提交后由专席指定协办单位；牵头和答复企业仍由本单位负责',
    fields: (c, keep, rules) => [
      coUnitsField(c, keep, rules),
      wordsField(keep, { name: 'text', label: '协办事项', max: 500 }),
    ],
  },
  name_co: {
    effect: () => '提交后协办单位各收到一张任务卡片，按时向牵头单位提交协办意见',
    fields: (c, keep, rules) => [
      coUnitsField(c, keep, rules, { required: true, ...(c.coAsk && { first: c.coAsk.units }) }),
      wordsField(keep, {
        name: 'text',
        label: '协办事项',
        max: 500,
        required: false,
        ...(c.coAsk && { first: c.coAsk.text }),
      }),
    ],
  },
  decline_co: onlyReason('提交后由承办单位继续单独办理'),
  reply_co: {
    effect: () => '提交后牵头单位会看到，由牵头单位答复企业',
    fields: (_c, keep) => [wordsField(keep, { name: 'text', label: '协办意见' })],
  },
};
