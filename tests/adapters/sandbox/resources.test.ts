import { beforeAll, describe, expect, it } from 'vitest';
import { APP, GROUP, idOf, json, type Sandbox, sandbox, WANG, ZHAO } from './support.ts';

let feishu: Sandbox;
beforeAll(async () => {
  feishu = await sandbox();
});
const refused = (code: number) => ({ status: 400, body: { code } });
/** The beginning of a PNG of that size; nothing more of it is looked at. */
function png(width: number, height: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), size]);
}
const PNG = png(3, 2);
/** A JPEG with one table before the frame that says its size. */
const jpeg = (width: number, height: number) =>
  Buffer.from([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    1,
    2,
    0xff,
    0xc2,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
  ]);
const gif = (width: number, height: number) =>
  Buffer.from([...Buffer.from('GIF89a'), width & 255, width >> 8, height & 255, height >> 8]);

function withFile(fields: Record<string, string>, name: string, bytes: Buffer): FormData {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.set(key, value);
  data.set(name, new Blob([new Uint8Array(bytes)]), 'a.bin');
  return data;
}
const file = (bytes: Buffer, fields = { file_type: 'stream', file_name: '说明.txt' }) =>
  feishu.call('POST', '/im/v1/files', withFile(fields, 'file', bytes));
const image = (bytes: Buffer, type = 'message') =>
  feishu.call('POST', '/im/v1/images', withFile({ image_type: type }, 'image', bytes));
const download = async (path: string) =>
  fetch(`${feishu.url}/open-apis${path}`, { headers: { authorization: `Bearer ${await feishu.bearer()}` } });

