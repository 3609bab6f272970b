import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type WebWorld, webWorld } from '../../support/web-world.ts';

const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
);
const OTHER = Buffer.concat([PHOTO, Buffer.from('other')]);
const EVIL = {
  id: 'e_evil',
  name: '</title><script>alert(1)</script>公司',
  contact: '"><img src=x onerror=alert(1)>',
  number: '13900003333',
};
const WORDS =
  '</textarea></p><script>alert(2)</script> &lt;b&gt; &#60;i&#62; **粗** <at id=all></at> {{7*7}} 围挡未拆。';
const FILE = '"><svg onload=alert(3)>平面图.png';
const UNIT = '<iframe src=javascript:alert(4)>局';

type Sent = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

describe('what a hostile visitor sends — interface.md, "Links", "What a refusal looks like"', () => {
  let qisu: WebWorld;
  let base = '';
  let no = '';
  /** A request as no browser would send it. */
  const raw = (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body: string | Buffer = '',
  ): Promise<Sent> =>
    new Promise((resolve, reject) => {
      const asked = request(`${qisu.address}${path}`, { method, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString() }),
        );
        answer.on('error', reject);
      });
      asked.on('error', reject);
      asked.end(body);
    });
  const URLENCODED = { 'content-type': 'application/x-www-form-urlencoded' };
  const once = (): string => crypto.randomUUID();
  const fields = (more: Record<string, string> = {}): string =>
    new URLSearchParams({ once: once(), v: '99', ...more }).toString();
  const cases = () => qisu.db.collection('cases').countDocuments();
  /** Every tag of a page that could run or load something. */
  const running = (html: string): string[] =>
    [
      ...html.matchAll(
        /<(script|img|svg|iframe|object|embed|base|meta http-equiv)[^>]*>|<[^>]*\s(on\w+|src|style)\s*=[^>]*>/gi,
      ),
    ]
      .map(([tag]) => tag)
      .filter((tag) => tag !== '<script src="/e/static/page.js" defer>');

  beforeAll(async () => {
    qisu = await webWorld({ now: '2026-03-02 09:10', enterprises: [EVIL] });
    await qisu.restart((rows) => ({
      ...rows,
      units: rows.units.map((u) => (u.name === '市场监管局' ? { ...u, name: UNIT } : u)),
    }));
    await qisu.filed({ name: EVIL.id }, '先报一件。');
    base = qisu.newest('receipt').replace(/(\/e\/[^/]+).*/, '$1');
  });
  afterAll(() => qisu.close());
  const page = async () => {
    await qisu.clock.wait(61_000);
    return qisu.visitor();
  };

  it('markup in names, words, files and units is text on every page', async () => {
    const owner = await page();
    await owner.open(`${base}/new`);
    await owner.press('提交诉求', { 诉求内容: WORDS, 类别: '诉求' }, [[FILE, PHOTO]]);
    expect(owner.status).toBe(200);
    no = /QS\d{8}-\d{4}/.exec(owner.at)?.[0] ?? '';
    const seen: string[] = [owner.html];
    expect(owner.text()).toContain('<script>alert(2)</script> &lt;b&gt; &#60;i&#62; **粗** <at id=all></at>');
    await qisu.drain();
    await qisu.as('desk').says(`派单 ${no} ${UNIT}`);
    await qisu.as('unit').tap(no, '受理');
    await qisu.as('unit').tap(no, '登记进展', { 进展内容: '<b onclick=alert(5)>勘察</b>', 对企业可见: 'yes' });
    await owner.open(`${base}/${no}`);
    expect(owner.text()).toContain(UNIT);
    expect(owner.text()).toContain('<b onclick=alert(5)>勘察</b>');
    seen.push(owner.html);
    for (const path of [`${base}?all=1`, `${base}/new`, `${base}/${no}/do/add`, `${base}/${no}/do/attach`]) {
      await owner.open(path);
      expect(owner.status).toBe(200);
      seen.push(owner.html);
    }
    await owner.open(`${base}/${no}/do/add`);
    await owner.press('补充说明', { 补充内容: '' }, [[FILE, PHOTO]]);
    seen.push(owner.html);
    expect(seen.flatMap(running)).toEqual([]);
    const said = encodeURIComponent(Buffer.from(JSON.stringify({ ok: true, words: WORDS })).toString('base64url'));
    for (const cookie of [`said=${said}`, 'said=bnVsbA', 'said=%%%', 'said=W10', 'said=eyJ3b3JkcyI6e319'])
      expect(running((await raw('GET', `${base}?all=1`, { cookie })).body)).toEqual([]);
  });

  it('a file comes as a download under its own name, whatever it is called or contains', async () => {
    const owner = await page();
    const html = Buffer.from('<html><script>alert(1)</script></html>');
    for (const [name, shown] of [
      ['合同 第1页.txt', '合同 第1页.txt'],
      ['a";\r\nX-Evil: 1\r\n.txt', 'a%22;%0D%0AX-Evil: 1%0D%0A.txt'],
      ['..\\..\\密码%0d%0aSet-Cookie: a=b.txt', '密码%0d%0aSet-Cookie: a=b.txt'],
      ['\u202Etxt.合同.txt', 'txt.合同.txt'],
    ] as const) {
      await owner.open(`${base}/${no}/do/attach`);
      await owner.press('上传附件', {}, [[name, html]]);
      const page = owner.links().find(({ label }) => label === shown);
      expect(page, `${name}: ${owner.text()}`).toBeDefined();
      const { status, headers } = await raw('GET', page?.href ?? '');
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('application/octet-stream');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-evil'] ?? headers['set-cookie']).toBeUndefined();
      const disposition = String(headers['content-disposition']);
      expect(disposition).toMatch(/^attachment; filename=/);
      const encoded = /filename\*=UTF-8''(\S+)/.exec(disposition)?.[1];
      const plainly = /filename="((?:[^"\\]|\\.)*)"/.exec(disposition)?.[1]?.replace(/\\(.)/g, '$1');
      expect(encoded === undefined ? plainly : decodeURIComponent(encoded)).toBe(shown);
    }
  });

  it('what cannot be a form is refused, and nothing happens', async () => {
    await page();
    const before = await cases();
    const path = `${base}/new`;
    const part = (name: string, value: string, more = '') =>
      `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
    const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
    const head = part('once', once()) + part('v', '0');
    const file = (n: number) => part('files', PHOTO.toString('latin1'), `; filename="${n}.png"`);
    const tries: [number, Record<string, string>, string | Buffer][] = [
      [413, URLENCODED, fields({ content: 'x'.repeat(10 * 1024 * 1024) })],
      [413, multipart, `${head}${part('content', 'x'.repeat(10 * 1024 * 1024))}--x--\r\n`],
      [
        413,
        multipart,
        Buffer.from(`${head}${Array.from({ length: 200 }, (_n, i) => file(i)).join('')}--x--\r\n`, 'latin1'),
      ],
      [415, { 'content-type': 'application/json' }, JSON.stringify({ once: once(), content: 'x' })],
      [415, { 'content-type': 'text/plain' }, fields()],
      [415, {}, fields()],
      [400, { 'content-type': 'multipart/form-data' }, head],
      [400, { 'content-type': 'multipart/form-data; boundary=' }, head],
      [400, { 'content-type': `multipart/form-data; boundary=${'y'.repeat(500)}` }, head],
      [400, multipart, head],
      [400, multipart, `${head}--x\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n\r\nhalf`],
      [400, multipart, 'nothing of the kind'],
      [400, URLENCODED, fields({ once: '../../x' })],
      [400, URLENCODED, 'once=%E0%A4%A&v=%'],
      [400, URLENCODED, ''],
      [413, { ...URLENCODED, 'content-encoding': 'gzip' }, Buffer.alloc(2 * 1024 * 1024, 'a')],
    ];
    for (const [status, headers, body] of tries.slice(0, 15)) {
      const answer = await raw('POST', path, headers, body);
      const what = `${JSON.stringify(headers)} ${body.slice(0, 40)}`;
      expect([what, answer.status, running(answer.body)]).toEqual([what, status, []]);
    }
    expect(await cases()).toBe(before);
    expect(qisu.takeErrors()).toEqual([]);
  });

  it('fields that are called as parts of every object are fields that nobody asked for', async () => {
    await page();
    const body = `${fields({ content: '围挡未拆，第三件。', category: 'appeal' })}&__proto__=x&__proto__[polluted]=1&constructor=y&toString=z&hasOwnProperty=1&category.constructor=1`;
    const answer = await raw('POST', `${base}/new`, URLENCODED, body);
    expect([answer.status, qisu.takeErrors()]).toEqual([303, []]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const press = await raw('POST', `${base}/${no}/do/__proto__`, URLENCODED, fields({ __proto__: 'x' }));
    expect(press.status).toBe(303);
    for (const action of ['constructor', 'toString', 'accept', 'result_delivered', 'respondent_lost', 'see_contact'])
      await raw('POST', `${base}/${no}/do/${action}`, URLENCODED, fields());
    expect((await qisu.read(no)).record.filter((r) => ['accept'].includes(r.event))).toHaveLength(1);
    expect(qisu.takeErrors()).toEqual([]);
  });

  it('other methods are refused in words or by their status', async () => {
    await page();
    const head = await raw('HEAD', `${base}/${no}`);
    expect([head.status, head.body]).toEqual([200, '']);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await raw(method, `${base}/${no}`);
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, expect.stringContaining('GET')]);
    }
    expect((await raw('TRACE', base)).status).toBe(405);
    expect(qisu.takeErrors()).toEqual([]);
  });

  it('the same form at once several times is one case, and the same press one press', async () => {
    await page();
    const before = await cases();
    const body = fields({ content: '一次提交，点了五下。', category: 'appeal' });
    const all = await Promise.all(Array.from({ length: 5 }, () => raw('POST', `${base}/new`, URLENCODED, body)));
    expect(new Set(all.map(({ status, headers }) => `${status} ${headers.location}`)).size).toBe(1);
    expect(await cases()).toBe(before + 1);
    const form = new FormData();
    form.append('once', once());
    form.append('v', String((await qisu.read(no)).v));
    form.append('files', new Blob([PHOTO]), '双击.png');
    const sent = await Promise.all(
      Array.from({ length: 4 }, () =>
        fetch(`${qisu.address}${base}/${no}/do/attach`, { method: 'POST', body: form, redirect: 'manual' }),
      ),
    );
    expect(sent.map((s) => s.status)).toEqual([303, 303, 303, 303]);
    expect((await qisu.read(no)).files.filter((f) => f.name === '双击.png')).toHaveLength(1);
  });

  it('another button of the same page, which a browser shows again, is another press', async () => {
    await page();
    const other = await qisu.filed({ name: EVIL.id }, '再报一件。');
    await qisu.as('desk').says(`派单 ${other} ${UNIT}`);
    const { v } = await qisu.read(other);
    const same = { once: once(), v: String(v) };
    const pressed = async (action: string): Promise<string> => {
      const { headers } = await raw('POST', `${base}/${other}/do/${action}`, URLENCODED, fields(same));
      const [cookie = ''] = [headers['set-cookie'] ?? []].flat();
      return Buffer.from(/said=([^;]+)/.exec(cookie)?.[1] ?? '', 'base64url').toString();
    };
    expect(await pressed('nudge')).toContain('已催办');
    expect(await pressed('nudge')).toContain('已经提交过');
    expect(await pressed('withdraw')).not.toContain('已经提交过');
  });

  it('a form that was refused, sent again with another file, has the other file', async () => {
    const owner = await page();
    await owner.open(`${base}/${no}/do/add`);
    const form = owner.html;
    await owner.press('补充说明', { 补充内容: '' }, [['旧.png', PHOTO]]);
    expect(owner.status).toBe(422);
    // Back, to the form as it was.
    const hidden = Object.fromEntries(
      [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    );
    const body = new FormData();
    for (const [name, value] of Object.entries(hidden)) body.append(name, String(value));
    body.append('text', '第二次');
    body.append('words', '第二次');
    body.append('content', '第二次');
    body.append('files', new Blob([OTHER]), '新.png');
    await fetch(`${qisu.address}${base}/${no}/do/add`, { method: 'POST', body, redirect: 'manual' });
    const names = (await qisu.read(no)).files.map((f) => f.name);
    expect(names).toContain('新.png');
    expect(names).not.toContain('旧.png');
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://evil.test' }, 403],
    [{ origin: 'https://qisu.test.evil.test' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, 303],
    [{ 'sec-fetch-site': 'none' }, 303],
    [{ origin: 'http://qisu.test' }, 303],
  ])('a form with %j is answered %i', async (headers, status) => {
    await page();
    const answer = await raw('POST', `${base}/${no}/do/nudge`, { ...URLENCODED, ...headers }, fields());
    expect(answer.status).toBe(status);
  });

  it('no address leads away from the page', async () => {
    await page();
    for (const path of [
      `${base}//evil.test`,
      `${base}/%2f%2fevil.test`,
      `${base}/https:%2f%2fevil.test`,
      `${base}/${no}/do/%2f%2fevil.test`,
      `${base}/${no}/do/add?datum=//evil.test`,
      `${base}/..%2f..%2fevil.test`,
      `//evil.test${base}`,
      `${base}\\evil.test`,
    ])
      for (const method of ['GET', 'POST']) {
        const { headers, status } = await raw(method, path, URLENCODED, method === 'POST' ? fields() : '');
        const to = new URL(String(headers.location ?? '/'), qisu.address);
        expect([path, method, to.origin, status < 500]).toEqual([path, method, qisu.address, true]);
      }
    expect(qisu.takeErrors()).toEqual([]);
  });

  it('a failure is told in words and logged without the secret of the link', async () => {
    await page();
    const { links } = qisu.deps;
    const { find } = links;
    links.find = () => Promise.reject(new Error('the database is away'));
    const answers = [await raw('GET', `${base}/${no}`), await raw('POST', `/E${base.slice(2)}/${no}/do/nudge`)];
    links.find = find;
    for (const { status, body, headers } of answers) {
      expect([status, headers['content-type']]).toEqual([500, 'text/html; charset=utf-8']);
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(body).toContain('系统繁忙，请稍后再试');
      expect(body).not.toContain('database');
    }
    const errors = qisu.takeErrors().join('\n');
    expect(errors).toContain('/e/…/');
    expect(errors).not.toContain(base.slice('/e/'.length));
  });

  it('a cookie holds one sentence for one page of this link, and travels by https alone where the page does', async () => {
    await page();
    const cookie = async (): Promise<string> =>
      String((await raw('POST', `${base}/${no}/do/nudge`, URLENCODED, fields())).headers['set-cookie']);
    expect(await cookie()).toMatch(new RegExp(`^said=[\\w-]+; Path=${base}; Max-Age=60; HttpOnly; SameSite=Lax$`));
    const { publicUrl } = qisu.deps;
    qisu.deps.publicUrl = () => 'https://qisu.test';
    expect(await cookie()).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
    qisu.deps.publicUrl = publicUrl;
    const { headers } = await raw('GET', `${base}/${no}`, { cookie: (await cookie()).split(';')[0] ?? '' });
    expect(headers['set-cookie']).toEqual([expect.stringContaining('Max-Age=0')]);
    for (const [name, value] of Object.entries({
      'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
      'referrer-policy': /^no-referrer$/,
      'cache-control': /^no-store$/,
      'x-content-type-options': /^nosniff$/,
    }))
      expect(String(headers[name])).toMatch(value);
  });

  it('a look from a distance fetches nothing: HEAD of a file is no download', async () => {
    const owner = await page();
    await owner.open(`${base}/${no}`);
    const href = owner.links().find(({ href }) => href.includes('/files/'))?.href ?? '';
    const head = await raw('HEAD', href);
    expect([head.status, head.body]).toEqual([200, '']);
  });
});
