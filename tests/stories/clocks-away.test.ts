import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awayUntil } from '../support/outside/away.ts';
import { type Ledger, ledger } from '../support/outside/ledger.ts';
import { carryOut } from '../support/outside/month.ts';
import { toldTo } from '../support/outside/told.ts';
import { openTown, type Town } from '../support/outside/town.ts';

describe('probe', () => {
  let town: Town;
  let book: Ledger;
  let cases: Record<string, string>;
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:40', env: { LOG_LEVEL: 'info' } });
    book = await ledger(town.database);
    const at = '2026-03-02 09:40';
    ({ cases } = await carryOut(town, [
      { at, who: '孙婉清', files: '甲', says: '博士落户', as: '咨询' },
      { at, who: '王敏', does: '派给 人社局', case: '甲' },
      { at, who: '马超', does: '受理', case: '甲' },
      { at, who: '赵明远', files: '乙', says: '发票认证', as: '咨询' },
      { at, who: '王敏', does: '派给 税务局', case: '乙' },
      { at, who: '林晓', does: '受理', case: '乙' },
      { at: '2026-03-06 10:10', who: '林晓', does: '提交办结', case: '乙', form: { 办理结果: '已办妥' } },
      { at: '2026-03-09 15:40', who: '冯丽', files: '丙', says: '食品生产许可', as: '诉求' },
    ]));
    await town.travelTo('2026-03-09 16:00');
    await awayUntil(town, book, '2026-03-12 03:10', {
      unheard: [
        { at: '2026-03-10 10:10', who: '郑凯', says: '贷款续贷要先还后贷' },
        { at: '2026-03-10 11:10', who: '林晓', says: `进展 ${cases.乙} 已电话告知`, in: '税务局' },
        { at: '2026-03-11 11:10', who: '赵明远', says: '谢谢，我们再看看' },
      ],
    });
    await town.travelTo('2026-03-17 18:00');
  }, 240_000);
  afterAll(async () => {
    await book.close();
    await town.close();
  });

  it('x', async () => {
    console.error(JSON.stringify(await toldTo(town, cases), null, 1));
    console.error(
      town
        .qisu()
        .output()
        .split('\n')
        .filter((l) => !/"level":(20|30)/.test(l) || /history|outage/.test(l))
        .join('\n'),
    );
    const c = await book.caseOf(cases.甲 ?? '');
    console.error(JSON.stringify((c as unknown as { steps: unknown[] }).steps, null, 0));
    console.error(JSON.stringify((await book.caseOf(cases.乙 ?? '')).record, null, 0));
    expect(1).toBe(1);
  });
});