const EDGE = '----edge-a';
const MULTIPART = `multipart/form-data; boundary=${EDGE}`;
const ABOUT = { file_type: 'pdf', file_name: '合同.pdf' };
const FILE = { 'file"; filename="a.pdf': 'x'.repeat(100) };
/** A body as it goes over the wire. */
function form(...fields: Record<string, string>[]): Buffer {
  const parts = fields
    .flatMap(Object.entries)
    .map(([name, value]) => `--${EDGE}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  return Buffer.from(`${parts.join('')}--${EDGE}--\r\n`);
}

const post = async (body: Buffer, type: string) =>
  feishu.raw('POST', '/open-apis/im/v1/files', {
    headers: { authorization: `Bearer ${await feishu.bearer()}`, 'content-type': type },
    body: new Uint8Array(body),
  });

describe('uploads — messages-api §9', () => {
  it('gives back the bytes of what the app uploaded', async () => {
    const key = String((await file(Buffer.from('内容'))).body.data.file_key);
    const back = await download(`/im/v1/files/${key}`);
    expect([await back.text(), back.headers.get('content-type')]).toEqual(['内容', 'text/plain; charset=utf-8']);
    const picture = String((await image(PNG)).body.data.image_key);
    expect(Buffer.from(await (await download(`/im/v1/images/${picture}`)).arrayBuffer())).toEqual(PNG);
    expect((await feishu.send(ZHAO, 'file', { file_key: key })).status).toBe(200);
    expect(await feishu.send(ZHAO, 'image', { image_key: key })).toMatchObject(refused(230055));
  });

  it('refuses empty, oversize, unknown and foreign files', async () => {
    expect(await file(Buffer.alloc(0))).toMatchObject(refused(234010));
    expect(await file(Buffer.alloc(30 * 1_048_576 + 1))).toMatchObject(refused(234006));
    expect(await image(Buffer.concat([PNG, Buffer.alloc(10 * 1_048_576)]))).toMatchObject(refused(234006));
    expect(await image(Buffer.from('no picture'))).toMatchObject(refused(234011));
    expect(await image(PNG, 'poster')).toMatchObject(refused(234001));
    expect(await file(PNG, { file_type: 'exe', file_name: 'a.exe' })).toMatchObject(refused(234001));
    expect(await feishu.call('GET', '/im/v1/files/file_none')).toMatchObject(refused(234005));
    const key = String((await file(Buffer.from('a'))).body.data.file_key);
    const other = await feishu.raw(
      'POST',
      '/open-apis/auth/v3/tenant_access_token/internal',
      json({ app_id: 'cli_other', app_secret: 'other' }),
    );
    const headers = { authorization: `Bearer ${other.body.tenant_access_token}` };
    expect(await feishu.raw('GET', `/open-apis/im/v1/files/${key}`, { headers })).toMatchObject(refused(234008));
    expect(APP.appId).not.toBe('cli_other');
  });

  it.each([
    ['a PNG that breaks off', PNG.subarray(0, 20), 234011],
    ['a JPEG without a frame', jpeg(4, 4).subarray(0, 8), 234011],
    ['a picture of no height', png(4, 0), 234011],
    ['a PNG over 12,000 pixels high', png(400, 12_001), 234039],
    ['a JPEG over 12,000 pixels wide', jpeg(12_001, 9), 234039],
    ['a GIF over 2,000 pixels', gif(2_001, 5), 234039],
  ])('takes no picture that is %s', async (_what, bytes, code) => {
    expect(await image(bytes)).toMatchObject(refused(code));
  });

  it.each([png(12_000, 12_000), jpeg(12_000, 640), gif(2_000, 2_000)])(
    'takes a picture as large as may be',
    async (bytes) => {
      expect(await image(bytes)).toMatchObject({ status: 200, body: { code: 0 } });
    },
  );

  it('keeps the name of a file, whatever is in it, and every byte up to 30 MB', async () => {
    const bytes = Buffer.alloc(30 * 1_048_576, Buffer.from(Array.from({ length: 251 }, (_, n) => n)));
    const name = '“甲”与"乙"; 合同—🏭.pdf';
    const data = new FormData();
    data.set('file', new Blob([bytes]), name);
    data.set('file_name', name);
    data.set('file_type', 'pdf');
    const key = String((await feishu.call('POST', '/im/v1/files', data)).body.data.file_key);
    const back = await download(`/im/v1/files/${key}`);
    expect(back.headers.get('content-disposition')).toContain(`UTF-8''${encodeURIComponent(name)}`);
    expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('takes a body with all its edges', async () => {
    expect(await post(form(ABOUT, FILE), MULTIPART)).toMatchObject({ status: 200, body: { code: 0 } });
  });

  it.each([
    ['holds no file', () => form(ABOUT), MULTIPART, 'no file in the form'],
    ['ends in the middle of the file', () => form(ABOUT, FILE).subarray(0, -60), MULTIPART, 'no file in the form'],
    [
      'ends before its last edge',
      () => form(ABOUT, FILE).subarray(0, -EDGE.length - 6),
      MULTIPART,
      'no file in the form',
    ],
    ['has other edges than its header says', () => form(ABOUT, FILE), MULTIPART.replace('-a', '-b'), ''],
    ['is no form', () => Buffer.from('内容'), MULTIPART, ''],
    ['is empty', () => Buffer.alloc(0), MULTIPART, ''],
    ['does not say its edge', () => form(ABOUT, FILE), 'multipart/form-data', 'file_type'],
    [
      'is JSON',
      () => Buffer.from('{"file_type":"pdf","file_name":"a.pdf","file":"x"}'),
      'application/json',
      'file_type',
    ],
  ])('refuses a body that %s', async (_what, body, type, missing) => {
    const answer = await post(body(), type);
    expect(answer).toMatchObject(refused(234001));
    expect(answer.body.msg).toContain(`ext=${missing}`);
  });

  it('hands out the file of a message, and only of that message', async () => {
    const upload = (query: string, body: Buffer | string) =>
      feishu.raw('POST', `/sandbox/api/files?${query}`, {
        body: typeof body === 'string' ? body : new Uint8Array(body),
      });
    const sent = (await upload(`as=${ZHAO}&name=${encodeURIComponent('合同.pdf')}&kind=file`, '%PDF')).body;
    const chat = await feishu.messagesIn(String(sent.chatId));
    const { file_key } = (chat.at(-1)?.content ?? {}) as { file_key: string };
    const at = (message: unknown, type: string) =>
      download(`/im/v1/messages/${message}/resources/${file_key}?type=${type}`);
    const got = await at(sent.messageId, 'file');
    expect([await got.text(), got.headers.get('content-type')]).toEqual(['%PDF', 'application/pdf']);
    expect(await (await at(sent.messageId, 'image')).json()).toMatchObject({ code: 234003 });
    const elsewhere = idOf(await feishu.send(ZHAO, 'text', { text: '一' }));
    expect(await (await at(elsewhere, 'file')).json()).toMatchObject({ code: 234003 });
    expect(await (await at(sent.messageId, 'sound')).json()).toMatchObject({ code: 234001 });
    expect(await (await download(`/im/v1/files/${file_key}`)).json()).toMatchObject({ code: 234008 });
    expect((await upload(`as=${ZHAO}&name=a.png&kind=image`, 'no picture')).status).toBe(400);
    const page = await fetch(`${feishu.url}/sandbox/api/files/${file_key}`);
    expect([await page.text(), page.headers.get('content-security-policy')]).toEqual(['%PDF', 'sandbox']);
  });
});

describe('chats and people — messages-api §10, §11', () => {
  it('shows the groups the bot is in', async () => {
    const { items } = (await feishu.call('GET', '/im/v1/chats')).body.data;
    expect(items).toMatchObject([{ chat_id: GROUP, external: false }]);
    expect((await feishu.call('GET', `/im/v1/chats/${GROUP}`)).body.data).toMatchObject({
      chat_mode: 'group',
      user_count: '2',
    });
    expect((await feishu.call('GET', `/im/v1/chats/${GROUP}/members?page_size=1`)).body.data).toMatchObject({
      items: [{ member_id: WANG, name: '王敏' }],
      member_total: 2,
      has_more: true,
    });
    const isIn = async (chat: string) =>
      (await feishu.call('GET', `/im/v1/chats/${chat}/members/is_in_chat`)).body.data;
    expect([await isIn(GROUP), await isIn('oc_closed')]).toEqual([{ is_in_chat: true }, { is_in_chat: false }]);
  });

  it.each([
    ['/im/v1/chats/oc_none', 232006],
    ['/im/v1/chats/oc_closed', 232011],
    ['/im/v1/chats/oc_dissolved', 232009],
    ['/contact/v3/users/abc', 41012],
    ['/contact/v3/users/ou_nobody', 41050],
  ])('refuses %s', async (path, code) => {
    expect(await feishu.call('GET', path)).toMatchObject(refused(code));
  });

  it('finds people by mobile and email; who is unknown comes back without an id', async () => {
    const asked = { mobiles: ['13800000001', '13900000000'], emails: ['wang@example.com'] };
    const { user_list } = (await feishu.call('POST', '/contact/v3/users/batch_get_id?user_id_type=open_id', asked)).body
      .data;
    expect(user_list).toMatchObject([{ user_id: ZHAO }, { mobile: '13900000000' }, { user_id: WANG }]);
    expect((user_list as object[])[1]).not.toHaveProperty('user_id');
    expect((await feishu.call('GET', `/contact/v3/users/${ZHAO}`)).body.data.user).toMatchObject({ name: '赵总' });
    expect(
      (await feishu.call('GET', `/contact/v3/users/batch?user_ids=${ZHAO}&user_ids=ou_nobody`)).body.data.items,
    ).toHaveLength(1);
  });
});
