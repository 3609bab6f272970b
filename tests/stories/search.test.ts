import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../support/outside/answers.ts';
import { faceOf, wordsOf } from '../support/outside/cards.ts';
import { openTown, type Town } from '../support/outside/town.ts';

describe('an angry caller’s case is found from the company’s name — interface.md, "What is said and shown"', () => {
  let town: Town;
  let lamp: string;
  let licence: string;
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:30' });
    lamp = await town.appeal('冯丽', '厂门口路灯坏了，夜班工人出入不安全', '诉求');
    await town.fill('王敏', '派单', { 其他承办单位: '市场监管局' }, { no: lamp });
    await town.travelTo('2026-03-05 10:00');
    licence = await town.appeal('冯丽', '食品许可证到期怎么续？', '咨询');
  });
  afterAll(() => town.close());

  it('by a part of the name, in a list whose lines open the case', async () => {
    const list = await answer(town, '刘洋', '查询 湖光');
    expect(list).toContain('查询：湖光\n2 件');
    expect(list.indexOf(lamp)).toBeLessThan(list.indexOf(licence));
    const message = (await town.read('刘洋')).findLast((m) => faceOf(m.content).title === '查询：湖光');
    await town.tap('刘洋', '食品许可证到期怎么续', { messageId: message?.messageId ?? '' });
    expect(await town.buttons('刘洋', licence)).toContain('直接答复');
  });

  it('with another word only what is late, as its card', async () => {
    expect(await answer(town, '刘洋', '查询 湖光 超期')).toContain('受理时限：3月3日（周二）17:30\n超期 2 个工作日');
    expect(await answer(town, '蒋文涛', '超期')).toContain('厂门口路灯坏了');
  });

  it('a leader who types another’s number right is told so', async () => {
    expect(await answer(town, '严慧', `查询 ${lamp}`)).toContain('不在您分管的单位办理');
    expect(await answer(town, '严慧', '查询 湖光')).toContain('没有找到符合“湖光”的办件');
    expect(await answer(town, '孙婉清', `查询 ${lamp}`)).toContain('没有找到编号');
  });

  it('in the desk’s group the list comes in private', async () => {
    expect(await answer(town, '王敏', '查询 湖光', '企业服务专席')).toContain('找到 2 件，名单已发到您与我的私聊');
    expect(wordsOf((await town.read('王敏')).at(-1)?.content ?? {})).toContain('厂门口路灯坏了');
  });
});
