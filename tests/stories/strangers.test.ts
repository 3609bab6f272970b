import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, type Json, wordsOf } from '../support/outside/cards.ts';
import { type Answer, forge, type Post } from '../support/outside/forge.ts';
import { until } from '../support/outside/ledger.ts';
import { DESK, type Looks, townWithBook } from '../support/outside/looks.ts';
import { oddRequests, throwAt } from '../support/outside/odd-requests.ts';

const UNIT = '税务局';

describe('nobody in who does not belong — quality.md, lifecycle.md 7, R-801, R-803 (ML 六(二))', () => {
  let there: Looks;
  let craft: ReturnType<typeof forge>;
  let no: string;
  let card: string;
  let value: { action: string; caseId: string; v: number };
  beforeAll(async () => {
    there = await townWithBook({ profile: 'malu', now: '2026-09-24 10:00', env: { LOG_LEVEL: 'info' } });
    craft = forge(there.town);
    const { town } = there;
    no = await town.appeal('赵明远', '出口退税的申报一直没有通过。', '协调');
    await town.tap('王敏', `派给 ${UNIT}`, { no });
    const message = await town.cardWith('林晓', '受理', no);
    card = message.messageId;
    value = buttonsOf(message.content).find((b) => b.label === '受理')?.value as typeof value;
  });
  afterAll(() => there.close());

  /** Lines that `act` made Qisu write. What is no JSON is refused with a line of its own, behind which none of them can be. */
  async function lines<T>(act: () => Promise<T>): Promise<{ got: T; said: string[] }> {
    const { town } = there;
    const mark = '"why":"not_json"';
    const before = town.qisu().output().length;
    const got = await act();
    await craft.post({ body: '[]', headers: { 'content-type': 'application/json' } });
    const written = (): string => town.qisu().output().slice(before);
    await until('the mark is written', async () => written().includes(mark));
    const [own = ''] = written().split(mark);
    const said = own.split('\n').flatMap((l) => (l.endsWith('}') ? [String(JSON.parse(l).event)] : []));
    return { got, said: said.filter((e) => e.startsWith('refused.') || e.startsWith('feishu.')) };
  }
  const press = async (who: string, given: unknown): Promise<Answer> =>
    craft.post(await craft.press(who, card, { tag: 'button', value: given }));

  /** Does something that must change nothing, say why, and leave one line. */
  async function turnedAway(act: () => Promise<Answer>, words: RegExp, line: string): Promise<Answer> {
    const before = await there.book.caseOf(no);
    const { got, said } = await lines(act);
    expect(got.status).toBe(200);
    expect(got.body.toast?.type).toBe('error');
    expect(got.body.toast?.content).toMatch(words);
    expect(said).toEqual([line]);
    expect(await there.book.caseOf(no)).toEqual(before);
    return got;
  }

  it('a value Qisu never put on a card', async () => {
    await turnedAway(() => press('林晓', { steal: true }), /无法识别此操作/, 'feishu.forged');
    await turnedAway(() => press('林晓', 'not even JSON'), /无法识别此操作/, 'feishu.forged');
    await turnedAway(() => press('林晓', { ...value, action: 'crown' }), /没有这个操作/, 'refused.crown');
    await turnedAway(() => press('林晓', { ...value, caseId: 'c_other' }), /没有找到这件诉求/, 'refused.accept');
  });

  it('events that only the clock or the sender may cause', async () => {
    await turnedAway(
      () => press('林晓', { ...value, action: 'settle' }),
      /“.*”只能由系统时钟操作|只能由系统/,
      'refused.settle',
    );
    await turnedAway(
      () => press('赵明远', { ...value, action: 'result_delivered' }),
      /只能由系统/,
      'refused.result_delivered',
    );
  });

  it('an operator who is not in the unit hears who may', async () => {
    const got = await turnedAway(() => press('马超', value), /“受理”只能由税务局操作/, 'refused.accept');
    expect(wordsOf((got.body.card?.data ?? {}) as Json)).toContain('受理时限：9月28日（周一）17:30');
  });

  it('an officer’s account in another organisation, to which the app may be shared, is a stranger', async () => {
    const OTHER = { tenant: 'a_supplier' };
    const tap = () => craft.press('林晓', card, { tag: 'button', value }, OTHER).then((made) => craft.post(made));
    await turnedAway(tap, /您的账号还没有登记/, 'refused.stranger');
    const before = await there.book.caseOf(no);
    const seen = (await there.town.read('林晓')).length;
    const words = await craft.words('林晓', `受理 ${no}`, 'om_of_a_supplier', OTHER);
    expect((await craft.post(words, '/feishu/events')).status).toBe(200);
    const { said } = await lines(async () => craft.post(await craft.menu('林晓', 'to_do', OTHER), '/feishu/events'));
    expect(said).toEqual(['refused.stranger']);
    expect(await there.book.caseOf(no)).toEqual(before);
    const told = (await there.town.read('林晓')).slice(seen).map((m) => JSON.stringify(m.content));
    expect(told.filter((t) => t.includes(no) || t.includes('待办'))).toEqual([]);
  });

  it('a version that was never drawn, and an account that nobody knows', async () => {
    await turnedAway(() => press('林晓', { ...value, v: value.v + 5 }), /办件已有变化/, 'refused.accept');
    await turnedAway(() => press(`ou_${'9'.repeat(32)}`, value), /登记后再使用/, 'refused.stranger');
  });

  it('another enterprise: by tap, by 查询, by command, by 上传 — the case is as if it were not there', async () => {
    const { town, book } = there;
    await turnedAway(() => press('孙婉清', value), /^没有找到这件诉求/, 'refused.accept');
    await turnedAway(() => press('孙婉清', { ...value, action: 'withdraw' }), /^没有找到这件诉求/, 'refused.withdraw');
    const before = await book.caseOf(no);
    for (const words of ['查询', '受理', '撤回诉求', '上传']) {
      const { said } = await lines(() => town.say('孙婉清', `${words} ${no}`));
      expect(said).toHaveLength(1);
      const missing = no.replace('-0001', '-0099');
      await town.say('孙婉清', `${words} ${missing}`);
      const [real, none] = (await town.texts('孙婉清')).slice(-2);
      expect(real).toBe(`没有找到编号 ${no}，请核对后重新发送。`);
      expect(none).toBe(`没有找到编号 ${missing}，请核对后重新发送。`);
    }
    expect(await book.caseOf(no)).toEqual(before);
    expect(JSON.stringify(await town.read('孙婉清'))).not.toContain('出口退税');
  });

  it('an old card, pressed after the case has moved on, is refused with words and the fresh card', async () => {
    const { town, book } = there;
    await town.tap('林晓', '受理', { no });
    const { v, rev } = await book.caseOf(no);
    const got = await press('罗敏', value);
    expect(got.body.toast).toMatchObject({ type: 'error' });
    expect(got.body.toast?.content).toMatch(/办理中/);
    expect(JSON.stringify(got.body.card)).toContain('10月22日（周四）17:30');
    expect(await book.caseOf(no)).toMatchObject({ v, rev, state: 'in_progress' });
  });

  it('unsigned, wrongly signed or old: 401, nothing said and nothing done', async () => {
    const { town, book } = there;
    const before = await book.caseOf(no);
    const action = { tag: 'button', value: { ...value, action: 'withdraw', v: before.v } };
    const old = new Date((await town.now()).getTime() - 6 * 60_000);
    const bad = {
      unsigned: await craft.press('赵明远', card, action, { sign: false }),
      signature: await craft.press('赵明远', card, action, { key: 'another key' }),
      age: await craft.press('赵明远', card, action, { at: old }),
    };
    for (const [why, post] of Object.entries(bad)) {
      const { got, said } = await lines(() => craft.post(post));
      expect(got, why).toEqual({ status: 401, body: {} });
      expect(said).toEqual(['feishu.refused']);
    }
    const good = await craft.press('赵明远', card, action);
    const touched = { ...good, body: good.body.replace(/.{4}"}$/, 'AAAA"}') };
    expect((await craft.post(touched)).status).toBe(401);
    expect(await book.caseOf(no)).toEqual(before);
    expect(before.state).toBe('in_progress');
  });

  it('the rate limit: of 150 presses in a minute at most 120 are heard, the rest told so, and nobody else suffers', async () => {
    const { town, book } = there;
    const posts: Post[] = [];
    const at = await town.now();
    for (let n = 0; n < 150; n++) posts.push(await craft.press('何志远', card, { tag: 'button', value }, { at }));
    const { got, said } = await lines(() => Promise.all(posts.map((p) => craft.post(p))));
    expect(got.every((a) => a.status === 200)).toBe(true);
    const over = got.filter((a) => a.body.toast?.content === '操作过于频繁，请稍后再试');
    expect(over).toHaveLength(30);
    expect(said.filter((e) => e === 'feishu.rate_limited')).toHaveLength(1);
    expect(await book.times(no, 'accept')).toBe(1);
    expect((await town.tap('王敏', '为何是这一天', { no })).toast?.type).toBe('info');
    expect((await town.face(DESK, no)).tag).toBe('办理中');
  });

  it('too many words are answered once, then with silence', async () => {
    const { town } = there;
    const post = await craft.words('褚航', '帮助');
    const answers = await Promise.all(Array.from({ length: 130 }, () => craft.post(post, '/feishu/events')));
    expect(answers.every((a) => a.status === 200)).toBe(true);
    await town.settled();
    await there.quiet();
    expect((await town.texts('褚航')).filter((t) => t.includes('操作过于频繁'))).toHaveLength(1);
    expect(await town.read('褚航')).toHaveLength(2);
  });

  it('odd request lines, and connections that break off, harm neither the program nor the sandbox', async () => {
    const { town } = there;
    const listeners = [town.qisuUrl(), town.feishuUrl()];
    for (const address of listeners)
      for (const manner of ['waits', 'resets at once', 'resets at the answer'] as const) {
        const left = oddRequests().values();
        // Some at a time, as from several pages.
        const page = async () => {
          for (const bytes of left) await throwAt(address, bytes, manner);
        };
        await Promise.all(Array.from({ length: 40 }, page));
      }
    const alive = await Promise.all(
      [`${town.qisuUrl()}/healthz`, `${town.feishuUrl()}/sandbox/api/chats`].map((url) =>
        fetch(url).then(
          ({ status }) => status,
          () => 'gone',
        ),
      ),
    );
    expect(alive).toEqual([200, 200]);
    expect(town.qisu().output()).not.toContain('"http.failed"');
  });

  it('a log whose reader has gone costs its lines, never the service', async () => {
    const { town } = there;
    const qisu = town.qisu().process;
    for (const stream of [qisu.stdout, qisu.stderr]) stream?.destroy();
    // Each of these leaves a line.
    for (let n = 0; n < 5; n++) await press('林晓', { steal: n }).catch(() => undefined);
    const health = () =>
      fetch(`${town.qisuUrl()}/healthz`).then(
        ({ status }) => status,
        () => 'gone',
      );
    expect(await health()).toBe(200);
    const ready = (await (await fetch(`${town.qisuUrl()}/readyz`)).json()) as { ready: boolean; lostLogLines?: number };
    expect(ready.ready).toBe(true);
    expect(ready.lostLogLines).toBeGreaterThan(0);
  });
});
