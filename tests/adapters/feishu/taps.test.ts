import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { envelope, listener, NOW, press, tapValue } from './support/listener.ts';

async function delivered(body: unknown) {
  const { push, got } = await listener();
  expect(await push(body)).toEqual({ status: 200, body: {} });
  return got[0];
}

describe('presses on cards — events-and-callbacks.md 4', () => {
  const pressed = { kind: 'tap', delivery: 'ev-1', operator: 'ou_1', messageId: 'om_1', chatId: 'oc_1', at: NOW };

  it('carry the value of their button', async () => {
    expect(await delivered(press({ value: tapValue }))).toEqual({ ...pressed, ...tapValue });
    expect(await delivered(press({ value: { ...tapValue, action: 'dispatch:scjg' } }))).toEqual({
      ...pressed,
      ...tapValue,
      action: 'dispatch',
      datum: 'scjg',
    });
    expect(await delivered(press({ value: { action: 'show', noticeId: 'digest/1' } }))).toEqual({
      ...pressed,
      action: 'show',
      noticeId: 'digest/1',
    });
  });

  it('whose value is the JSON of an object are the same', async () => {
    expect(await delivered(press({ value: JSON.stringify(tapValue) }))).toEqual({ ...pressed, ...tapValue });
  });

  it('that submit a form are known by the name of their button', async () => {
    const form_value = {
      reason: '非本单位\n职责',
      units: ['scjg', 'rsj'],
      due: '2024-04-01 +0800',
      called: '2024-04-29 07:07 +0800',
      hour: '00:30 +0800',
      visible: true,
      empty: '',
      none: null,
      nobody: [],
    };
    expect(
      await delivered(press({ name: 'ask_return__64f0c0ffee__3', form_value, timezone: 'Asia/Shanghai' })),
    ).toEqual({
      ...pressed,
      action: 'ask_return',
      caseId: '64f0c0ffee',
      v: 3,
      form: {
        reason: '非本单位\n职责',
        units: ['scjg', 'rsj'],
        due: '2024-04-01',
        called: '2024-04-29T07:07+08:00',
        hour: '00:30',
        visible: 'true',
      },
    });
  });

  it('that submit a form with a value too are known by it where the name is not ours', async () => {
    expect(await delivered(press({ name: 'btn', value: tapValue, form_value: {} }))).toEqual({
      ...pressed,
      ...tapValue,
      form: {},
    });
  });

  it('with a forged value are answered 200 with an error toast and one line, and nothing is done', async () => {
    const { push, got, seen } = await listener();
    const forged = fc.oneof(
      fc.jsonValue(),
      fc.record({ action: fc.jsonValue(), caseId: fc.jsonValue(), v: fc.constantFrom('3', -1, 1.5, null, {}) }),
    );
    await fc.assert(
      fc.asyncProperty(forged, async (value) => {
        expect(await push(press({ value }))).toEqual({
          status: 200,
          body: { toast: { type: 'error', content: '无法识别此操作，请在最新的卡片上重试' } },
        });
      }),
      { numRuns: 60, seed: 20260924 },
    );
    expect(got).toEqual([]);
    const about = { kind: 'forged', delivery: 'ev-1', operator: 'ou_1', messageId: 'om_1' };
    expect(seen.filter(({ event }) => event === 'feishu.forged')).toHaveLength(60);
    expect(seen).toContainEqual({ level: 'warn', event: 'feishu.forged', fields: about });
  });

  it.each([
    [
      'no operator',
      { operator: {}, action: { value: tapValue }, context: { open_message_id: 'om_1', open_chat_id: 'oc_1' } },
    ],
    ['nothing', undefined],
  ])('with %s are malformed', async (_, event) => {
    const { push } = await listener();
    expect(await push(envelope('card.action.trigger', event))).toEqual({ status: 400, body: {} });
  });

  it.each([
    ['no action', { operator: { open_id: 'ou_1' } }],
    ['a form that is a text', { operator: { open_id: 'ou_1' }, action: { name: 'finish__c1__2', form_value: 'x' } }],
    ['a form that is a list', { operator: { open_id: 'ou_1' }, action: { name: 'finish__c1__2', form_value: ['x'] } }],
    [
      'a form that is a number beside a value',
      { operator: { open_id: 'ou_1' }, action: { value: tapValue, form_value: 5 } },
    ],
  ])('with %s are answered as forged', async (_, event) => {
    const { push, got } = await listener();
    const { status, body } = await push(envelope('card.action.trigger', event));
    expect(status).toBe(200);
    expect(body).toMatchObject({ toast: { type: 'error', content: '无法识别此操作，请在最新的卡片上重试' } });
    expect(got).toEqual([]);
  });

  it('that submit a form are known by its name also where nothing was filled in', async () => {
    const submitted = { ...pressed, action: 'finish', caseId: 'c1', v: 2 };
    for (const more of [{}, { form_value: null }, { form_value: {} }, { form_value: '{}' }])
      expect(await delivered(press({ name: 'finish__c1__2', tag: 'button', ...more }))).toEqual({
        ...submitted,
        form: {},
      });
  });

  it.each([
    ['in a layer', { user_id: { open_id: 'ou_1' }, tenant_key: null }],
    ['among nothings', { open_id: 'ou_1', user_id: null, union_id: null }],
    ['as menus have it', { operator_id: { open_id: 'ou_1' } }],
  ])('are of whoever pressed, %s', async (_, operator) => {
    const context = { open_message_id: 'om_1', open_chat_id: 'oc_1' };
    const event = { operator, action: { value: tapValue, name: null, form_value: null }, context };
    expect(await delivered(envelope('card.action.trigger', event))).toEqual({ ...pressed, ...tapValue });
  });

  it('without an id or a message are told from their repetition by what they have', async () => {
    const twice = await Promise.all([1, 2].map(() => delivered(press({ value: tapValue }, { event_id: null }))));
    expect(twice[0]).toMatchObject({ ...tapValue, operator: 'ou_1' });
    expect(twice[0]).toEqual(twice[1]);
  });
});

