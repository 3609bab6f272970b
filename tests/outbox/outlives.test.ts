import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.ts';

const TO_ANOTHER = { 类别: '诉求', 紧急程度: '一般', 其他承办单位: '税务局', 理由: '属地有误' };

describe('what a unit hears though the case is another’s by then — lifecycle.md, "Assignments and two clocks"', () => {
  let qisu: World;
  const heard = (no: string, words: string): string[] =>
    qisu.textsIn('市场监管局').filter((text) => text.includes(no) && text.includes(words));

  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 10:00' });
  });
  afterAll(() => qisu.close());

  it('that what it asked for lapsed', async () => {
    const no = await qisu.caseIn('in_progress');
    await qisu.as('unit').tap(no, '申请延期', { 延期天数: '3', 理由: '须现场监测' });
    await qisu.as('desk').tap(no, '改派', TO_ANOTHER);
    expect(heard(no, '申请随之终止')).toHaveLength(1);
  });

  it('that it was urged in the evening, because it owes the answer all the same', async () => {
    const no = await qisu.caseIn('in_progress');
    await qisu.travelTo('2026-03-02 20:00');
    await qisu.as('supervision').says(`查询 ${no}`);
    await qisu.as('supervision').tap(no, '督办', { 督办要求: '请说明进展' });
    await qisu.as('desk').tap(no, '改派', TO_ANOTHER);
    expect(heard(no, '督办')).toEqual([]);
    await qisu.travelTo('2026-03-03 09:10');
    expect(heard(no, '请说明进展')).toHaveLength(1);
  });
});
