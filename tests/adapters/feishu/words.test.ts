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
      files: [],
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
    ['folder', { file_key: 'file_1', file_name: '材料' }, '', { key: 'file_1', name: '材料', type: 'folder' }],
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
    expect(got?.kind === 'words' && got.files).toEqual(file ? [file] : []);
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

  it('in rich text become plain lines, pictures beside them', async () => {
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
      text: '情况说明\n厂区停电，@李强\n通知（https://example.com/a）\nE-01———',
      files: [{ key: 'img_1', name: '图片', type: 'image' }],
    });
  });

  it('in rich text keep every picture, film and file, in their order', async () => {
    const post = {
      title: '',
      content: [
        [{ tag: 'text', text: '东门的路灯' }],
        [{ tag: 'img', image_key: 'img_east' }],
        [{ tag: 'text', text: '西门的也一样' }],
        [{ tag: 'media', file_key: 'file_film', image_key: 'img_cover' }],
        [{ tag: 'img', image_key: 'img_west' }],
        [{ tag: 'img', width: 10 }],
      ],
      files: [
        { file_key: 'file_list', file_name: '报修单.xlsx' },
        { file_key: 'file_all', file_name: '全部照片', is_folder: true },
      ],
    };
    expect(await content('post', post)).toMatchObject({
      text: '东门的路灯\n西门的也一样\n［图片］',
      files: [
        { key: 'img_east', name: '图片1', type: 'image' },
        { key: 'file_film', name: '视频.mp4', type: 'file' },
        { key: 'img_west', name: '图片2', type: 'image' },
        { key: 'file_list', name: '报修单.xlsx', type: 'file' },
        { key: 'file_all', name: '全部照片', type: 'folder' },
      ],
    });
  });

  it('of nothing but pictures or files in rich text are these alone', async () => {
    const image = { tag: 'img', image_key: 'img_1' };
    expect(await content('post', { title: '', content: [[image]] })).toMatchObject({
      text: '',
      files: [{ key: 'img_1', name: '图片', type: 'image' }],
    });
    const three = ['甲.pdf', '乙.pdf', '丙.pdf'].map((file_name, i) => ({ file_key: `file_${i}`, file_name }));
    expect(await content('post', { title: '', content: [], files: three })).toMatchObject({
      text: '',
      files: three.map(({ file_key, file_name }) => ({ key: file_key, name: file_name, type: 'file' })),
    });
    expect(await content('post', { title: '', content: [] })).toMatchObject({ text: '', files: [] });
  });

  it('in rich text may be one flat list', async () => {
    const post = {
      content: [
        { tag: 'text', text: '停水' },
        { tag: 'a', href: 'https://example.com', text: '公告' },
      ],
    };
    expect(await content('post', post)).toMatchObject({ text: '停水公告（https://example.com）' });
  });

  it.each([
    ['marks that turn the reading direction', '报价\u202Etxt.exe', '报价txt.exe'],
    ['isolates and direction letters', '\u2067合同\u2069\u200F.pdf', '合同.pdf'],
    ['folders', '../../备份\\台账.xls', '台账.xls'],
    ['line breaks', '清单\r\nX-Name: a.csv', '清单 X-Name: a.csv'],
    ['control characters', '图\u0000\u001b[31m.png', '图 [31m.png'],
    [
      'too many characters',
      `${'很长的名字'.repeat(60)}.docx`,
      [`${'很长的名字'.repeat(14)}很长的名…`.slice(0, 74), '.docx'].join('…'),
    ],
    ['nothing but dots and folders', '../..', '未命名文件'],
    ['nothing before its extension', '\u200b.pdf', '未命名文件.pdf'],
    ['a full stop and blanks at its end', ' 会议 纪要.docx. ', '会议 纪要.docx'],
  ])('with a file whose name has %s give it a clean one', async (_, file_name, name) => {
    expect(await content('file', { file_key: 'file_1', file_name })).toMatchObject({ files: [{ name }] });
    const files = [{ file_key: 'file_1', file_name }];
    expect(await content('post', { content: [], files })).toMatchObject({ files: [{ name }] });
  });

  it('with a long name of emoji are cut between two of them', async () => {
    const got = await content('file', { file_key: 'file_1', file_name: `${'👩🏽‍🚒'.repeat(70)}.jpg` });
    const name = (got?.kind === 'words' && got.files?.[0]?.name) || '';
    expect(name).toMatch(/^(👩🏽🚒)+…\.jpg$/u);
    expect([...name].length).toBeLessThanOrEqual(80);
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
    ['no message id', { message_id: undefined }],
    ['no chat', { chat_id: null }],
  ])('with %s are malformed', async (_, message) => {
    const { push, got, seen } = await listener();
    expect(await push(said(message))).toEqual({ status: 400, body: {} });
    expect(got).toEqual([]);
    expect(seen).toContainEqual(expect.objectContaining({ level: 'warn', event: 'feishu.malformed' }));
  });
});

