import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../src/domain/case/case.ts';
import { MessengerError } from '../../src/ports.ts';
import { until } from '../support/outside/ledger.ts';
import type { Shown } from '../support/platforms/platform.ts';
import { type OutboxWorld, outboxWorld, PLATFORMS } from './support/outbox-world.ts';

const DESK = { chat: 'oc_desk' };
const MARKET = { chat: 'oc_scjg' };
const LABOUR = { chat: 'oc_rsj' };
const LAND = { chat: 'oc_zrzy' };
const HEAD = { person: 'ou_head' };
const CONTACT = { person: 'ou_contact' };
const COLLEAGUE = { person: 'ou_standIn' };
const MINUTE_MS = 60_000;

describe.each(PLATFORMS)('the outbox on %s — storage.md, "The outbox"', (_name, open) => {
  let there: OutboxWorld;
  beforeAll(async () => {
    there = await outboxWorld(open);
  });
  afterEach(() => there.calm());
  afterAll(() => there.close());

  const about = (c: Case, all: Shown[]): Shown[] => all.filter((m) => JSON.stringify(m).includes(c.no));
  const read = async (c: Case, where: Parameters<OutboxWorld['read']>[0]): Promise<Shown[]> =>
    about(c, await there.read(where));
  const kinds = (all: Shown[]): string[] => all.map((m) => (m.card ? 'card' : 'words'));
  const placeOf = async (c: Case, audience: string) =>
    (await there.caseOf(c._id)).cards.find((k) => k.audience === audience);

  it('sends what a decision owes once: the card, the words below it, and where it hangs is known', async () => {
    const c = await there.dispatched();
    await there.quiet();
    const [card, words, ...more] = await read(c, MARKET);
    expect(more).toEqual([]);
    expect(card?.card).toBeDefined();
    expect(words).toMatchObject({ inReplyTo: card?.messageId });
    expect(kinds(await read(c, DESK))).toEqual(['card']);
    expect(kinds(await read(c, CONTACT))).toEqual(['card']);
    expect(await there.caseOf(c._id)).toMatchObject({ outbox: [], sendAt: null });
    expect(await placeOf(c, 'unit')).toMatchObject({ messageId: card?.messageId, chatId: MARKET.chat });
  });

  it('changes the cards in place when the case changes', async () => {
    const c = await there.dispatched();
    await there.quiet();
    await there.act('unit', c._id, 'accept');
    await there.quiet();
    const [card, ...more] = (await read(c, MARKET)).filter((m) => m.card);
    expect(more).toEqual([]);
    expect(JSON.stringify(card)).toContain('办理中');
    expect(kinds(await read(c, DESK))).toEqual(['card']);
  });

  it('a lost group: the unit’s head has card and words; without a head the desk', async () => {
    await there.trouble({ meaning: 'unreachable', at: MARKET });
    const c = await there.dispatched();
    await there.quiet();
    expect(await read(c, MARKET)).toEqual([]);
    expect(kinds(await read(c, HEAD))).toEqual(['card', 'words']);
    await there.trouble({ meaning: 'unreachable', at: HEAD });
    const other = await there.dispatched();
    await there.quiet();
    expect(await read(other, HEAD)).toEqual([]);
    expect(kinds(await read(other, DESK)).toSorted()).toEqual(['card', 'card', 'words']);
  });

  it('a contact who cannot be reached: the next contact; none of them: it waits for a person', async () => {
    await there.trouble({ meaning: 'unreachable', at: CONTACT });
    const c = await there.dispatched();
    await there.quiet();
    expect(kinds(await read(c, COLLEAGUE))).toEqual(['card']);
    await there.trouble({ meaning: 'unreachable', at: COLLEAGUE });
    const other = await there.dispatched();
    await there.quiet();
    const [parked, ...more] = (await there.caseOf(other._id)).outbox;
    expect(more).toEqual([]);
    expect(parked?.parked).toMatch(/^unreachable /);
    expect(parked?.tried).toEqual([CONTACT.person]);
    expect(await read(other, DESK)).toHaveLength(1);
  });

  it('a card that is gone, or too old to be changed: a fresh one takes its place', async () => {
    const c = await there.dispatched('zrzy');
    await there.quiet();
    await there.remove((await placeOf(c, 'unit'))?.messageId ?? '');
    await there.act('thirdUnit', c._id, 'accept');
    await there.quiet();
    const [fresh, ...more] = (await read(c, LAND)).filter((m) => m.card);
    expect(more).toEqual([]);
    expect(JSON.stringify(fresh)).toContain('办理中');
    expect((await placeOf(c, 'unit'))?.messageId).toBe(fresh?.messageId);

    await there.later(there.messenger.traits.cardLivesMs + MINUTE_MS);
    const before = there.lines.length;
    await there.act('thirdUnit', c._id, 'progress', { text: '已勘验' });
    await there.quiet();
    const cards = (await read(c, LAND)).filter((m) => m.card);
    expect(cards.at(-1)?.messageId).not.toBe(fresh?.messageId);
    expect(JSON.stringify(cards.at(-1))).toContain('已勘验');
    // It was replaced before it was refused.
    expect(there.lines.slice(before).filter((l) => l.event.startsWith('send.'))).toEqual([]);
  });

  it('refused three times: plain words; refused again: parked, the lane goes on, and a change tries again', async () => {
    await there.trouble({ meaning: 'refused', at: LABOUR, times: 3 });
    const c = await there.dispatched('rsj');
    await there.quiet();
    const [first, ...rest] = await read(c, LABOUR);
    expect(first?.text).toContain(`${c.no}【待受理】`);
    expect(kinds(rest)).toEqual(['words']);
    await there.trouble({ meaning: 'refused', at: LABOUR, times: 4 });
    const other = await there.dispatched('rsj');
    await there.quiet();
    expect(kinds(await read(other, LABOUR))).toEqual(['words']);
    expect((await there.caseOf(other._id)).outbox).toMatchObject([
      { show: { card: 'unit' }, parked: expect.stringMatching(/^refused /) },
    ]);
    await there.act('otherUnit', other._id, 'accept');
    await there.quiet();
    expect((await read(other, LABOUR)).filter((m) => m.card)).toHaveLength(1);
    expect((await there.caseOf(other._id)).outbox).toEqual([]);
  });

  it('words it will not carry: sent at once without anybody’s words', async () => {
    await there.trouble({ meaning: 'content_refused', at: LABOUR, times: 1 });
    const c = await there.dispatched('rsj');
    await there.quiet();
    const said = await read(c, LABOUR);
    expect(kinds(said)).toEqual(['words', 'words']);
    expect(JSON.stringify(said[0])).not.toContain(c.title);
  });

  it('not now: the lane waits, keeps its order, and each comes once', async () => {
    await there.trouble({ meaning: 'later', at: LAND, times: 2 });
    const cases = [await there.dispatched('zrzy'), await there.dispatched('zrzy')];
    await there.quiet();
    const seen = (await there.read(LAND)).filter((m) => cases.some((c) => JSON.stringify(m).includes(c.no)));
    const order = seen.map((m) => [kinds([m])[0], cases.findIndex((c) => JSON.stringify(m).includes(c.no))]);
    expect(order).toEqual([
      ['card', 0],
      ['words', 0],
      ['card', 1],
      ['words', 1],
    ]);
  });

  it('done and not answered: the same id again makes no second message', async () => {
    await there.trouble({ meaning: 'unanswered', at: LABOUR, times: 2 });
    const c = await there.dispatched('rsj');
    await there.quiet();
    expect(kinds(await read(c, LABOUR))).toEqual(['card', 'words']);
    const tries = [...(await there.tries())].filter(([id]) => id.startsWith(`${c._id}.`));
    expect(Math.max(...tries.map(([, n]) => n))).toBe(3);
    expect((await there.caseOf(c._id)).maybeTwice).toBeUndefined();
  });

  it('not answered for longer than repeats are known: the card is found by its id', async () => {
    await there.trouble({ meaning: 'later', at: LAND });
    await there.trouble({ meaning: 'unanswered', at: LAND, times: 1 });
    const c = await there.dispatched('zrzy');
    await until('it is made', async () => (await read(c, LAND)).length === 1);
    await there.later(there.messenger.traits.repeatsKnownMs + 10 * MINUTE_MS);
    await there.calm();
    await there.quiet();
    expect(kinds(await read(c, LAND))).toEqual(['card', 'words']);
    expect((await there.caseOf(c._id)).maybeTwice).toBeUndefined();
    expect((await placeOf(c, 'unit'))?.chatId).toBe(LAND.chat);
  });

  it('where the app may not read the chat, the card itself goes again, marked as maybe twice', async () => {
    await there.trouble({ meaning: 'later', at: LAND });
    await there.trouble({ meaning: 'unanswered', at: LAND, times: 1 });
    const c = await there.dispatched('zrzy');
    await until('it is made', async () => (await read(c, LAND)).length === 1);
    const { findSent } = there.messenger;
    there.messenger.findSent = async () => {
      throw new MessengerError('permission', 230027, 'Lack of necessary permissions.');
    };
    await there.later(there.messenger.traits.repeatsKnownMs + 10 * MINUTE_MS);
    await there.calm();
    await there.quiet();
    there.messenger.findSent = findSent;
    const { cards, maybeTwice } = await there.caseOf(c._id);
    expect(cards.map((k) => k.chatId)).toContain(LAND.chat);
    expect(maybeTwice).toHaveLength(1);
    expect((await read(c, LAND)).filter((m) => m.card)).toHaveLength(2);
  });

  it('words are found too, or said again and marked as maybe twice', async () => {
    const c = await there.dispatched('zrzy');
    await there.quiet();
    const repliesTo = (await placeOf(c, 'unit'))?.messageId ?? '';
    await there.trouble({ meaning: 'later', repliesTo });
    await there.trouble({ meaning: 'unanswered', repliesTo, times: 1 });
    await there.act('supervision', c._id, 'urge', { text: '请三日内办结' });
    const urged = async () => (await there.read(LAND)).filter((m) => m.text?.includes('请三日内办结')).length;
    await until('it is said', async () => (await urged()) === 1);
    await there.later(there.messenger.traits.repeatsKnownMs + 10 * MINUTE_MS);
    await there.calm();
    await there.quiet();
    const { findsTexts } = there.messenger.traits;
    expect(await urged()).toBe(findsTexts ? 1 : 2);
    expect((await there.caseOf(c._id)).maybeTwice?.length ?? 0).toBe(findsTexts ? 0 : 1);
  });
});
