import { describe, expect, it } from 'vitest';
import { markOf } from '../../../src/adapters/feishu/mark.ts';
import { message, no, ok, platform } from './support/platform.ts';

const SINCE = new Date('2026-09-24T02:00:00.000Z');

describe('looking for what was sent — messages-api.md 4.6', () => {
  const bot = { sender: { sender_type: 'app' } };
  const pages = [
    {
      items: [message('om_5', { ...bot, body: { content: '{"value":{"id":"other"}}' } })],
      has_more: true,
      page_token: 'p2',
    },
    {
      items: [
        message('om_4', { sender: { sender_type: 'user' }, body: { content: markOf('outbox-1') } }),
        message('om_3', { ...bot, deleted: true, body: {} }),
        message('om_2', {
          ...bot,
          body: { content: `{"header":{"text_tag_list":[{"element_id":"${markOf('outbox-1')}"}]}}` },
        }),
      ],
      has_more: false,
      page_token: '',
    },
  ];

  it('goes from the newest back to the time given, through every page', async () => {
    const { messenger, calls } = await platform((_, n) => ok(pages[n - 1]));
    expect(await messenger.findSent('oc_1', 'outbox-1', SINCE)).toEqual({ messageId: 'om_2', chatId: 'oc_1' });
    expect(calls[0]?.query).toEqual({
      container_id_type: 'chat',
      container_id: 'oc_1',
      start_time: String(SINCE.getTime() / 1000 - 60),
      sort_type: 'ByCreateTimeDesc',
      page_size: '50',
      card_msg_content_type: 'user_card_content',
    });
    expect(calls[1]?.query.page_token).toBe('p2');
  });

  it('says it is not there only when all of it was seen', async () => {
    const { messenger } = await platform((_, n) => ok(pages[n - 1]));
    expect(await messenger.findSent('oc_1', 'outbox-9', SINCE)).toBeUndefined();
    const broken = await platform((_, n) => (n === 1 ? ok(pages[0]) : no(230002, 'outside')));
    await expect(broken.messenger.findSent('oc_1', 'outbox-9', SINCE)).rejects.toMatchObject({ code: 230002 });
  });
});

describe('bytes — messages-api.md 9', () => {
  const MB = 1024 * 1024;
  const keys = () => ok({ image_key: 'img_1', file_key: 'file_1' });

  it.each([
    ['现场.png', 'image/png', 10, 'images', { imageKey: 'img_1' }, /name="image_type"\r\n\r\nmessage\r\n/],
    ['大图.png', 'image/png', 10 * MB + 1, 'files', { fileKey: 'file_1' }, /name="file_type"\r\n\r\nstream\r\n/],
    ['图.svg', 'image/svg+xml', 10, 'files', { fileKey: 'file_1' }, /name="file_type"\r\n\r\nstream\r\n/],
    ['合同.PDF', 'application/pdf', 10, 'files', { fileKey: 'file_1' }, /name="file_type"\r\n\r\npdf\r\n/],
    ['台账.xlsx', 'application/x', 10, 'files', { fileKey: 'file_1' }, /name="file_type"\r\n\r\nxls\r\n/],
    ['录像.mp4', 'video/mp4', 10, 'files', { fileKey: 'file_1' }, /name="file_type"\r\n\r\nstream\r\n/],
  ])('%s (%s, %i bytes) goes up to %s', async (name, type, size, where, key, field) => {
    const { messenger, calls } = await platform(keys);
    const bytes = Buffer.alloc(size, 'b');
    expect(await messenger.upload(name, bytes, type)).toEqual(key);
    const [call] = calls;
    const raw = call?.raw.toString('utf8') ?? '';
    expect(call?.path).toBe(`/open-apis/im/v1/${where}`);
    expect(call?.type).toMatch(/^multipart\/form-data; ?boundary=/);
    expect(raw.match(field)).not.toBeNull();
    expect(raw).toContain(`filename="${name}"`);
    expect(raw).toContain(bytes.toString());
  });

  it.each([
    ['is in no format it knows', 234011, 'image/jpeg', '图片.jpg'],
    ['has too many pixels', 234039, 'image/x-icon', '图片.ico'],
    ['is too large for one', 234006, 'image/png', '图片.png'],
    ['is not to its liking', 234001, 'image/webp', '图片.webp'],
  ])('goes as a file where Feishu takes it for no picture because it %s', async (_why, code, type, name) => {
    const { messenger, calls } = await platform((_, n) => (n === 1 ? no(code, 'no picture') : keys()));
    const bytes = Buffer.from('bytes that are no picture');
    expect(await messenger.upload('图片', bytes, type).catch(String)).toEqual({ fileKey: 'file_1' });
    expect(calls.map(({ path }) => path)).toEqual(['/open-apis/im/v1/images', '/open-apis/im/v1/files']);
    const raw = calls[1]?.raw.toString('utf8') ?? '';
    expect(raw).toContain(`filename="${name}"`);
    expect(raw).toContain(bytes.toString());
  });

  it('is tried again as a picture where Feishu could not say now', async () => {
    const { messenger, calls } = await platform(() => no(234042, 'storage error'));
    await expect(messenger.upload('图片', Buffer.from('x'), 'image/png')).rejects.toMatchObject({ retryable: true });
    expect(calls).toHaveLength(1);
  });

  it('is refused here when there are none, or over 30 MB', async () => {
    const { messenger, calls } = await platform(keys);
    const empty = messenger.upload('a.txt', Buffer.alloc(0), 'text/plain');
    await expect(empty).rejects.toMatchObject({ code: 234010, retryable: false });
    const large = messenger.upload('a.txt', Buffer.alloc(30 * MB + 1), 'text/plain');
    await expect(large).rejects.toMatchObject({ code: 234006, retryable: false });
    expect(calls).toEqual([]);
  });

  it('come down as they are, even where they look like a refusal', async () => {
    const file = Buffer.from('{"code":7,"msg":"mine"}');
    const headers = { 'Content-Disposition': 'attachment; filename="a.json"' };
    const { messenger, calls } = await platform(() => ({ body: file, headers }));
    const got = await messenger.download('om_1', 'file_1', 'file');
    expect(got).toEqual({ bytes: file, contentType: 'application/json' });
    expect(calls[0]).toMatchObject({
      path: '/open-apis/im/v1/messages/om_1/resources/file_1',
      query: { type: 'file' },
    });
    const png = Buffer.from([0x89, 0x50, 0xff, 0]);
    const image = await platform(() => ({ body: png, headers: { 'Content-Type': 'image/png' } }));
    expect(await image.messenger.download('om_1', 'img_1', 'image')).toEqual({ bytes: png, contentType: 'image/png' });
  });

  it.each([400, 200])('a refusal under HTTP %i is no file', async (status) => {
    const { messenger } = await platform(() => no(234009, 'external group', status));
    await expect(messenger.download('om_1', 'file_1', 'file')).rejects.toMatchObject({
      code: 234009,
      retryable: false,
    });
  });
});

