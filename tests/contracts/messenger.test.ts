import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { type Meaning, MessengerError } from '../../src/ports.ts';
import { fakeMessenger } from '../support/platforms/fake.ts';
import type { Platform, Where } from '../support/platforms/platform.ts';
import { feishuOnStandIn } from '../support/platforms/stand-in.ts';
import { town } from '../support/small-town.ts';

const NOW = shanghai('2026-09-24 10:10');
/** Each test has a group and a person of its own, so that nobody is sent more than a platform allows. */
const GROUPS = ['scjg', 'rsj', 'zrzy', 'desk', 'dcs', 'ysb'].map((id) => ({ chat: `oc_${id}` }));
const PEOPLE = ['head', 'unit', 'officer', 'otherUnit', 'thirdUnit', 'desk', 'leader'].map((id) => ({
  person: `ou_${id}`,
}));
const MINUTE_MS = 60_000;
const card = (title: string) => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: { tag: 'plain_text', content: title }, template: 'blue' },
  body: { elements: [{ tag: 'markdown', content: '请受理' }] },
});
const titleOf = (shown: { card?: Record<string, unknown> } | undefined): unknown =>
  (shown?.card?.header as { title?: { content?: string } } | undefined)?.title?.content;

type Open = (now: () => Date) => Promise<Platform>;
const PLATFORMS: [name: string, open: Open][] = [
  ['Feishu, as its stand-in plays it', (now) => feishuOnStandIn(town('apart'), now())],
  ['a fake of other traits', async (now) => fakeMessenger(now)],
];

