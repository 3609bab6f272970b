import type { ServerResponse } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import { APP, buttonOf, cardOf, fakeQisu, GROUP, idOf, type Sandbox, sandbox, WANG, ZHAO } from './support.ts';

type Json = Record<string, unknown>;
let qisu: Awaited<ReturnType<typeof fakeQisu>>;
let feishu: Sandbox;
beforeEach(async () => {
  qisu = await fakeQisu();
  feishu = await sandbox({
    qisuUrl: qisu.url,
    apps: [{ appId: APP.appId, appSecret: APP.appSecret, verificationToken: 'vt' }],
    mode: 'webhook',
  });
});

const says = (body: unknown, status = 200) => {
  qisu.answer = (_path: string, _raw: string, res: ServerResponse) => {
    res.statusCode = status;
    res.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
};
const card = cardOf(
  buttonOf('受理', { action: 'accept', caseId: 'c1', v: 3 }),
  buttonOf('停用', {}, { disabled: true }),
);
const sendCard = async (which: Json = card, to = WANG) => idOf(await feishu.send(to, 'interactive', which));
const accept = (messageId: string, as = WANG) => feishu.tap({ as, messageId, button: { label: '受理' } });
const callbacks = () =>
  qisu.got
    .filter((g) => g.path === '/feishu/callbacks')
    .map((g) => JSON.parse(g.raw))
    .filter((c) => c.schema === '2.0');

describe('a tap outside forms — events-and-callbacks §4', () => {
  it('is delivered as card.action.trigger and its answer replaces the card', async () => {
    const after = cardOf({ tag: 'markdown', content: '已受理' });
    says({ toast: { type: 'success', content: '已受理' }, card: { type: 'raw', data: after } });
    const messageId = await sendCard();
    expect(await accept(messageId)).toEqual({ toast: { type: 'success', content: '已受理' }, card: true });
    const [sent] = callbacks();
    expect(sent.header).toMatchObject({ event_type: 'card.action.trigger', token: 'vt', app_id: APP.appId });
    expect(sent.header.create_time).toMatch(/^\d{16}$/);
    expect(sent.event).toMatchObject({
      operator: { open_id: WANG, tenant_key: expect.any(String) },
      token: expect.stringMatching(/^c-/),
      action: { tag: 'button', value: { action: 'accept', caseId: 'c1', v: 3 } },
      host: 'im_message',
      context: { open_message_id: messageId, open_chat_id: expect.stringMatching(/^oc_/) },
    });
    const [shown] = await feishu.messagesIn(sent.event.context.open_chat_id);
    expect(shown?.content).toEqual(after);
  });

  it('finds the button by path', async () => {
    says({});
    const messageId = await sendCard();
    expect(await feishu.tap({ as: WANG, messageId, elementPath: 'body.elements.0' })).toEqual({});
    expect(callbacks()).toHaveLength(1);
  });

  it.each([
    ['a button that is off', { button: { label: '停用' } }, '按钮不可用'],
    ['a button that is not there', { button: { label: '派单' } }, '卡片上没有“派单”'],
  ])('sends nothing for %s', async (_what, which, text) => {
    const messageId = await sendCard();
    expect(await feishu.tap({ as: WANG, messageId, ...which })).toEqual({ error: { code: 0, text } });
    expect(callbacks()).toHaveLength(0);
  });

  it('sends nothing for a stranger to the chat, a recalled or a fourteen-day-old card', async () => {
    const messageId = await sendCard();
    expect((await accept(messageId, ZHAO)).error?.text).toBe('此人看不到这张卡片');
    await feishu.page('POST', '/clock', { to: new Date(qisu.now.getTime() + 15 * 86_400_000).toISOString() });
    expect((await accept(messageId)).error?.text).toContain('14 天');
    feishu.forgetToken();
    const fresh = await sendCard();
    await feishu.call('DELETE', `/im/v1/messages/${fresh}`);
    expect((await accept(fresh)).error?.text).toBe('消息已撤回');
    expect(callbacks()).toHaveLength(0);
  });
});

describe('what the client shows when the answer is bad — events-and-callbacks §4.5', () => {
  it.each([
    ['a status that is not 200', {}, 500, 200671],
    ['a redirect', {}, 302, 200671],
    ['an answer that is not JSON', 'oops', 200, 200672],
    ['an empty answer', '', 200, 200672],
    ['a toast of an unknown type', { toast: { type: 'shout', content: 'x' } }, 200, 200672],
    ['a card with an unknown property', { card: { type: 'raw', data: { ...card, extra: 1 } } }, 200, 200673],
    ['a card without type', { card }, 200, 200673],
    ['a card of schema 1.0', { card: { type: 'raw', data: { elements: [] } } }, 200, 200830],
  ])('%s', async (_what, body, status, code) => {
    says(body, status);
    const messageId = await sendCard();
    expect((await accept(messageId)).error?.code).toBe(code);
    const chat = String(callbacks()[0].event.context.open_chat_id);
    expect((await feishu.messagesIn(chat))[0]?.content).toEqual(card);
  });

  it('no answer within three seconds', async () => {
    const messageId = await sendCard();
    qisu.answer = () => undefined;
    expect((await accept(messageId)).error?.code).toBe(200341);
    expect(callbacks()).toHaveLength(1);
  });

  it('nobody listening', async () => {
    const messageId = await sendCard();
    await qisu.stop();
    expect((await accept(messageId)).error?.code).toBe(200342);
  });

  it.each([
    ['no such host', { callbacksUrl: 'http://qisu.invalid/' }, 200343],
    ['no URL at all', {}, 200340],
  ])('%s', async (_what, options, code) => {
    const alone = await sandbox(options);
    const messageId = idOf(await alone.send(WANG, 'interactive', card));
    expect((await alone.tap({ as: WANG, messageId, button: { label: '受理' } })).error?.code).toBe(code);
  });
});

describe('lock and delayed update — events-and-callbacks §4.6, §4.7', () => {
  it('locks the card until the answer; then its token works twice within 30 minutes', async () => {
    const messageId = await sendCard();
    const next = cardOf({ tag: 'markdown', content: '处理中' });
    const update = (token: string) => feishu.call('POST', '/interactive/v1/card/update', { token, card: next });
    const during: Json[] = [];
    qisu.answer = async (_path, raw, res) => {
      const { token } = JSON.parse(raw).event;
      during.push((await feishu.call('PATCH', `/im/v1/messages/${messageId}`, { content: JSON.stringify(next) })).body);
      during.push((await update(token)).body);
      res.end('{}');
    };
    await accept(messageId);
    const locked = { code: 230099, msg: expect.stringContaining('ErrCode: 11310; ErrMsg: card action is lock') };
    expect(during).toMatchObject([locked, locked]);

    const { token } = callbacks()[0].event;
    expect((await update(token)).body).toEqual({ code: 0, msg: 'ok' });
    expect((await update(token)).status).toBe(200);
    expect((await update(token)).body.code).toBe(300040);
    expect((await update('c-forged')).body.code).toBe(300020);

    says({});
    await accept(await sendCard());
    const second = callbacks().at(-1)?.event.token;
    await feishu.page('POST', '/clock', {
      to: new Date(Date.parse(String((await feishu.page('GET', '/state')).now)) + 31 * 60_000).toISOString(),
    });
    expect((await update(second)).body.code).toBe(300030);
  });
});

describe('a form — cards §6, events-and-callbacks §4.3', () => {
  const text = (content: string) => ({ tag: 'plain_text', content });
  const form = cardOf({
    tag: 'form',
    name: 'form_dispatch',
    elements: [
      { tag: 'markdown', content: '**承办单位** <font color="red">*</font>' },
      {
        tag: 'select_static',
        name: 'unit',
        required: true,
        options: [
          { text: text('市场监管局'), value: 'scjg' },
          { text: text('人社局'), value: 'rsj' },
        ],
      },
      { tag: 'input', name: 'note', label: text('说明'), max_length: 5, input_type: 'multiline_text' },
      { tag: 'markdown', content: '法定期限（选填）' },
      { tag: 'date_picker', name: 'limit', placeholder: text('选择日期') },
      { tag: 'markdown', content: '协办单位' },
      { tag: 'multi_select_static', name: 'co', required: false, options: [{ text: text('税务局'), value: 'swj' }] },
      {
        tag: 'button',
        name: 'dispatch__c1__4',
        text: text('派单'),
        form_action_type: 'submit',
      },
    ],
  });
  const submit = async (values: Json) =>
    feishu.tap({ as: WANG, messageId: await sendCard(form), button: { label: '派单' }, form: values });

  it('hands over what was filled in, by label or by name, in Feishu’s formats', async () => {
    says({});
    expect(await submit({ 承办单位: '人社局', note: '一\n二', 法定期限: '2026-04-01', 协办单位: ['税务局'] })).toEqual(
      {},
    );
    expect(callbacks()[0].event.action).toEqual({
      tag: 'button',
      name: 'dispatch__c1__4',
      timezone: 'Asia/Shanghai',
      form_value: { unit: 'rsj', note: '一\n二', limit: '2026-04-01 +0800', co: ['swj'] },
    });
  });

  it('sends empty optional fields as empty values, or leaves them out when told to', async () => {
    says({});
    await submit({ unit: 'scjg' });
    await feishu.page('POST', '/habits', { keepBlank: false });
    await submit({ unit: 'scjg' });
    const values = callbacks().map((c) => c.event.action.form_value);
    expect(values).toEqual([{ unit: 'scjg', note: '', limit: '', co: [] }, { unit: 'scjg' }]);
  });

  it.each([
    ['a required field left empty', {}, '请填写承办单位'],
    ['an option that is not offered', { 承办单位: '气象局' }, '承办单位：没有“气象局”这个选项'],
    ['too many characters', { 承办单位: '人社局', 说明: '一二三四五六' }, '说明：最多输入 5 字'],
    ['a date in another form', { 承办单位: '人社局', 法定期限: '4月1日' }, '法定期限：“4月1日”的格式不对'],
    ['a field that is not there', { 备注: '一' }, '表单里没有“备注”这一项'],
  ])('is refused by the client for %s, and nothing is sent', async (_what, values, words) => {
    expect(await submit(values)).toEqual({ error: { code: 0, text: words } });
    expect(callbacks()).toHaveLength(0);
  });

  it('works for everybody in a group', async () => {
    says({ toast: { type: 'info', content: '收到' } });
    const messageId = await sendCard(form, GROUP);
    const outcome = await feishu.tap({
      as: ZHAO,
      messageId,
      button: { name: 'dispatch__c1__4' },
      form: { unit: 'rsj' },
    });
    expect(outcome).toEqual({ toast: { type: 'info', content: '收到' } });
  });
});
