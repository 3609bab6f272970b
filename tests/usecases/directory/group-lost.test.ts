import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf } from '../../support/outside/cards.ts';
import { groupOf } from '../../support/town.ts';
import { type World, world } from '../../support/world.ts';

describe('a unit that loses its group while it has a case — interface.md, "Directory file"; lifecycle.md, "People"', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no = await qisu.caseIn('in_progress');
    await qisu.restart((rows) => ({
      ...rows,
      units: rows.units.map((u) => {
        const { chatId, ...row } = u;
        return u.id === 'scjg' ? row : { ...row, ...(chatId && { chatId }) };
      }),
    }));
  });
  afterAll(() => qisu.close());

  const cardsIn = (chatId: string) =>
    qisu.post.messages.filter(
      (m) => m.chatId === chatId && 'card' in m.content && JSON.stringify(m.content).includes(no),
    );

  it('goes on with its head, whose card is kept up to date; what was in the group becomes a line', async () => {
    const group = groupOf('市场监管局');
    await qisu.as('contact').says(`补充 ${no} 另附清单一份`);
    await qisu.as('contact').tap(no, '催办');
    const [left, ...more] = cardsIn(group);
    expect(more).toEqual([]);
    expect(left && 'card' in left.content && buttonsOf(left.content.card)).toEqual([]);
    expect(JSON.stringify(left?.content)).toContain('已转出，此处无需再办理');
    expect(qisu.as('李强').card(no).buttons).toContain('提交办结');
    await qisu.as('李强').tap(no, '登记进展', { 进展内容: '已约窗口核对', 对企业可见: '是' });
    expect(qisu.as('李强').card(no).words).toContain('已约窗口核对');
  });
});
