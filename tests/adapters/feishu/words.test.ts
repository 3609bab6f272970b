import { describe, expect, it } from 'vitest';
import { BOT, listener, NOW, said } from './support/listener.ts';

const mention = (n: number, openId: string | undefined, name: string) => ({
  key: `@_user_${n}`,
  id: openId === undefined ? {} : { open_id: openId },
  name,
});

async function words(message: Record<string, unknown>) {
  const { push, got } = await listener();
  expect(await push(said(message))).toEqual({ status: 200, body: {} });
  return got[0];
}

const content = (type: string, inside: unknown, more = {}) =>
  words({ message_type: type, content: JSON.stringify(inside), ...more });

describe('messages — events-and-callbacks.md 5.1', () => {
  it('are words with who, where and when', async () => {
    expect(await words({ root_id: 'om_r', parent_id: 'om_p' })).toEqual({
      kind: 'words',
      delivery: 'ev-1',
      messageId: 'om_1',
      person: 'ou_1',
      chatId: 'oc_1',
      chatType: 'p2p',
      toBot: true,
      parentId: 'om_p',
      rootId: 'om_r',
      type: 'text',
      text: '你好',
      createdAt: NOW,
    });
  });

  it.each([
    ['image', { image_key: 'img_1' }, '', { key: 'img_1', name: '图片', type: 'image' }],
    ['file', { file_key: 'file_1', file_name: '说明.pdf' }, '', { key: 'file_1', name: '说明.pdf', type: 'file' }],
    ['audio', { file_key: 'file_1', duration: 900 }, '', { key: 'file_1', name: '语音.opus', type: 'file' }],
    [
      'media',
      { file_key: 'file_1', image_key: 'img_1', file_name: '现场.mp4', duration: 1 },
      '',
      { key: 'file_1', name: '现场.mp4', type: 'file' },
    ],
    ['folder', { file_key: 'file_1', file_name: '材料' }, '', undefined],
    ['sticker', { file_key: 'file_1' }, '', undefined],
    ['interactive', { title: '卡片', elements: [[{ tag: 'text', text: 'x' }]] }, '', undefined],
    ['share_chat', { chat_id: 'oc_2' }, '', undefined],
    ['share_user', { user_id: 'ou_2' }, '', undefined],
    ['merge_forward', { text: 'Merged and Forwarded Message' }, '', undefined],
    ['location', { name: '市民中心', longitude: '1', latitude: '2' }, '市民中心', undefined],
    ['system', {}, '', undefined],
    ['a_type_of_tomorrow', { anything: 1 }, '', undefined],
  ])('of type %s', async (type, inside, text, file) => {
    const got = await content(type, inside);
    expect(got).toMatchObject({ type, text });
    expect(got?.kind === 'words' && got.file).toEqual(file);
  });

  it('lose the marks of the bot and keep the names of others', async () => {
    const mentions = [mention(1, BOT, '企诉'), mention(2, 'ou_2', '李强'), mention(10, undefined, '外部人')];
    const inside = { text: '@_user_1 请 @_user_2 与@_user_10看看 @_user_7\n@_user_1 谢谢 @_all' };
    expect(await content('text', inside, { mentions, chat_type: 'group' })).toMatchObject({
      toBot: true,
      text: '请 @李强 与@外部人看看 @_user_7\n谢谢 @所有人',
    });
  });

  it('in a group are for the bot only where it is mentioned', async () => {
    const others = { chat_type: 'group', mentions: [mention(1, 'ou_2', '李强')] };
    expect(await content('text', { text: '@_user_1 在吗' }, others)).toMatchObject({
      toBot: false,
      text: '@李强 在吗',
    });
    expect(await content('text', { text: '在吗' }, { chat_type: 'group' })).toMatchObject({ toBot: false });
    expect(await content('text', { text: '在吗' }, { chat_type: 'topic_group' })).toMatchObject({ chatType: 'group' });
  });

  it('in rich text become plain lines, pictures leaving a mark', async () => {
    const post = {
      title: '情况说明',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '企诉' },
          { tag: 'text', text: '厂区停电，', style: ['bold'] },
          { tag: 'at', user_id: '@_user_2', user_name: '李强' },
        ],
        [
          { tag: 'a', href: 'https://example.com/a', text: '通知' },
          { tag: 'emotion', emoji_type: 'SMILE' },
        ],
        [{ tag: 'img', image_key: 'img_1' }],
        [{ tag: 'code_block', language: 'x', text: 'E-01' }, { tag: 'hr' }],
      ],
    };
    const mentions = [mention(1, BOT, '企诉'), mention(2, 'ou_2', '李强')];
    expect(await content('post', post, { mentions, chat_type: 'group' })).toMatchObject({
      toBot: true,
      type: 'post',
      text: '情况说明\n厂区停电，@李强\n通知（https://example.com/a）\n［图片］\nE-01———',
    });
  });

  it('of nothing but a picture in rich text are that picture', async () => {
    const post = { title: '', content: [[{ tag: 'img', image_key: 'img_1' }]] };
    expect(await content('post', post)).toMatchObject({ text: '', file: { key: 'img_1', type: 'image' } });
    expect(await content('post', { title: '', content: [] })).toMatchObject({ text: '' });
  });

  it('of other bots are left alone', async () => {
    const { push, got } = await listener();
    const event = said({});
    const byBot = {
      ...event,
      event: { ...(event.event as object), sender: { sender_id: { open_id: 'ou_9' }, sender_type: 'bot' } },
    };
    expect(await push(byBot)).toEqual({ status: 200, body: {} });
    expect(got).toEqual([]);
  });

  it.each([
    ['content that is no JSON', { content: 'hello' }],
    ['content of another type', { content: '{"image_key":"img_1"}' }],
    ['no message id', { message_id: undefined }],
    ['no time', { create_time: 'noon' }],
  ])('with %s are malformed', async (_, message) => {
    const { push, got, seen } = await listener();
    expect(await push(said(message))).toEqual({ status: 400, body: {} });
    expect(got).toEqual([]);
    expect(seen).toContainEqual(expect.objectContaining({ level: 'warn', event: 'feishu.malformed' }));
  });
});