describe('who and where', () => {
  const FIRST = 13_900_000_000;

  it('people by mobile and e-mail, fifty at a time; who is not found is absent', async () => {
    const { messenger, calls } = await platform(({ json }) => {
      const of = (list: unknown, key: string) =>
        (Array.isArray(list) ? list : []).map((id) =>
          id === `${FIRST + 7}` ? { [key]: id } : { [key]: id, user_id: `ou_${id}` },
        );
      return ok({ user_list: [...of(json.mobiles, 'mobile'), ...of(json.emails, 'email')] });
    });
    const people = Array.from({ length: 60 }, (_, n) => ({ mobile: `${FIRST + n}` }));
    const found = await messenger.resolve([...people, { email: 'a@b.c' }, { mobile: `${FIRST}` }, {}]);
    expect(calls.map(({ json }) => [json.mobiles, json.emails].flat().filter(Boolean).length)).toEqual([50, 10, 1]);
    expect(found.get(`${FIRST + 59}`)).toBe(`ou_${FIRST + 59}`);
    expect(found.get('a@b.c')).toBe('ou_a@b.c');
    expect(found.has(`${FIRST + 7}`)).toBe(false);
    expect((await messenger.resolve([])).size).toBe(0);
  });

  it('people whose number or address comes back in another spelling than it was asked for', async () => {
    const { messenger, calls } = await platform(() =>
      ok({
        user_list: [
          { mobile: '+8615912340001', user_id: 'ou_a' },
          { mobile: '+8615912340002', user_id: 'ou_b' },
          { mobile: '+85291234567', user_id: 'ou_c' },
          { email: 'liu.y@town.gov.cn', user_id: 'ou_d' },
        ],
      }),
    );
    const asked = ['15912340001', '159-1234-0002', '+852 9123 4567', '+86 159 1234 0001'];
    const found = await messenger.resolve([...asked.map((mobile) => ({ mobile })), { email: 'Liu.Y@town.gov.cn' }]);
    expect(Object.fromEntries(found)).toEqual({
      '15912340001': 'ou_a',
      '159-1234-0002': 'ou_b',
      '+852 9123 4567': 'ou_c',
      '+86 159 1234 0001': 'ou_a',
      'Liu.Y@town.gov.cn': 'ou_d',
    });
    expect(calls[0]?.json.mobiles).toEqual(['+8615912340001', '15912340002', '+85291234567']);
  });

  it('a chat, inside or outside', async () => {
    const inside = await platform(({ path }) =>
      ok(path.endsWith('is_in_chat') ? { is_in_chat: true } : { name: '市场监管局', external: true }),
    );
    expect(await inside.messenger.chat('oc_1')).toEqual({
      name: '市场监管局',
      external: true,
      botIn: true,
      everybodySpeaks: true,
    });
    const outside = await platform(() => no(232011, 'operator not in chat'));
    expect(await outside.messenger.chat('oc_1')).toEqual({
      name: '',
      external: false,
      botIn: false,
      everybodySpeaks: true,
    });
    const failing = await platform(() => no(99991400, 'slower', 429));
    await expect(failing.messenger.chat('oc_1')).rejects.toMatchObject({ code: 99991400 });
  });

  it('all members of a chat', async () => {
    const { messenger, calls } = await platform((_, n) =>
      ok({ items: [{ member_id: `ou_${n}` }], has_more: n < 3, page_token: `p${n}` }),
    );
    expect(await messenger.members('oc_1')).toEqual(['ou_1', 'ou_2', 'ou_3']);
    expect(calls.map(({ query }) => query.page_token)).toEqual([undefined, 'p1', 'p2']);
  });

  it('the bot itself, asked for once', async () => {
    const bot = { code: 0, msg: 'ok', bot: { open_id: 'ou_bot', app_name: '企诉' } };
    const { messenger, calls } = await platform((_, n) => (n === 1 ? no(500, 'later', 500) : { body: bot }));
    await expect(messenger.me()).rejects.toMatchObject({ retryable: true });
    expect([await messenger.me(), await messenger.me()]).toEqual(['ou_bot', 'ou_bot']);
    expect(calls).toHaveLength(2);
  });
});
