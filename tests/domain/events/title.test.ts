import { describe, expect, it } from 'vitest';
import { titleOf } from '../../../src/domain/events/parts/title.ts';

describe('the title of an appeal is the first sentence that tells something — interface.md, "Faces"', () => {
  it.each([
    ['a greeting', '您好！仓库门口的路面塌了一块。', '仓库门口的路面塌了一块'],
    ['a greeting and who writes', '您好，我们是启航精密，配电增容批了两个月。请协调。', '配电增容批了两个月'],
    ['a leader is addressed', '尊敬的领导：您好！消防验收没有下文。', '消防验收没有下文'],
    ['a company introduces itself', '我公司是一家外贸企业，出口退税三周没有到账。', '出口退税三周没有到账'],
    ['somebody introduces themselves', '你好，我是云帆电子的经办人，工伤认定的材料退了两次', '工伤认定的材料退了两次'],
    ['somebody gives a name', '我姓周，车间的用水压力不够。', '车间的用水压力不够'],
    ['a caller is named', '冯总来电：冷库的电费单位算错了', '冷库的电费单位算错了'],
    ['a number stands first', '1、门口的路灯坏了；2、补贴没有到', '门口的路灯坏了'],
    ['matters are counted', '第二件：高新认定的材料被退回', '高新认定的材料被退回'],
    ['a question is announced', '请问，环评登记表在哪里领', '环评登记表在哪里领'],
    [
      'a letter in English',
      'Hello, we are a German company. Our visa was refused twice.',
      'Our visa was refused twice',
    ],
    ['the matter begins with 我们', '我们是被拖欠工程款的施工单位', '我们是被拖欠工程款的施工单位'],
    ['a number that is part of it', '2026年稳岗补贴没有到账', '2026年稳岗补贴没有到账'],
    ['nothing else was said', '您好', '您好'],
  ])('%s', (_what, content, title) => {
    expect(titleOf(content)).toBe(title);
  });

  it('is cut at 30 characters, never behind a comma', () => {
    expect(titleOf('字'.repeat(40))).toBe(`${'字'.repeat(29)}…`);
    expect(titleOf(`${'字'.repeat(28)}，${'字'.repeat(11)}`)).toBe(`${'字'.repeat(28)}…`);
  });

  it('takes no longer for words that nobody would write', () => {
    const began = process.cpuUsage().user;
    for (const odd of ['您好，', '1、', '我是', '\u3000 ', '，。', '. ', '尊敬的'])
      titleOf(`${odd.repeat(20_000 / odd.length)}完`);
    expect(process.cpuUsage().user - began).toBeLessThan(2_000_000);
  });
});
