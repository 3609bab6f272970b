import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJob, TIMETABLE } from '../../jobs/timetable.ts';
import { type World, world } from '../support/world.ts';

describe('who is in a unit’s group without being of the unit — R-801; interface.md, "In chat"', () => {
  let qisu: World;
  const enters = (group: string, who: string, name = who): void => {
    const chat = qisu.chatOf(group);
    qisu.post.inside.set(chat, new Map([...(qisu.post.inside.get(chat) ?? []), [qisu.idOf(who), name]]));
  };
  /** What the administrators read once all jobs have been woken then. */
  async function readOn(instant: string): Promise<string[]> {
    const before = qisu.as('管理员').readings().length;
    await qisu.travelTo(instant);
    for (const job of TIMETABLE) await runJob(qisu.deps, job);
    await qisu.restart();
    return qisu
      .as('管理员')
      .readings()
      .slice(before)
      .filter((words) => words.includes('不属于该单位的成员'));
  }
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 08:00' });
    for (const who of ['高峰', '林晓', '罗敏']) enters('税务局', who);
  });
  afterAll(() => qisu.close());

  it('nothing is said of a group’s own people, its leader and the administrators', async () => {
    for (const who of ['陈刚', '管理员']) enters('税务局', who);
    expect(await readOn('2026-03-02 09:20')).toEqual([]);
  });

  it('the administrators read by name who else is there, within the hours, once', async () => {
    enters('税务局', '马超');
    enters('人社局', 'ou_0123456789abcdef0123456789abcdef', '外来人员');
    expect(await readOn('2026-03-03 08:50')).toEqual([]);
    const read = await readOn('2026-03-03 09:20');
    expect(read).toHaveLength(1);
    expect(read[0]).toContain('“税务局”的群：马超（人社局）');
    expect(read[0]).toContain('“人社局”的群：外来人员（不在通讯录）');
    expect(await readOn('2026-03-03 15:00')).toEqual([]);
  });

  it('not again the next day, only when somebody else comes', async () => {
    expect(await readOn('2026-03-04 09:20')).toEqual([]);
    enters('税务局', '郭倩');
    const [read] = await readOn('2026-03-05 09:20');
    expect(read).toContain('马超（人社局）');
    expect(read).toContain('郭倩（自然资源和规划局）');
    expect(read).not.toContain('“人社局”的群');
  });
});
