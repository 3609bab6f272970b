import { saying } from '../case/notification.ts';
import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { actingPerson } from './parts/shared.ts';

/** 专家答复: goes to the desk, which uses it to answer the enterprise. Source: R-201; SZ 8. */
export const expertReply = caseEvent({
  name: 'expert_reply',
  label: '专家答复',
  from: ['submitted'],
  by: ['expert'],
  fields: { text: text('答复内容') },
  command: 'text',
  effect: (_c, { profile }) => `提交后发给${profile.deskName}，由其答复企业`,
  done: (_after, { profile }) => `已答复，由${profile.deskName}转告企业，谢谢`,
  primary: { expert: 'next' },
  offer: (c) => (c.expertAsk && !c.expertAsk.repliedAt ? null : { code: 'nothing_changed' }),
  apply: (c, { text }, ctx) =>
    c.expertAsk ? { ...c, expertAsk: { ...c.expertAsk, reply: text, repliedAt: ctx.at } } : c,
  notifications: {
    expert_replied: {
      text: ({ which, who, words }) => `${which}：专家${who}已答复${saying(words)}请据此答复企业。`,
      wakes: true,
      while: ['submitted'],
    },
  },
  notifies: (_after, { text }, _before, ctx) => [
    { audience: 'desk', notification: 'expert_replied', words: text, who: actingPerson(ctx).name },
  ],
  history: { quotes: 'text' },
});
