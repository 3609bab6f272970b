import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { A, B, type WebWorld, webWorld } from '../../support/web-world.ts';

const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
);
/** Words that stand in B's case alone. */
const SECRETS = {
  appeal: '银杏仓库消防验收',
  addition: '柳女士附上照片',
  progress: '消防科已约时间',
  file: '银杏平面图.png',
};

type Answer = { what: string; status: number; body: string };

describe('a link of A never shows B’s case — interface.md, "Links"; R-801', () => {
  let qisu: WebWorld;
  let [theirs, ours, file] = ['', '', ''];
  /** What nobody but B may read. */
  let words: string[] = [];
  const links: Record<string, string> = {};
  /** A minute is over, so that no limit hides what would be answered. */
  const breathe = (): Promise<void> => qisu.clock.wait(61_000);

  /** Everything that can be asked of the page of a link about a case, as far as it is answered. */
  async function askAll(link: string, no: string): Promise<Answer[]> {
    await breathe();
    const gets = [
      '',
      '?all=1',
      '/new',
      `/${no}`,
      `/${no}/files/${file}`,
      `/${no}/files/x`,
      '/renew',
      `/${no}/..%2f${no}`,
    ];
    const actions = [
      'add',
      'nudge',
      'withdraw',
      'see_result',
      'confirm',
      'not_done',
      'rate',
      'attach',
      'accept',
      'show',
      'files',
      'record',
      '__proto__',
    ];
    const answers: Answer[] = [];
    const ask = async (method: string, path: string, body?: BodyInit): Promise<void> => {
      const answer = await fetch(`${qisu.address}${link}${path}`, {
        method,
        redirect: 'manual',
        ...(body !== undefined && { body }),
      });
      const said = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
      const cookie = /said=([^;]+)/.exec(said)?.[1] ?? '';
      const told = Buffer.from(cookie, 'base64url').toString();
      answers.push({
        what: `${method} ${path}`,
        status: answer.status,
        body: `${said}\n${told}\n${await answer.text()}`,
      });
    };
    const form = () =>
      new URLSearchParams({ once: crypto.randomUUID(), v: '3', content: '记号', datum: '5', words: '好' });
    for (const path of gets) await ask('GET', path);
    await breathe();
    for (const action of actions) await ask('GET', `/${no}/do/${action}`);
    await breathe();
    for (const action of actions) await ask('POST', `/${no}/do/${action}?datum=5`, form());
    const upload = new FormData();
    upload.append('once', crypto.randomUUID());
    upload.append('v', '3');
    upload.append('files', new Blob([PHOTO]), 'x.png');
    await ask('POST', `/${no}/do/attach`, upload);
    return answers;
  }
  const leaks = (answers: readonly Answer[]): string[] =>
    answers.flatMap(({ what, body }) => words.filter((w) => body.includes(w)).map((w) => `${what} shows ${w}`));
  /** Whether any path of B's case leads anywhere; a redirect is an answer too. */
  const opened = (answers: readonly Answer[], no: string): string[] =>
    answers
      .filter(({ what, status }) => what.includes(no) && status < 400)
      .map(({ what, status }) => `${what} ${status}`);

  beforeAll(async () => {
    qisu = await webWorld({ now: '2026-03-02 09:10' });
    ours = await qisu.filed(A, '枫林门口围挡。');
    theirs = await qisu.filed(B, `${SECRETS.appeal}排不上。`);
    links.A = qisu.newest('receipt', A.number).replace(/(\/e\/[^/]+).*/, '$1');
    links.B = qisu.newest('receipt', B.number).replace(/(\/e\/[^/]+).*/, '$1');
    await qisu.as('desk').says(`派单 ${theirs} 市场监管局`);
    await qisu.as('unit').tap(theirs, '受理');
    await qisu.as('unit').tap(theirs, '登记进展', { 进展内容: `${SECRETS.progress}。`, 对企业可见: 'yes' });
    const page = qisu.visitor();
    await page.open(`${links.B}/${theirs}`);
    await page.press('补充说明');
    await page.press('补充说明', { 补充内容: SECRETS.addition }, [[SECRETS.file, PHOTO]]);
    await qisu.drain();
    await page.open(`${links.B}/${theirs}`);
    file = /\/files\/([^"]+)"/.exec(page.html)?.[1] ?? '';
    expect(file).not.toBe('');
    for (const word of Object.values(SECRETS)) expect(page.text()).toContain(word);
    words = [...Object.values(SECRETS), B.name, B.contact, B.number];
  });
  afterAll(() => qisu.close());

  it('on no route, and what is not A’s is answered as what is not there', async () => {
    const answers = await askAll(links.A ?? '', theirs);
    expect(leaks(answers)).toEqual([]);
    expect(opened(answers, theirs)).toEqual([]);
    const nothing = await askAll(links.A ?? '', 'QS20260302-9999');
    const plain = (all: readonly Answer[]) =>
      all
        .filter(({ what }) => !what.includes('/new'))
        .map(({ status, body }) => [status, body.split('\n\n').at(-1)?.length]);
    const [a, b] = [answers, nothing].map((all) => plain(all).map(([status]) => status));
    expect(a).toEqual(b);
    expect((await qisu.read(theirs)).record.map((r) => r.event)).not.toContain('withdraw');
  });

  it('nor by a link for one case of theirs, a guessed, a shortened or a lengthened one', async () => {
    const own = links.B ?? '';
    const token = own.slice('/e/'.length);
    const ourCase = await qisu.read(ours);
    await qisu.deps.links.add('one-case-alone', {
      person: await personOf(A.number),
      madeAt: qisu.clock.now(),
      caseId: ourCase._id,
    });
    const wrong = [
      token.slice(0, -1),
      `${token}A`,
      token.toLowerCase(),
      `${token}%00`,
      `${token}%2f`,
      randomBytes(16).toString('base64url'),
      '%E0%A4%A',
      'a'.repeat(5000),
      '{"$ne":null}',
      'static',
    ];
    for (const one of ['one-case-alone', ...wrong]) {
      const answers = await askAll(`/e/${one}`, theirs);
      expect(leaks(answers)).toEqual([]);
      expect(opened(answers, theirs)).toEqual([]);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    }
    expect((await askAll('/e/one-case-alone', ours)).find(({ what }) => what === `GET /${ours}`)?.status).toBe(200);
  });

  it('nor by B’s own once it is revoked, was struck, or the case is confidential', async () => {
    const before = await askAll(links.B ?? '', theirs);
    expect(opened(before, theirs)).not.toEqual([]);
    await qisu.as('desk').says(`链接 ${B.name}`);
    await qisu.as('desk').press('吊销');
    const revoked = await askAll(links.B ?? '', theirs);
    expect([leaks(revoked), opened(revoked, theirs)]).toEqual([[], []]);
    await qisu.deps.links.add('anew', { person: await personOf(B.number), madeAt: qisu.clock.now(), about: theirs });
    expect(opened(await askAll('/e/anew', theirs), theirs)).not.toEqual([]);

    const secret = await qisu.filed(B, '反映某人索要好处的情况。');
    words = [...words, '索要好处'];
    await qisu.as('desk').tap(secret, '转保密');
    expect((await qisu.read(secret)).confidential).toBe(true);
    const confidential = await askAll('/e/anew', secret);
    expect(opened(confidential, secret)).toEqual([]);
    expect(confidential.filter(({ body }) => body.includes('索要好处') || body.includes('已由专人'))).toEqual([]);

    await qisu.restart((rows) => ({
      ...rows,
      enterprises: rows.enterprises.map((e) => (e.id === B.id ? { ...e, contacts: [] } : e)),
    }));
    const struck = await askAll('/e/anew', theirs);
    expect([leaks(struck), opened(struck, theirs)]).toEqual([[], []]);
  });

  it('nor once it has expired', async () => {
    await qisu.restart();
    await qisu.deps.links.add('old', { person: await personOf(A.number), madeAt: qisu.clock.now(), about: ours });
    const page = qisu.visitor();
    await page.open(`/e/old/${ours}`);
    await page.press('撤回诉求');
    if (page.buttons().includes('撤回诉求')) await page.press('撤回诉求');
    await qisu.drain();
    expect((await qisu.read(ours)).state).toBe('withdrawn');
    await qisu.travelTo('2026-04-02 09:20');
    const answers = await askAll('/e/old', ours);
    expect(answers.filter(({ status }) => status !== 410 && status !== 404 && status !== 429)).toEqual([]);
    expect(answers.filter(({ body }) => body.includes('枫林门口') || body.includes(A.name))).toEqual([]);
  });

  async function personOf(number: string): Promise<string> {
    const { enterprises } = qisu.deps.directory.current();
    return enterprises.flatMap((e) => e.contacts).find((k) => k.phone === number)?.openId ?? '';
  }
});
