import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faceOf } from '../support/outside/cards.ts';
import { type Message, openTown, shanghai, type Town } from '../support/outside/town.ts';

type Chat = { chatId: string; type: 'p2p' | 'group'; name: string; members: string[] };
type Seen = { openId: string; messages: number };
type State = { now: string; chats: Chat[]; move: { seen: Seen[] } };
type Sent = Message & { chat: Chat };

const START = '2026-03-02 09:10';
/** A case that nobody accepts has been reminded of, is late, and has climbed to the head by then. */
const UNTIL = shanghai('2026-03-05 09:00');
/** What the opening of that morning gathers is sent by then, however many seconds a busy machine needed for it. */
const GATHERED = shanghai('2026-03-05 09:07');

/** Two towns are opened, and three days pass in each. */
const LIVES_MS = 240_000;
/** What comes within this is one message after the other of the same moment. */
const SECONDS_MS = 15_000;

/** What the bot sent, in all chats, oldest first. */
async function sentIn(town: Town): Promise<Sent[]> {
  const { chats } = await town.ask<State>('GET', '/sandbox/api/state');
  const read = async (chat: Chat): Promise<Sent[]> => {
    const path = `/sandbox/api/chats/${chat.chatId}/messages`;
    const { messages } = await town.ask<{ messages: Message[] }>('GET', path);
    return messages.filter((m) => m.sender.type === 'app').map((m) => ({ ...m, chat }));
  };
  return (await Promise.all(chats.map(read))).flat().sort((a, b) => a.createTime.localeCompare(b.createTime));
}

/** A message in a line: its minute, where, and what it is or says. */
const lineOf = ({ createTime, chat, msgType, content }: Sent): string => {
  const where = chat.type === 'group' ? chat.name : chat.members.join();
  const { title, tag, note } = faceOf(content);
  const what = msgType === 'interactive' ? [title, tag, note].join(' ') : String(content.text);
  return `${createTime.slice(0, 16)} ${where}: ${what}`;
};

describe('下一条消息 — interface.md, "Sandbox"', () => {
  let pressed: Town;
  let travelled: Town;
  /** Of each press, where the clock came to stand and who was said to have seen how much. */
  const presses: { at: string; seen: Seen[]; sent: Sent[] }[] = [];

  beforeAll(async () => {
    [pressed, travelled] = await Promise.all([openTown({ now: START }), openTown({ now: START })]);
    for (const town of [pressed, travelled]) {
      const no = await town.appeal('赵明远', '营业执照经营范围变更，窗口三次退回材料。', '诉求');
      await town.tap('王敏', '派给 市场监管局', { no });
    }
    const known = new Set((await sentIn(pressed)).map((m) => m.messageId));
    for (let at = shanghai(START); at < UNTIL; at = new Date(presses.at(-1)?.at ?? at)) {
      const { now } = await pressed.ask<{ now: string }>('POST', '/sandbox/api/clock', { nextMessage: true });
      const { move } = await pressed.ask<State>('GET', '/sandbox/api/state');
      const sent = (await sentIn(pressed)).filter((m) => !known.has(m.messageId));
      for (const m of sent) known.add(m.messageId);
      presses.push({ at: now, seen: move.seen, sent });
    }
    for (const town of [pressed, travelled]) await town.ask('POST', '/sandbox/api/clock', { to: GATHERED });
  }, LIVES_MS);
  afterAll(async () => {
    await pressed.close();
    await travelled.close();
  });

  it('brings something at every press, and nothing was sent on the way there', () => {
    expect(presses.length).toBeGreaterThan(6);
    for (const { at, sent } of presses) {
      expect(sent.length).toBeGreaterThan(0);
      for (const m of sent) expect(Date.parse(at) - Date.parse(m.createTime)).toBeLessThan(SECONDS_MS);
    }
  });

  it('says who saw how much', () => {
    for (const { seen, sent } of presses) {
      const counted = new Map<string, number>();
      for (const m of sent) for (const who of m.chat.members) counted.set(who, (counted.get(who) ?? 0) + 1);
      const told = seen.filter((s) => s.messages > 0).map((s) => [s.openId, s.messages] as const);
      expect(new Map(told)).toEqual(counted);
    }
  });

  it('skips and doubles nothing: a town whose clock went there at once has the same messages', async () => {
    const [one, other] = (await Promise.all([sentIn(pressed), sentIn(travelled)])).map((all) => all.map(lineOf).sort());
    expect(one).toEqual(other);
    expect(one?.length).toBeGreaterThan(30);
  });
});
