import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { State } from '../../../src/domain/case/state.ts';
import { BUTTONS } from '../../../src/domain/events/lifecycle.ts';
import { type World, world } from '../../support/world.ts';

const WIDE = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
/** What says that nobody understood. */
const DEAD_END = /没有看懂|没有“|请在“/;

describe('every button has its command — interface.md, "Words"; lifecycle.md, "Events"', () => {
  let qisu: World;
  const cases: Partial<Record<State, string>> = {};
  const of = (state: State): string => cases[state] ?? '';
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    const filed = { who: 'otherContact', words: '学历认证被退回两次，请协调。' } as const;
    for (const state of ['submitted', 'in_progress', 'resolved', 'confirmed'] as const)
      cases[state] = await qisu.caseIn(state, filed);
  });
  afterAll(() => qisu.close());

  it('the label of each event, before and behind the number, is understood, whoever says it', async () => {
    const no = of('in_progress');
    for (const { label } of BUTTONS) {
      const said = [await qisu.as('expert').says(`${label} ${no}`), await qisu.as('thirdUnit').says(`${no} ${label}`)];
      for (const answer of said) expect(`${label}: ${answer}`).not.toMatch(DEAD_END);
    }
  });

  it.each<[State, string, string]>([
    ['submitted', 'desk', '派给 科技局'],
    ['submitted', 'desk', '派单'],
    ['confirmed', 'otherContact', '基本满意'],
    ['resolved', 'otherContact', '尚未解决'],
  ])('what stands on a card in %s of %s, such as %s, may be said', async (state, who, label) => {
    const no = of(state);
    const other = await qisu.as('thirdUnit').says(`${label} ${no}`);
    expect(other).toMatch(/只能由.*操作/);
    const labels = qisu.as(who).card(no).buttons;
    expect(labels.length).toBeGreaterThan(0);
    for (const one of labels)
      expect(`${one}: ${await qisu.as('thirdUnit').says(`${no}，${one}`)}`).not.toMatch(DEAD_END);
  });

  it('a level of the rating, with or without 评价, rates', async () => {
    const no = of('confirmed');
    const said = await qisu.as('otherContact').says(`评价 ${no} 基本满意`);
    expect(said).toContain(`${no}：已记录评价`);
    expect((await qisu.read(no)).ratings.at(-1)?.level).toBeDefined();
    expect(await qisu.as('otherContact').says(`非常满意${no}`)).toContain(`${no}：已记录评价`);
    expect(await qisu.as('otherContact').says(`${no}：满意`)).toContain(`${no}：已记录评价`);
  });

  it.each<[string, (no: string) => string]>([
    ['in full width', (no) => WIDE(`进展 ${no} 看过了`)],
    ['with a dash of another kind', (no) => `进展 ${no.replace('-', '—')} 看过了`],
    ['with a minus and small letters', (no) => `进展 ${no.replace('-', '−').toLowerCase()} 看过了`],
    ['with no dash', (no) => `进展 ${no.replace('-', '')} 看过了`],
    ['with a blank for the dash', (no) => `进展 ${no.replace('-', ' ')} 看过了`],
    ['in brackets of either width', (no) => `【进展】（${no}）看过了`],
    ['in quotation marks', (no) => `“进展”《${no}》：看过了`],
    ['followed by a stop', (no) => `进展。${no}。看过了`],
    ['with marks nobody sees', (no) => `\u200b进展\u200b${no}\u200b 看过了`],
    ['first', (no) => `${no} 进展：看过了`],
    ['with its name before it', (no) => `进展 编号${no} 看过了`],
  ])('a number %s is understood', async (_, words) => {
    const no = of('in_progress');
    const before = (await qisu.read(no)).progress.length;
    expect(await qisu.as('unit').says(words(no))).toBe(`${no}：已登记进展，企业看不到。`);
    const { progress } = await qisu.read(no);
    expect(progress.length).toBe(before + 1);
    expect(progress.at(-1)?.text).toBe('看过了');
  });

  it('派给 names any unit, also between the word and the number', async () => {
    const no = of('submitted');
    expect(await qisu.as('desk').says(`派给 科技局 ${no}`)).toContain(`${no}：已派单`);
    expect((await qisu.read(no)).assignments.at(-1)?.unit).toBe('kjj');
  });

  it('what the form asks for besides is not lost: it is said again where the form is sent', async () => {
    const no = of('submitted');
    const said = await qisu.as('desk').says(`改派 ${no} 税务局`);
    expect(said).toContain('“改派”需要填写表单，已发到您与我的私聊。您写的“税务局”请填在表单里。');
  });
});

describe('words of whoever is asked to confirm — lifecycle.md, "clock: confirm over"; T49', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no = await qisu.caseIn('resolved', { words: '仓库的消防验收没有下文。' });
  });
  afterAll(() => qisu.close());

  it('that name the case get its buttons, and buy the three days once', async () => {
    await qisu.travelTo('2026-03-04 15:00');
    const said = await qisu.as('contact').says(`我们这件 ${no} 其实还没有办好，喷淋没有验`);
    for (const label of ['确认办结', '尚未解决', `补充到 ${no}`, '提交新诉求']) expect(said).toContain(label);
    expect(qisu.as('contact').card(no).words).toContain('请于此前确认：3月9日（周一）24:00');
    expect((await qisu.read(no)).state).toBe('resolved');
  });

  it('go to the case with the button that is pressed', async () => {
    const { toast, card } = await qisu.as('contact').press('尚未解决');
    expect(toast?.type).toBe('success');
    expect(JSON.stringify(card)).toContain(no);
    const after = await qisu.read(no);
    expect(after.state).toBe('in_progress');
    expect(after.additions.map((a) => a.text)).toEqual([`我们这件 ${no} 其实还没有办好，喷淋没有验`]);
  });

  it('that are a label in reply to the card are that button', async () => {
    const next = await qisu.caseIn('resolved', { who: 'otherContact', words: '职称评审的材料没有回音。' });
    const { messageId } = qisu.as('otherContact').card(next);
    expect(await qisu.as('otherContact').says('「尚未解决」', { replyTo: messageId })).toContain(
      `${next}：已退回继续办理`,
    );
    expect((await qisu.read(next)).state).toBe('in_progress');
  });
});
