import { openTasks } from '../case/current.ts';
import { saying } from '../case/notification.ts';
import { unitName } from '../directory/directory.ts';
import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { ids } from './parts/bringing.ts';
import { actingPerson } from './parts/shared.ts';

/** 提交协办意见: a co-unit reports to the lead, which sees it. Source: R-207; SZ 8. */
export const replyCo = caseEvent({
  name: 'reply_co',
  label: '提交协办意见',
  from: ['dispatched', 'return_requested', 'in_progress', 'closure_review'],
  by: ['co_unit'],
  fields: { text: text('协办意见') },
  command: 'text',
  effect: '提交后牵头单位会看到，由牵头单位答复企业',
  done: '协办意见已提交，牵头单位会看到',
  primary: { co_unit: 'next' },
  apply(c, { text, files }, ctx) {
    const mine = ctx.actor.kind === 'person' ? ctx.actor.posts.map((p) => p.unit) : [];
    const task = openTasks(c).find((t) => mine.includes(t.unit));
    const replied = {
      reply: text,
      repliedAt: ctx.at,
      by: actingPerson(ctx),
      ...(files.length > 0 && { files: ids(files) }),
    };
    return { ...c, coTasks: c.coTasks.map((t) => (t === task ? { ...t, ...replied } : t)) };
  },
  notifications: {
    co_replied: {
      text: ({ which, who, words }) => `${which}：${who}已提交协办意见${saying(words)}`,
      wakes: true,
    },
  },
  notifies: (after, { text }, _before, { directory }) => {
    const replied = after.coTasks.filter((t) => t.repliedAt).sort((a, b) => Number(a.repliedAt) - Number(b.repliedAt));
    return [
      {
        audience: 'unit',
        notification: 'co_replied',
        words: text,
        who: unitName(directory, replied.at(-1)?.unit ?? ''),
      },
    ];
  },
  history: { quotes: 'text' },
});
