import { describe, expect, it } from 'vitest';
import { mongoMemory } from '../../src/adapters/mongo/memory.ts';
import { keepTold, whyNoStory } from '../../src/seed/told.ts';
import { freshDatabase } from '../support/database.ts';
import { toldStory } from '../support/told-story.ts';

const DAYS = { days: 2, until: '2026-03-10 16:30', casesADay: 4 };

describe('made-up cases — interface.md, "Sandbox"', () => {
  it('the same seed gives the same cases, and another seed others', async () => {
    const [once, again, other] = await Promise.all([
      toldStory(DAYS),
      toldStory(DAYS),
      toldStory({ ...DAYS, seed: 2, days: 1 }),
    ]);
    const seen = ({ cases }: typeof once) =>
      cases.map(({ no, state, title, receivedAt, record, dueAt }) => ({
        no,
        state,
        title,
        receivedAt,
        events: record.map(({ event, at, by }) => `${event} ${at.toISOString()} ${by.name}`),
        dueAt,
      }));
    expect(once.errors).toEqual([]);
    expect(once.refused).toEqual([]);
    expect(once.cases.length).toBeGreaterThan(4);
    expect(new Set(once.cases.map((c) => c.state)).size).toBeGreaterThan(2);
    expect(seen(again)).toEqual(seen(once));
    expect(other.cases.map((c) => c.title)).not.toEqual(once.cases.slice(-other.cases.length).map((c) => c.title));
    await Promise.all([once, again, other].map((told) => told.close()));
  });

  it('go only where nothing is that is not their own', async () => {
    const { db, close } = await freshDatabase();
    const memory = mongoMemory(db);
    const again = '请用 npm run seed -- --fresh 清空后重新放入，或用 npm start -- --fresh 从空的沙盒开始';
    const now = new Date('2026-03-11T08:30:00Z');
    expect(await whyNoStory(memory, false)).toBeNull();
    expect(await whyNoStory(memory, true)).toBe(`这里已有别的案件，没有放入示例案件；${again}`);
    await keepTold(memory, { months: 3, seed: 1 }, now, false);
    expect(await whyNoStory(memory, true)).toBe(`上次放入示例案件没有做完，剩下的接不上；${again}`);
    await keepTold(memory, { months: 3, seed: 1 }, now, true);
    expect(await whyNoStory(memory, true)).toBe(`这里已经放过示例案件；${again}`);
    await close();
  });

  it('do not go where the program has worked with an app of Feishu', async () => {
    const { db, close } = await freshDatabase();
    const memory = mongoMemory(db);
    await memory.beat(new Date('2026-03-11T08:30:00Z'));
    expect(await whyNoStory(memory, false)).toBe(
      '这个数据库是接着真的飞书用过的，示例案件不能放进去；请用 QISU_DATA 或 MONGODB_URI 另指一个',
    );
    await memory.once('sandbox/app-secret', () => 'made by the sandbox');
    expect(await whyNoStory(memory, false)).toBeNull();
    await close();
  });
});
