import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { buttonsOf } from '../support/outside/cards.ts';
import { type Answer, forge, type Post } from '../support/outside/forge.ts';
import { type Ledger, ledger, until } from '../support/outside/ledger.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const UNIT = '自然资源和规划局';
const SEVEN_MORE = ['甲', '乙', '丙', '丁', '戊', '己', '庚'].map((n, i) => ({
  name: `规划科${n}`,
  openId: `ou_${String(i).repeat(32)}`,
  role: 'officer',
}));

type Staffed = { units: { name: string; staff: object[] }[] };

describe('ten people press at once: one wins, the others are told — lifecycle.md 3 and 7, R-301 (ML 六(二))', () => {
  let town: Town;
  let book: Ledger;
  let craft: ReturnType<typeof forge>;
  let no: string;
  let answers: Answer[];
  beforeAll(async () => {
    town = await openTown({ profile: 'malu', now: '2026-09-24 10:00' });
    book = await ledger(town.database);
    craft = forge(town);
    // The unit has three people in town; seven more come into the directory that Qisu watches.
    const file = parse(await readFile(String(town.settings.QISU_DIRECTORY), 'utf8')) as Staffed;
    const unit = file.units.find((u) => u.name === UNIT);
    unit?.staff.push(...SEVEN_MORE);
    const own = join(town.folder, 'town.yaml');
    await writeFile(own, stringify(file));
    await town.qisu().stop();
    await town.restart({ QISU_DIRECTORY: own });
    no = await town.appeal('郑凯', '扩建用地的红线图迟迟不出。', '协调');
    await town.tap('王敏', `派给 ${UNIT}`, { no });
  });
  afterAll(async () => {
    await book.close();
    await town.close();
  });

  it('has one record of 受理 and one handler', async () => {
    const card = await town.cardWith('郭倩', '受理', no);
    const value = buttonsOf(card.content).find((b) => b.label === '受理')?.value;
    const people = ['胡建平', '郭倩', '何志远'];
    const posts: Post[] = [];
    for (const who of people) posts.push(await craft.press(who, card.messageId, { tag: 'button', value }));
    for (const { openId } of SEVEN_MORE)
      posts.push(await craft.press(openId, card.messageId, { tag: 'button', value }));
    expect(posts).toHaveLength(10);
    answers = await Promise.all(posts.map((p) => craft.post(p)));
    expect(answers.map((a) => a.status)).toEqual(Array(10).fill(200));
    expect(await book.times(no, 'accept')).toBe(1);
    const { assignments, record } = await book.caseOf(no);
    const winner = record.find((r) => r.event === 'accept')?.by.name;
    expect([...people, ...SEVEN_MORE.map((s) => s.name)]).toContain(winner);
    expect(assignments).toHaveLength(1);
    expect(assignments[0]?.handler?.name).toBe(winner);
  });

  it('tells the other nine in words, and shows all ten the fresh card with its date', () => {
    const won = answers.filter((a) => a.body.toast?.type === 'success');
    const lost = answers.filter((a) => a.body.toast?.type === 'error');
    expect(won).toHaveLength(1);
    expect(lost).toHaveLength(9);
    for (const { body } of lost) expect(body.toast?.content).toMatch(/办理中.*不能“?受理”?|办件已有变化/);
    for (const { body } of answers) {
      const shown = JSON.stringify(body.card);
      expect(shown).toContain('办理中');
      // 15 working days from Thursday 24 September: Mid-Autumn and National Day lie between (ML 六(二)).
      expect(shown).toContain('10月22日（周四）17:30');
    }
  });

  it('the same person twice at once, on two screens, is one event too', async () => {
    // The enterprise's card shows that the case was accepted before it is pressed.
    await town.settled();
    const card = await town.cardWith('郑凯', '撤回诉求', no);
    const value = buttonsOf(card.content).find((b) => b.label === '撤回诉求')?.value;
    const [one, two] = [
      await craft.press('郑凯', card.messageId, { tag: 'button', value }),
      await craft.press('郑凯', card.messageId, { tag: 'button', value }),
    ];
    const both = await Promise.all([craft.post(one), craft.post(two)]);
    expect(both.filter((a) => a.body.toast?.type === 'error')).toHaveLength(1);
    for (const { body } of both) expect(JSON.stringify(body.card)).toContain('已撤回');
    expect(await book.times(no, 'withdraw')).toBe(1);
    await town.settled();
    await until('the unit is told', async () => (await town.texts(UNIT)).some((t) => t.includes('撤回')));
    expect((await town.texts(UNIT)).filter((t) => t.includes('撤回'))).toHaveLength(1);
    expect((await town.face(UNIT, no)).tag).toBe('已撤回');
  });
});
