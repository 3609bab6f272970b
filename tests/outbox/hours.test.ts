import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MessengerError } from '../../src/ports.ts';
import { announce } from '../../src/usecases/notice.ts';
import { type World, world } from '../support/world.ts';

/** Longer than a lane rests after a failure. */
const RESTED_MS = 20_000;

describe('the sender keeps the hours, whatever kept an item — lifecycle.md, invariant 10', () => {
  let qisu: World;
  const no = { night: '', late: '', stopped: '' };
  /** What people read before the window opens, and once it has. */
  const read = { night: [] as string[], morning: [] as string[], answer: '' };

  const readings = (): string[] =>
    ['contact', 'leader', 'administrator'].flatMap((who) => qisu.as(who as 'contact').readings());
  const texts = (): string[] => [...readings(), ...qisu.textsIn('市场监管局'), ...qisu.textsIn('企业服务专席')];

  /** Feishu answers nothing until `heal`. */
  function broken(): () => Promise<void> {
    const { messenger } = qisu.post;
    const { send, reply, update } = messenger;
    const refuse = async (): Promise<never> => {
      throw new MessengerError('later', 0, 'no answer');
    };
    Object.assign(messenger, { send: refuse, reply: refuse, update: refuse });
    return async () => {
      Object.assign(messenger, { send, reply, update });
      await qisu.clock.wait(RESTED_MS);
    };
  }

  beforeAll(async () => {
    qisu = await world({ now: '2026-03-06 16:00' });
    no.night = await qisu.caseIn('in_progress');
    no.late = await qisu.caseIn('in_progress');
    no.stopped = await qisu.caseIn('in_progress');
    await qisu.travelTo('2026-03-06 17:29');
    // Owed before the close; Feishu is back after it.
    await qisu.as('unit').tap(no.late, '提交办结');
    const submitted = qisu.as('unit').holds('提交办结', { no: no.late, filled: { 办理结果: '已办好变更' } });
    const heal = broken();
    await submitted();
    await qisu.travelTo('2026-03-06 18:00');
    await heal();
    await qisu.travelTo('2026-03-06 20:00');
    const before = texts();
    for (const words of ['图纸已改', '图纸又改了', '这是最后一版'])
      await qisu.as('contact').tap(no.night, '补充说明', { 补充内容: words });
    await qisu.as('unit').tap(no.stopped, '提交办结', { 办理结果: '已办好迁移' });
    await qisu.as('unit').tap(no.stopped, '撤回办结');
    await announce(qisu.deps, 'test/unasked', { person: qisu.idOf('administrator'), name: '管理员' }, '没有人问起的话');
    await qisu.drain();
    read.answer = await qisu.as('contact').says('帮助');
    await qisu.travelTo('2026-03-09 09:04');
    read.night = texts().filter((text) => !before.includes(text));
    await qisu.travelTo('2026-03-09 09:06');
    read.morning = texts().filter((text) => !before.includes(text) && !read.night.includes(text));
  });
  afterAll(() => qisu.close());

  const said = (words: string): [night: number, morning: number] => [
    read.night.filter((text) => text.includes(words)).length,
    read.morning.filter((text) => text.includes(words)).length,
  ];

  it('what Feishu did not take before the close is said in the morning', () => {
    expect(said(`${no.late}“`)).toEqual([0, 1]);
  });
  it('of three additions made at night the unit hears once', () => {
    expect(said('有补充说明')).toEqual([0, 1]);
  });
  it('a result that was taken back by then is not told of, its recall is', () => {
    expect(read.morning.filter((text) => text.includes(no.stopped) && text.includes('已有办理结果'))).toEqual([]);
    expect(said('由市场监管局撤回')).toEqual([0, 1]);
  });
  it('what nobody asked for waits, and who asks is answered', () => {
    expect(said('没有人问起的话')).toEqual([0, 1]);
    expect(read.answer).toContain('提诉求、看进展');
  });
});