describe('messages of an odd shape are read as far as they go — events-and-callbacks.md 5.1', () => {
  const layers = {
    en_us: { title: 'x', content: [] },
    zh_cn: { title: '停水', content: [[{ tag: 'text', text: '三号楼' }]] },
  };
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'a forwarded history as bare words',
      { message_type: 'merge_forward', content: 'Merged and Forwarded Message' },
      { type: 'merge_forward', text: '' },
    ],
    ['a text as bare words', { content: '东门停水' }, { text: '东门停水' }],
    ['a text that is a number', { content: '{"text":20260302}' }, { text: '20260302' }],
    ['a text that is null', { content: '{"text":null}' }, { text: '' }],
    ['content of another type', { content: '{"image_key":"img_1"}' }, { text: '', files: [] }],
    ['content that is null', { content: null }, { text: '' }],
    ['content that is already an object', { content: { text: '西门停水' } }, { text: '西门停水' }],
    ['a picture without its key', { message_type: 'image', content: '{}' }, { text: '', files: [] }],
    [
      'a file whose name is null',
      { message_type: 'file', content: '{"file_key":"file_9","file_name":null}' },
      { files: [{ key: 'file_9', name: '未命名文件', type: 'file' }] },
    ],
    [
      'rich text in layers of languages',
      { message_type: 'post', content: JSON.stringify(layers) },
      { text: '停水\n三号楼' },
    ],
    [
      'rich text as one flat list',
      {
        message_type: 'post',
        content: JSON.stringify({
          title: null,
          content: [
            { tag: 'text', text: '四号' },
            { tag: 'text', text: '楼' },
          ],
        }),
      },
      { text: '四号楼' },
    ],
    [
      'rich text that is a list',
      {
        message_type: 'post',
        content: JSON.stringify([[{ tag: 'text', text: '五号楼' }], [{ tag: 'img', image_key: 'img_5' }]]),
      },
      { text: '五号楼', files: [{ key: 'img_5', name: '图片', type: 'image' }] },
    ],
    [
      'rich text with nodes that are none',
      {
        message_type: 'post',
        content: JSON.stringify({ content: [[null, { tag: 7, text: 8 }, { text: '号楼' }], null] }),
      },
      { text: '8号楼' },
    ],
    [
      'rich text with files that are none',
      {
        message_type: 'post',
        content: JSON.stringify({
          content: [[{ tag: 'text', text: '见附件' }]],
          files: [null, {}, { file_key: 'file_2', file_name: 3 }],
        }),
      },
      { text: '见附件', files: [{ key: 'file_2', name: '3', type: 'file' }] },
    ],
    ['replies to nothing', { root_id: null, parent_id: '', thread_id: null }, { text: '你好' }],
    ['no time', { create_time: 'noon' }, { createdAt: NOW }],
    ['a time that is null', { create_time: null, update_time: null }, { createdAt: NOW }],
    ['mentions of nobody', { mentions: [null, {}, { key: '@_user_1', id: null, name: null }] }, { text: '你好' }],
    ['no type', { message_type: null }, { type: 'unknown', text: '' }],
  ])('%s', async (_, message, read) => {
    expect(await words(message)).toMatchObject({ kind: 'words', person: 'ou_1', ...read });
    expect(await words({ root_id: null, parent_id: null })).not.toHaveProperty('rootId');
  });

  it('who is mentioned by a plain id', async () => {
    const mentions = [{ key: '@_user_1', id: BOT, name: '企诉' }];
    expect(await content('text', { text: '@_user_1 待办' }, { mentions, chat_type: 'group' })).toMatchObject({
      toBot: true,
      text: '待办',
    });
  });

  it.each([
    ['as a text', 'ou_1'],
    ['in a layer', { user_id: { open_id: 'ou_1', user_id: null } }],
    ['beside nothing', { open_id: 'ou_1', union_id: null, user_id: null }],
  ])('who wrote, %s', async (_, sender_id) => {
    const { push, got } = await listener();
    const event = { ...(said({}).event as object), sender: { sender_id, sender_type: 'user' } };
    expect(await push({ ...said({}), event })).toEqual({ status: 200, body: {} });
    expect(got[0]).toMatchObject({ kind: 'words', person: 'ou_1' });
  });
});
