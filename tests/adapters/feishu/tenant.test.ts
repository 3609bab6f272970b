import { describe, expect, it } from 'vitest';
import { envelope, listener, NOW, tapValue } from './support/listener.ts';
import { no, ok, platform } from './support/platform.ts';

const TAPPED = {
  action: { tag: 'button', value: tapValue },
  context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
};
const MESSAGE = {
  message_id: 'om_9',
  create_time: String(NOW.getTime()),
  chat_id: 'oc_1',
  chat_type: 'p2p',
  message_type: 'text',
  content: '{"text":"在吗"}',
};
const MENU = { operator: { operator_id: { open_id: 'ou_officer' } }, event_key: 'help' };

describe('who belongs to us — interface.md, "Who reaches the bot how": identity is (tenant_key, open_id)', () => {
  const OURS = ok({ tenant: { name: '某区', tenant_key: 'ours' } });
  const said = (id: string, tenant_key: string): Record<string, unknown> => ({
    message_id: id,
    msg_type: 'text',
    create_time: '1790215200000',
    sender: { id: 'ou_officer', sender_type: 'user', tenant_key },
    body: { content: JSON.stringify({ text: '在' }) },
  });
  /** Feishu with this answer to the question for our tenant, and a door that trusts it. */
  async function trusting(tenantAnswer: ReturnType<typeof ok>) {
    const { messenger } = await platform(({ path }) => {
      if (path.endsWith('/tenant/query')) return tenantAnswer;
      if (path.endsWith('/bot/v3/info')) return { body: { code: 0, bot: { open_id: 'ou_bot' } } };
      return ok({ items: [said('om_1', 'ours'), said('om_2', 'theirs')] });
    });
    return { messenger, ...(await listener({ tenant: messenger.tenant })) };
  }

  it('a press, words, a menu, a chat of another tenant are of nobody we know, though the open_id is an officer’s', async () => {
    const { receiveEnvelope, got } = await trusting(OURS);
    const person = { open_id: 'ou_officer' };
    const events: [string, Record<string, unknown>][] = [
      ['card.action.trigger', { operator: { tenant_key: 'theirs', ...person }, ...TAPPED }],
      ['im.message.receive_v1', { sender: { sender_id: person, tenant_key: 'theirs' }, message: MESSAGE }],
      ['application.bot.menu_v6', { operator: { operator_id: person }, event_key: 'help' }],
      ['im.chat.access_event.bot_p2p_chat_entered_v1', { chat_id: 'oc_1', operator_id: person }],
    ];
    for (const [type, event] of events) await receiveEnvelope(envelope(type, event, { tenant_key: 'theirs' }));
    for (const [type, event] of events.slice(0, 2))
      await receiveEnvelope(envelope(type, event, { tenant_key: 'ours' }));
    expect(got.map((d) => ('operator' in d ? d.operator : d.person))).toEqual(Array(6).fill('theirs/ou_officer'));
  });

  it('our own are known by their open_id, also where the app may not ask for its tenant and the first delivery tells it', async () => {
    for (const answer of [OURS, no(99991672, 'Access denied')]) {
      const { receiveEnvelope, got } = await trusting(answer);
      for (const tenant_key of ['ours', 'theirs'])
        await receiveEnvelope(envelope('application.bot.menu_v6', MENU, { tenant_key }));
      expect(got.map((d) => 'person' in d && d.person)).toEqual(['ou_officer', 'theirs/ou_officer']);
    }
  });

  it('the history of a chat says who was of another tenant', async () => {
    const { messenger } = await trusting(OURS);
    const heard = await messenger.history({ chatId: 'oc_1' }, new Date(0));
    expect(heard.map(({ person }) => person)).toEqual(['ou_officer', 'theirs/ou_officer']);
  });
});