describe.each(PLATFORMS)('what the outbox asks of a messenger: %s', (_name, open) => {
  let now = NOW;
  let there: Platform;
  let n = 0;
  let group = GROUPS[0] as { chat: string };
  let person = PEOPLE[0] as { person: string };
  beforeAll(async () => {
    there = await open(() => now);
  });
  beforeEach(() => {
    group = GROUPS[(GROUPS.indexOf(group) + 1) % GROUPS.length] as { chat: string };
    person = PEOPLE[(PEOPLE.indexOf(person) + 1) % PEOPLE.length] as { person: string };
  });
  const fresh = (): string => `item-${++n}`;
  const later = async (ms: number): Promise<void> => {
    now = new Date(now.getTime() + ms);
    await there.moved(now);
  };
  async function meaningOf(work: Promise<unknown>): Promise<Meaning> {
    const thrown: unknown = await work.then(
      () => undefined,
      (e: unknown) => e,
    );
    if (thrown instanceof MessengerError) return thrown.meaning;
    throw new Error(`expected a MessengerError, got ${String(thrown)}`);
  }
  /** How many messages more are there than before. */
  async function more(where: Where, work: () => Promise<unknown>): Promise<number> {
    const before = (await there.read(where)).length;
    await work();
    return (await there.read(where)).length - before;
  }

  it('takes its own message back, once', async () => {
    const sent = await there.messenger.send(group, { text: '请受理' }, fresh());
    await there.messenger.recall(sent.messageId);
    expect((await there.read(group)).some((m) => m.messageId === sent.messageId && m.text === '请受理')).toBe(false);
    expect(await meaningOf(there.messenger.recall(sent.messageId))).toBe('gone');
  });

  it('sends to a chat and to a person, a card or words, and says where it went', async () => {
    const sent = await there.messenger.send(group, { card: card('甲') }, fresh());
    expect(sent.chatId).toBe(group.chat);
    expect(titleOf((await there.read(group)).at(-1))).toBe('甲');
    const said = await there.messenger.send(person, { text: '您好' }, fresh());
    expect((await there.read(person)).at(-1)).toMatchObject({ messageId: said.messageId, text: '您好' });
  });

  it('answers in the thread of a message', async () => {
    const first = await there.messenger.send(group, { card: card('乙') }, fresh());
    const reply = await there.messenger.reply(first.messageId, { text: '请受理' }, fresh());
    expect(reply.chatId).toBe(group.chat);
    expect((await there.read(group)).at(-1)).toMatchObject({ text: '请受理', inReplyTo: first.messageId });
  });

  it('changes a card in place', async () => {
    const { messageId } = await there.messenger.send(group, { card: card('旧') }, fresh());
    expect(await more(group, () => there.messenger.update(messageId, card('新')))).toBe(0);
    expect(titleOf((await there.read(group)).find((m) => m.messageId === messageId))).toBe('新');
  });

  it.each(['short', 'x'.repeat(120)])('makes one message of one id, however often it is sent: %s', async (what) => {
    const id = `${what}-${fresh()}`;
    const send = () => there.messenger.send(group, { text: '一次' }, id);
    const [first, second] = [await send(), await send()];
    expect(second).toEqual(first);
    expect(await more(group, () => there.messenger.send(group, { text: '一次' }, `${id}.`))).toBe(1);
    await later(there.messenger.traits.repeatsKnownMs - MINUTE_MS);
    expect(await more(group, send)).toBe(0);
  });

  it('finds a card again by the id it was sent under, and words where it says so', async () => {
    const { messenger } = there;
    const [id, wordsId] = [fresh(), fresh()];
    const sent = await messenger.send(group, { card: card('丙') }, id);
    const said = await messenger.send(group, { text: '丙' }, wordsId);
    const since = new Date(now.getTime() - 1_000);
    expect(await messenger.findSent(group.chat, id, since)).toEqual(sent);
    expect(await messenger.findSent(group.chat, wordsId, since)).toEqual(
      messenger.traits.findsTexts ? said : undefined,
    );
    expect(await messenger.findSent(group.chat, fresh(), since)).toBeUndefined();
    const elsewhere = GROUPS.find((g) => g !== group)?.chat ?? '';
    expect(await messenger.findSent(elsewhere, id, since)).toBeUndefined();
  });

  it('says that the message it should change or answer is gone', async () => {
    const removed = await there.messenger.send(group, { card: card('丁') }, fresh());
    await there.remove(removed.messageId);
    expect(await meaningOf(there.messenger.update(removed.messageId, card('丁')))).toBe('gone');
    expect(await meaningOf(there.messenger.reply(removed.messageId, { text: '丁' }, fresh()))).toBe('gone');
    const old = await there.messenger.send(group, { card: card('戊') }, fresh());
    await later(there.messenger.traits.cardLivesMs + MINUTE_MS);
    expect(await meaningOf(there.messenger.update(old.messageId, card('戊')))).toBe('gone');
  });

  it.each(['unreachable', 'content_refused', 'refused'] as const)('says what a refusal means: %s', async (meaning) => {
    await there.trouble({ meaning, at: person, times: 1 });
    const send = () => there.messenger.send(person, { text: '您好' }, fresh());
    expect(await more(person, async () => expect(await meaningOf(send())).toBe(meaning))).toBe(0);
    expect(await more(person, send)).toBe(1);
  });

  it('says "later" where nobody knows what became of it, and the same id again makes no second message', async () => {
    const id = fresh();
    const send = () => there.messenger.send(person, { text: '已办理' }, id);
    const sent = await more(person, async () => {
      await there.trouble({ meaning: 'later', at: person, times: 1 });
      expect(await meaningOf(send())).toBe('later');
      await there.trouble({ meaning: 'unanswered', at: person, times: 1 });
      expect(await meaningOf(send())).toBe('later');
      await send();
    });
    expect(sent).toBe(1);
  });

  it('takes files up to its bound', async () => {
    const { messenger } = there;
    const most = messenger.traits.fileBytesMost;
    expect(await meaningOf(messenger.upload('a.bin', Buffer.alloc(most + 1), 'application/x'))).toBe('too_large');
    const key = await messenger.upload('a.pdf', Buffer.from('好'), 'application/pdf');
    expect(await more(group, () => messenger.send(group, key, fresh()))).toBe(1);
  });
});
