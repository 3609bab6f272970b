import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.ts';

describe('a unit whose case went to another and that still owes an answer — R-507; interface.md, "In chat"', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no = await qisu.caseIn('in_progress');
    await qisu.as('leader').says(`督办 ${no} 请本周内给出书面口径`);
    await qisu.as('desk').tap(no, '改派', { 其他承办单位: '税务局', 理由: '事项不在其职责内' });
  });
  afterAll(() => qisu.close());

  it('is told in private how to give it, wherever it asks for the case', async () => {
    const how = `${no} 已不在贵单位办理，但仍有一项须由贵单位完成：请发送“回复督办 ${no}”办理。`;
    expect(await qisu.as('unit').says(`查询 ${no}`)).toBe(how);
    expect(await qisu.as('unit').says(`查询 ${no}`, { in: '市场监管局' })).toContain(
      `${no}：本件已不在贵单位办理，须完成的事项已发到您与我的私聊`,
    );
  });

  it('can give it so, and is then told that the case is not its own', async () => {
    await qisu.as('unit').says(`回复督办 ${no} 书面口径周三报送`);
    expect((await qisu.read(no)).obligations[0]).toMatchObject({ reply: '书面口径周三报送' });
    expect(await qisu.as('unit').says(`查询 ${no}`)).toBe(`${no} 不是贵单位的办件，需要了解的请联系企业服务专席。`);
  });
});
