import { beforeEach, describe, expect, it } from 'vitest';
import { type Account, account } from '../support/account/account.ts';
import { newCase } from '../support/account/book.ts';
import { beyondBounds } from '../support/account/bounds.ts';
import { instant } from '../support/account/days.ts';
import { dispatchTold } from '../support/account/moves.ts';
import type { Shown } from '../support/fake-messenger.ts';
import { groupOf, openIdOf } from '../support/town.ts';

const NO = 'QS20260309-0001';
const FILED = instant('2026-03-09', '10:00');
const WANTED = `${['王敏', '刘洋', '顾晓燕'].map((name) => `<at user_id="${openIdOf(name)}">${name}</at> `).join('')}${NO}“厂门口积水”待派单，请于3月10日（周二）17:30前派单。`;

describe('the account catches what is wrong with what is heard', () => {
  let book: Account;
  beforeEach(() => {
    book = account(FILED);
    const c = newCase({
      no: NO,
      title: '厂门口积水',
      enterprise: '太湖精密',
      respondent: '赵明远',
      received: FILED,
      limit: 15,
    });
    book.add(c);
    book.put([dispatchTold(c, FILED)]);
  });
  let count = 0;
  const message = (text: string, group = '企业服务专席'): Shown =>
    ({ messageId: `om_${++count}`, chatId: groupOf(group), thread: 'om_0', at: FILED, content: { text } }) as Shown;
  const faults = (...heard: Shown[]): string[] => {
    book.passes(instant('2026-03-09', '17:00'), heard);
    return book.faults.map((fault) => fault.split(/:| by /)[0] ?? '');
  };

  it('nothing, where all is said', () => expect(faults(message(WANTED))).toEqual([]));
  it('a dropped one', () => expect(faults()).toEqual(['untold']));
  it('a doubled one', () => expect(faults(message(WANTED), message(WANTED))).toEqual(['beyond the account']));
  it('a false one', () =>
    expect(faults(message(WANTED.replace('3月10日', '3月11日')))).toEqual(['beyond the account', 'untold']));
  it('one that nobody wants', () =>
    expect(faults(message(WANTED), message(WANTED, '督查室'))).toEqual(['beyond the account']));
  it('one that names somebody else', () =>
    expect(faults(message(WANTED.replace(/^<at.*?<\/at> /, '')))[0]).toMatch(/^names/));

  it('more than twelve private messages on one day', () => {
    const said = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ place: '王敏', what: '', at: FILED, message: `om_${i}`, step: false }));
    expect(beyondBounds(said(12))).toEqual([]);
    expect(beyondBounds(said(13))).toHaveLength(1);
  });
});
