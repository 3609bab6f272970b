import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MessengerError } from '../../src/ports.ts';
import { type World, world } from '../support/world.ts';

/** Longer than a lane rests after a failure. */
const RESTED_MS = 20_000;

describe('a message held back until its date is over — lifecycle.md, invariant 10; T19', () => {
  let qisu: World;
  let heal: () => Promise<void>;
  const no = { dispatched: '', resolved: '' };

  /** Feishu answers nothing for these chats until `heal`. */
  function broken(...chats: string[]): void {
    const { messenger, there } = qisu.post;
    const { send, reply, update } = messenger;
    const refuse = async (): Promise<never> => {
      throw new MessengerError('later', 0, 'no answer');
    };
    const chatOf = (to: Parameters<typeof send>[0]): string => ('chat' in to ? to.chat : `p2p_${to.person}`);
    messenger.send = (to, ...rest) => (chats.includes(chatOf(to)) ? refuse() : send(to, ...rest));
    messenger.reply = (id, ...rest) => (chats.includes(there(id).chatId) ? refuse() : reply(id, ...rest));
    messenger.update = (id, ...rest) => (chats.includes(there(id).chatId) ? refuse() : update(id, ...rest));
    heal = async () => {
      Object.assign(messenger, { send, reply, update });
      await qisu.clock.wait(RESTED_MS);
    };
  }

  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 10:00' });
    no.resolved = await qisu.caseIn('resolved');
    const waiting = await qisu.caseIn('submitted');
    broken(qisu.chatOf('市场监管局'), `p2p_${qisu.idOf('contact')}`, `p2p_${qisu.idOf('leader')}`);
    await qisu.as('desk').tap(waiting, '派单', { 类别: '诉求', 紧急程度: '一般', 其他承办单位: '市场监管局' });
    no.dispatched = waiting;
    // The accept deadline is Tuesday 17:30; the enterprise's last day to confirm is Thursday.
    for (const day of ['03', '04', '05'])
      for (const hour of ['08:36', '09:06', '10:05']) await qisu.travelTo(`2026-03-${day} ${hour}`);
    await heal();
    await qisu.travelTo('2026-03-05 10:06');
  });
  afterAll(() => qisu.close());

  const said = (words: string) => qisu.textsIn('市场监管局').filter((text) => text.includes(words));

  it('the work order says that its date is over, and asks for nothing by a day that has gone', () => {
    const [order, ...more] = said('已派给市场监管局').filter((text) => text.includes(no.dispatched));
    expect(order).toContain('请尽快（时限3月3日（周二）17:30已过）受理或申请退回');
    expect(more).toEqual([]);
    expect(said('请于3月3日').filter((text) => text.includes(no.dispatched))).toEqual([]);
  });

  it('of reminder, warning and alarm of one clock the last one alone is sent', () => {
    const steps = said('【').filter((text) => text.includes(no.dispatched));
    expect(steps).toHaveLength(1);
    expect(steps[0]).toContain('【超期预警】');
    expect(said('今日到期').filter((text) => text.includes(no.dispatched))).toEqual([]);
  });

  it('the enterprise is reminded once, of its last day', () => {
    const reminders = qisu
      .as('contact')
      .readings()
      .filter((text) => text.includes(no.resolved) && /最后一天|还有 \d 个工作日/.test(text));
    expect(reminders).toHaveLength(1);
    expect(reminders[0]).toMatch(/今天是.*的最后一天/);
  });

  it('of the digests of several mornings a leader reads the last', () => {
    const digests = qisu
      .as('leader')
      .readings()
      .filter((text) => text.includes('每日简报'));
    expect(digests).toHaveLength(1);
    expect(digests[0]).toContain('3月5日（周四）');
  });
});
