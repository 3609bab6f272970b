import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../support/outside/answers.ts';
import { buttonsOf, faceOf, wordsOf } from '../support/outside/cards.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const MARKET = '市场监管局';

describe('a group lives by its work list — interface.md, "What is said and shown"', () => {
  let town: Town;
  let no: string;
  const shown = async () => {
    const list = (await town.workLists(MARKET)).at(-1);
    return { id: list?.messageId ?? '', words: list ? wordsOf(list.content) : '' };
  };
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 14:00' });
    no = await town.appeal('赵明远', '营业执照变更经营范围，窗口三次退回材料', '诉求');
    await town.tap('王敏', `派给 ${MARKET}`, { no });
  });
  afterAll(() => town.close());

  it('in the morning it says what is due first; who presses the line gets the card in private, and accepts', async () => {
    await town.travelTo('2026-03-03 08:55');
    const { id, words } = await shown();
    expect(words).toContain('受理：营业执照变更经营范围');
    expect(words).toContain('今日\n3月3日 · 太湖精密制造有限公司 · 待受理');
    await town.tap('李强', '受理：营业执照变更经营范围，窗口三次退回材料', { messageId: id });
    expect(await town.buttons('李强', no)).toContain('受理');
    await town.tap('李强', '受理', { no });
  });

  it('a minute later the same card says what is to be done next', async () => {
    const { id } = await shown();
    await town.travelTo('2026-03-03 08:58');
    const now = await shown();
    expect(now.id).toBe(id);
    expect(now.words).toContain('办结：营业执照变更经营范围');
    expect(now.words).toContain('李强经办');
  });

  it('the next morning a new one stands below, and the old one leads to it', async () => {
    await town.travelTo('2026-03-04 08:55');
    const lists = await town.workLists(MARKET);
    expect(lists.map((m) => faceOf(m.content).tag)).toEqual(['已更新', '1 项']);
    expect(buttonsOf(lists[0]?.content ?? {}).map((b) => b.label)).toEqual(['查看最新待办']);
    const outcome = await town.tap('周芳', '查看最新待办', { messageId: lists[0]?.messageId ?? '' });
    expect(outcome.toast?.content).toBe('最新待办已发到您与我的私聊');
    expect(wordsOf((await town.read('周芳')).at(-1)?.content ?? {})).toContain('办结：营业执照变更经营范围');
  });

  it('whoever asks in the group gets it below, whoever asks alone their own', async () => {
    expect(await answer(town, '吴磊', '待办', MARKET)).toContain('办结：营业执照变更经营范围');
    // 李强 has it in hand; a colleague only waits.
    expect(await answer(town, '吴磊', '待办')).toContain('等待他人办理 1 件');
    expect(await answer(town, '李强', '待办')).toContain('还有 13 个工作日');
    expect((await town.workLists(MARKET)).map((m) => faceOf(m.content).tag)).toEqual(['已更新', '已更新', '1 项']);
  });
});
