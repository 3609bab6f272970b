import { beforeAll, describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../src/sandbox/api.ts';
import { APP, buttonOf, cardOf, fakeQisu, GROUP, idOf, type Sandbox, sandbox, WANG, ZHAO } from './support.ts';

let feishu: Sandbox;
let seq = 0;

beforeAll(async () => {
  const qisu = await fakeQisu();
  qisu.answer = (_path, raw, res) => void res.end(JSON.stringify({ challenge: JSON.parse(raw).challenge }));
  const { encryptKey: _plain, ...app } = APP;
  feishu = await sandbox({ qisuUrl: qisu.url, mode: 'webhook', apps: [app] });
  await feishu.standIn.ready();
  // The token is fetched once; the calls after it stand alone.
  await feishu.bearer();
});

/** The lines of what was logged since the last look. */
async function lines(dir?: string): Promise<string[]> {
  const { entries } = (await feishu.page('GET', `/log?after=${seq}`)) as unknown as { entries: LogEntry[] };
  seq = entries.at(-1)?.seq ?? seq;
  return entries.filter((entry) => !dir || entry.dir === dir).map((entry) => entry.says);
}

describe('a line of the log', () => {
  it('says that the address was verified and the token fetched', async () => {
    expect(await lines()).toEqual(['验证回调地址', '验证回调地址', '换取访问凭证']);
  });

  it('says what was sent to whom, and what happened to it', async () => {
    const card = idOf(await feishu.send(GROUP, 'interactive', cardOf()));
    const text = idOf(await feishu.send(ZHAO, 'text', { text: '一' }));
    const body = { msg_type: 'text', content: JSON.stringify({ text: '二' }) };
    await feishu.call('POST', `/im/v1/messages/${card}/reply`, body);
    await feishu.call('PATCH', `/im/v1/messages/${card}`, { content: JSON.stringify(cardOf()) });
    await feishu.call('PUT', `/im/v1/messages/${text}`, body);
    await feishu.call('DELETE', `/im/v1/messages/${text}`);
    await feishu.call('PATCH', `/im/v1/messages/${card}/urgent_app?user_id_type=open_id`, { user_id_list: [WANG] });
    expect(await lines()).toEqual([
      '发卡片 → 企业服务专席',
      '发消息 → 赵总',
      '发消息 → 企业服务专席（回复）',
      '更新卡片 → 企业服务专席',
      '改写消息 → 赵总',
      '撤回消息 → 赵总',
      '加急提醒 → 企业服务专席',
    ]);
  });

  it('says what was read of whom', async () => {
    const card = idOf(await feishu.send(GROUP, 'interactive', cardOf()));
    await lines();
    await feishu.call('GET', `/im/v1/messages/${card}`);
    await feishu.call('GET', `/im/v1/messages?container_id_type=chat&container_id=${GROUP}`);
    await feishu.call('GET', `/im/v1/chats/${GROUP}/members?member_id_type=open_id`);
    await feishu.call('GET', '/im/v1/chats/oc_nowhere');
    await feishu.call('POST', '/contact/v3/users/batch_get_id', { mobiles: ['13800000001'] });
    await feishu.call('GET', '/calendar/v4/calendars').catch(() => undefined);
    expect(await lines()).toEqual([
      '读一条消息 ← 企业服务专席',
      '读历史消息 ← 企业服务专席',
      '查看群成员 ← 企业服务专席',
      '查看群资料 ← 不存在的会话',
      '按手机号、邮箱查人',
      '',
    ]);
  });

  it('says who did what, of a delivery', async () => {
    const form = {
      tag: 'form',
      name: 'f',
      elements: [
        { tag: 'input', name: 'words', label: { tag: 'plain_text', content: '内容' } },
        {
          tag: 'button',
          name: 'submit__1',
          form_action_type: 'submit',
          text: { tag: 'plain_text', content: '提交诉求' },
        },
      ],
    };
    const line = {
      tag: 'interactive_container',
      behaviors: [{ type: 'callback', value: { action: 'show' } }],
      elements: [{ tag: 'markdown', content: '**请派单** 停车难' }],
    };
    const plain = [buttonOf('受理', { action: 'accept', caseId: 'c1' }), buttonOf('退回', { action: 'return' })];
    const messageId = idOf(await feishu.send(WANG, 'interactive', cardOf(...plain, line, form)));
    await feishu.page('POST', '/messages', { as: ZHAO, toBot: true, text: '停车难' });
    await feishu.page('POST', '/messages', { as: WANG, chatId: GROUP, text: '待办', atBot: true });
    await feishu.raw('POST', `/sandbox/api/files?as=${ZHAO}&name=a.pdf&kind=file`, { body: '%PDF' });
    await feishu.tap({ as: WANG, messageId, button: { label: '受理' } });
    await feishu.tap({ as: WANG, messageId, button: { label: '请派单 停车难' } });
    await feishu.tap({ as: WANG, messageId, button: { label: '提交诉求' }, form: { 内容: '一' } });
    await feishu.page('POST', '/menu', { as: ZHAO, key: 'my_cases' });
    await feishu.page('POST', '/enter', { as: ZHAO });
    expect(await lines('to_qisu')).toEqual([
      '赵总 发消息',
      '王敏 在企业服务专席发消息',
      '赵总 发文件',
      '王敏 点按 受理',
      '王敏 点按 请派单 停车难',
      '王敏 点按 提交诉求',
      '赵总 点菜单 我的诉求',
      '赵总 进入与企诉的私聊',
    ]);
  });

  it('says it of what came over the long connection too', async () => {
    const other = await sandbox({ mode: 'websocket' });
    await other.page('POST', '/enter', { as: ZHAO });
    await other.raw('POST', '/callback/ws/endpoint', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ AppID: APP.appId, AppSecret: APP.appSecret }),
    });
    const { entries } = (await other.page('GET', '/log')) as unknown as { entries: LogEntry[] };
    expect(entries.map((e) => e.says)).toEqual(['赵总 进入与企诉的私聊', '取得长连接的地址']);
  });
});

describe('what the log is filtered by', () => {
  const about = async () => {
    const { entries } = (await feishu.page('GET', `/log?after=${seq}`)) as unknown as { entries: LogEntry[] };
    seq = entries.at(-1)?.seq ?? seq;
    return entries.map(({ places, cases }) => [places, cases]);
  };

  it('is whoever acted, whoever it went to, and the cases that it names', async () => {
    await lines();
    const text = idOf(await feishu.send(ZHAO, 'text', { text: '您的诉求 QS20260302-0001 与 QS20260302-0002' }));
    await feishu.call('DELETE', `/im/v1/messages/${text}`);
    await feishu.send(GROUP, 'text', { text: '今日无事' });
    expect(await about()).toEqual([
      [['赵总'], ['QS20260302-0001', 'QS20260302-0002']],
      [['赵总'], ['QS20260302-0001', 'QS20260302-0002']],
      [['企业服务专席'], []],
    ]);
  });

  it('is, of a press, who pressed and the case on the card', async () => {
    const button = buttonOf('受理', { action: 'accept', caseId: 'c1' });
    const card = { ...cardOf(button), header: { title: { tag: 'plain_text', content: 'QS20260302-0003 停车难' } } };
    const messageId = idOf(await feishu.send(GROUP, 'interactive', card));
    await about();
    await feishu.tap({ as: WANG, messageId, button: { label: '受理' } });
    expect(await about()).toEqual([[['王敏', '企业服务专席'], ['QS20260302-0003']]]);
  });
});
