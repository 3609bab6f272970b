import { describe, expect, it } from 'vitest';
import { no, ok, platform } from './support/platform.ts';

const SINCE = new Date('2026-03-02T02:00:00Z');
const minutesAfter = (n: number): string => String(SINCE.getTime() + n * 60_000);
const wrote = (id: string, text: string, at: number, more = {}) => ({
  message_id: id,
  msg_type: 'text',
  create_time: minutesAfter(at),
  chat_id: 'oc_1',
  deleted: false,
  sender: { id: 'ou_1', id_type: 'open_id', sender_type: 'user' },
  body: { content: JSON.stringify({ text }) },
  ...more,
});

describe('the history of a chat with topics — messages-api.md 4.6', () => {
  it('has the answers of each topic since then, in order, and goes on where a topic is gone', async () => {
    const { messenger, calls } = await platform(({ path, query }) => {
      if (path.endsWith('/bot/v3/info')) return { body: { code: 0, msg: 'ok', bot: { open_id: 'ou_bot' } } };
      const { container_id: id } = query;
      if (id === 'omt_gone') return no(230073, 'thread invisible');
      if (id === 'omt_one')
        return ok({ items: [wrote('om_c', '第二句', 9), wrote('om_b', '第一句', 3), wrote('om_a', '早先的', -5)] });
      return ok({
        items: [
          wrote('om_1', '更早的', -600, { thread_id: 'omt_gone' }),
          wrote('om_a', '早先的', -5, { thread_id: 'omt_one' }),
          wrote('om_2', '群里的', 5, { root_id: null, mentions: [{ key: '@_user_1', id: null }] }),
          wrote('om_3', 'x', 6, { msg_type: 'merge_forward', body: { content: 'Merged and Forwarded Message' } }),
        ],
      });
    });
    const heard = await messenger.history({ chatId: 'oc_1', person: 'ou_1' }, SINCE);
    expect(heard.map(({ text, type }) => text || type)).toEqual(['第一句', '群里的', 'merge_forward', '第二句']);
    const asked = calls.filter(({ query }) => query.container_id_type === 'thread');
    // Feishu refuses times for a topic.
    expect(asked.map(({ query }) => query.start_time)).toEqual([undefined, undefined]);
  });
});
