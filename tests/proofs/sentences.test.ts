import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from '../sheet/answers.ts';
import type { Sentence } from '../sheet/sentence.ts';
import { withoutTyped } from '../sheet/typed.ts';
import { sentenceFaults } from '../support/style.ts';
import { type World, world } from '../support/world.ts';

/** What only a broken service, somebody of elsewhere, or a press on what is over brings: tests of their own say it. */
const ELSEWHERE = [
  /在此期间|历史消息|没有绑定的群|补办补发|飞书应用缺少/,
  /这(个按钮|张卡片|张清单|张简报|张表单|个单位|件事)(已|是)|您已不在领导名册/,
  /^(最新待办|该页)已发到/,
  /现在(查不到本群|没有(符合|这类))/,
  // 我的督办, 来电登记 and paired enterprises.
  /我的督办|^您还没有督办过|^督办要求”。|^您已不是领导、督导|^随文件发来的文字|^已登记，编号|请告诉来电人|^您结对的企业另有|^件诉求在办，不是您/,
  /其他组织|通讯录文件没有采用|已记下，文件没有|收到了您的点按/,
  /^(已选择：提交新诉求|已重新打开，见最新|”表单已发给您|」是文件夹|没有找到这条消息|本件已由专人办理|家，请多写|”可以打开这件)/,
];

/** Every piece of a sentence that stands in a folder's files as text. */
const piecesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').split('\n'))
    .filter((line) => !/^\s*(\*|\/\/|\/\*|\/\^)/.test(line))
    .flatMap((line) => [...line.matchAll(/[\p{Script=Han}，。；：、“”（）「」]{6,}/gu)].map(([piece]) => piece));

describe('what the program answers, as the sheet of sentences prints it — interface.md, "Sentences"', () => {
  let qisu: World;
  let all: Sentence[];
  beforeAll(async () => {
    qisu = await world({ now: '2026-10-30 09:10' });
    all = await answers(qisu);
  });
  afterAll(() => qisu.close());

  it('is everything that is written down to be answered', () => {
    const said = all.map(({ text }) => text).join('\n');
    const pieces = piecesIn('src/usecases');
    expect(pieces.length).toBeGreaterThan(100);
    expect(pieces.filter((piece) => !said.includes(piece) && !ELSEWHERE.some((one) => one.test(piece)))).toEqual([]);
    // None is excused in vain.
    expect(ELSEWHERE.filter((one) => !pieces.some((piece) => one.test(piece) && !said.includes(piece)))).toEqual([]);
  });

  it('is written in one style', () => {
    const texts = all.filter(({ kind, text }) => kind === '消息' && !text.includes('\n'));
    const faults = texts.flatMap(({ code, text }) =>
      sentenceFaults(withoutTyped(text)).map((fault) => `${code}: ${fault}: ${text}`),
    );
    expect(texts.length).toBeGreaterThan(80);
    expect(faults).toEqual([]);
  });
});