describe('menu and chats — events-and-callbacks.md 5.2, 5.3', () => {
  it('a press on the menu, its time in seconds', async () => {
    const event = { operator: { operator_id: { open_id: 'ou_1' } }, event_key: 'my_cases', timestamp: 1790215200 };
    const menu = { kind: 'menu', delivery: 'ev-1', person: 'ou_1', key: 'my_cases', at: NOW };
    expect(await delivered(envelope('application.bot.menu_v6', event))).toEqual(menu);
  });

  it.each([
    ['im.chat.member.bot.added_v1', 'bot_added'],
    ['im.chat.member.bot.deleted_v1', 'bot_removed'],
    ['im.chat.access_event.bot_p2p_chat_entered_v1', 'entered'],
  ])('%s', async (type, what) => {
    const event = { chat_id: 'oc_1', operator_id: { open_id: 'ou_1' }, external: false, name: '群' };
    const change = { kind: 'chat', delivery: 'ev-1', what, chatId: 'oc_1' };
    expect(await delivered(envelope(type, event))).toEqual({ ...change, person: 'ou_1' });
    expect(await delivered(envelope(type, { chat_id: 'oc_1' }))).toEqual(change);
  });

  it('a private chat that is opened, whether or not something stands in it', async () => {
    const type = 'im.chat.access_event.bot_p2p_chat_entered_v1';
    const opened = { chat_id: 'oc_1', operator_id: { open_id: 'ou_1' } };
    expect(await delivered(envelope(type, { ...opened, last_message_id: '' }))).not.toHaveProperty('talked');
    expect(await delivered(envelope(type, { ...opened, last_message_id: 'om_1' }))).toMatchObject({ talked: true });
  });
});
