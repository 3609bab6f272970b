import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../src/domain/case/case.ts';
import { sendText } from '../../src/usecases/notice.ts';
import type { Shown, Where } from '../support/platforms/platform.ts';
import { type OutboxWorld, outboxWorld, PLATFORMS } from './support/outbox-world.ts';

const DESK = { chat: 'oc_desk' };
const MARKET = { chat: 'oc_scjg' };
const HEAD = { person: 'ou_head' };
const OFFICER = { person: 'ou_officer' };

describe.each(PLATFORMS)('what belongs to no case, on %s — storage.md, "The outbox"', (_name, open) => {
  let there: OutboxWorld;
  let c: Case;
  beforeAll(async () => {
    there = await outboxWorld(open);
    c = await there.dispatched();
    await there.quiet();
  });
  afterEach(() => there.calm());
  afterAll(() => there.close());

  /** What came about the case while something was done. */
  async function newAt(where: Where, work: () => Promise<void>): Promise<Shown[]> {
    const before = await there.read(where);
    await work();
    return (await there.read(where)).slice(before.length);
  }
  const notice = async (id: string) => (await there.deps.notices.load(id)) ?? undefined;
  const answer = (id: string, to: Where, words: string) => sendText(there.deps, id, to, words);

  it('is sent once', async () => {
    const said = await newAt(OFFICER, async () => {
      await answer('om_once', OFFICER, '收到');
      await answer('om_once', OFFICER, '收到');
      await there.quiet();
    });
    expect(said).toMatchObject([{ text: '收到' }]);
    expect(await notice('om_once')).toMatchObject({ outbox: [], sent: { messageId: said[0]?.messageId } });
  });

  it('words it will not carry: sent at once without them; refused whatever it says: parked', async () => {
    await there.trouble({ meaning: 'content_refused', at: OFFICER, times: 1 });
    const said = await newAt(OFFICER, async () => {
      await answer('om_words', OFFICER, '敏感词');
      await there.quiet();
    });
    expect(said).toMatchObject([{ text: '内容无法显示，请发送“帮助”或联系企业服务专席。' }]);
    await there.trouble({ meaning: 'refused', at: OFFICER, times: 4 });
    await answer('om_refused', OFFICER, '收到');
    await there.quiet();
    expect(await notice('om_refused')).toMatchObject({ outbox: [{ parked: expect.stringMatching(/^refused /) }] });
  });

  it('an answer to somebody who cannot be reached is nobody else’s', async () => {
    await there.trouble({ meaning: 'unreachable', at: OFFICER });
    const elsewhere = [HEAD, DESK, MARKET];
    const before = await Promise.all(elsewhere.map((w) => there.read(w)));
    await answer('om_answer', OFFICER, '收到');
    await there.quiet();
    expect(await notice('om_answer')).toMatchObject({ outbox: [{ parked: expect.stringMatching(/^unreachable /) }] });
    expect(await Promise.all(elsewhere.map((w) => there.read(w)))).toEqual(before);
  });

  /** Which reminders are among messages about the case: as a list, or in the thread of its card. */
  const reminders = (all: Shown[]): string[] =>
    all
      .map((m) => JSON.stringify(m))
      .filter((m) => m.includes(c.no))
      .flatMap((m) => /"content":"(今日到期|超期上报|超期预警)"|【(今日到期|超期预警)】/.exec(m)?.slice(1) ?? [])
      .filter((title) => title !== undefined);

  it('a reminder whose group is lost reaches the unit’s head', async () => {
    await there.trouble({ meaning: 'unreachable', at: MARKET });
    const told = await newAt(HEAD, async () => {
      await there.travelTo('2026-09-28 09:06');
      await there.quiet();
    });
    expect(reminders(told)).toEqual(['今日到期']);
  });

  it('and the desk when the head cannot be reached either', async () => {
    await there.trouble({ meaning: 'unreachable', at: MARKET });
    await there.trouble({ meaning: 'unreachable', at: HEAD });
    // The group is alarmed, where its card hangs by then; the head, who cannot be reached either, is told of it.
    const told = await newAt(DESK, async () => {
      await there.travelTo('2026-09-29 09:06');
      await there.quiet();
    });
    expect(reminders(told).toSorted()).toEqual(['超期上报', '超期预警']);
  });
});
