import type { WAYS_TO_SERVE } from '../case/parts.ts';
import { STATES } from '../case/state.ts';
import { formatDate } from '../time/format-date.ts';
import { shanghaiDate } from '../time/shanghai.ts';
import { caseEvent } from './event.ts';
import { day, line, oneOf } from './fields.ts';
import { lettersOut } from './parts/replies.ts';
import { actingPerson } from './parts/shared.ts';

const WAYS: Record<(typeof WAYS_TO_SERVE)[number], string> = { post: '寄送', in_person: '当面', email: '邮件' };

/** The longest name of who signed for it, in characters. `D` */
const NAME_MOST = 50;

/**
 * 登记送达: the desk records how the written reply was served where Feishu reaches nobody of the enterprise. By this it is
 * met. Source: R-405; lifecycle.md, "written reply".
 */
export const serveReply = caseEvent({
  name: 'serve_reply',
  label: '登记送达',
  from: STATES,
  by: ['desk'],
  ignoresV: true,
  fields: {
    how: oneOf('送达方式', WAYS),
    on: day('送达日期'),
    to: line('签收人', { most: NAME_MOST }),
  },
  effect: '书面答复送达企业后填写，提交后此项办结',
  done: '已登记送达，书面答复办结',
  primary: { desk: 'next' },
  offer: (c) => (lettersOut(c).some((o) => o.servedBy) ? null : { code: 'nothing_changed' }),
  refuse: (_c, { on }, { at }) =>
    on > shanghaiDate(at)
      ? {
          code: 'bad_form',
          problems: [{ field: 'on', label: '送达日期', words: '不能晚于今天，请填写实际送达的日期' }],
        }
      : null,
  apply(c, { how, on, to }, ctx) {
    const owed = lettersOut(c).find((o) => o.servedBy);
    const served = { how, on, to, by: actingPerson(ctx) };
    return { ...c, obligations: c.obligations.map((o) => (o === owed ? { ...o, served, metAt: ctx.at } : o)) };
  },
  history: {
    enterprise: ({ input, rules }) => `书面答复已送达（${WAYS[input.how]}，${formatDate(input.on, rules.at)}）`,
    detail: ({ input, rules }) => `${WAYS[input.how]}，${formatDate(input.on, rules.at)}，签收人 ${input.to}`,
  },
});
