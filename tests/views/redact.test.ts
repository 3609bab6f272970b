import { describe, expect, it } from 'vitest';
import { redacted } from '../../src/views/shared/redact.ts';
import { PHONE_NUMBERS } from '../support/phone-numbers.ts';

describe('words as a group may see them — R-801, T36', () => {
  it.each(PHONE_NUMBERS)('keep the first digits and the last four of %s', (text) => {
    const shown = redacted(`请联系 ${text}。`);
    expect(shown).not.toMatch(/0013|666/);
    expect(shown).toMatch(/\d{3}\*{4}\d{4}/);
  });

  it.each([
    ['in full width', '手机１５８６２３４７７１９，谢谢', '手机158****7719，谢谢'],
    ['with dashes in full width', '１５８－６２３４－７７１９', '158****7719'],
    ['with long dashes', '158—6234—7719 或 158–6234–7719', '158****7719 或 158****7719'],
    ['with dots', '158.6234.7719', '158****7719'],
    ['with brackets', '(158)6234-7719、（１５８）６２３４ ７７１９', '(158****7719、（158****7719'],
    ['with a country in brackets', '（+86）158 6234 7719', '158****7719'],
    ['with a mark nobody sees', '158\u200b6234\u200b7719', '158****7719'],
    ['in groups of three', '1586 234 7719', '158****7719'],
    ['digit by digit', '1-5-8-6-2-3-4-7-7-1-9', '158****7719'],
    ['in words', '一五八六二三四七七一九', '一五八****七七一九'],
    ['behind letters', 'wx15862347719', 'wx158****7719'],
    ['of an office, in full width', '（０５１２）６８２２３４５６', '（0512****3456'],
    ['of an office behind a word', '座机051268223456，传真: 68223456', '座机0512****3456，传真: ****3456'],
    ['of an office as seen from abroad', '+86 512 6822 3456', '****3456'],
  ])('keep no telephone number %s', (_, text, shown) => {
    expect(redacted(text)).toBe(shown);
  });

  it('keep no mail address, in whatever width', () => {
    expect(redacted('请发 Li.Na+x@mail.example.cn 或 ｌｉ＠ｑｑ．ｃｏｍ')).toBe(
      '请发 ***@mail.example.cn 或 ***@qq.com',
    );
  });

  it.each([
    'QS20260924-0001，2026-09-24 10:00，押金 120000 元，第 00012 号',
    '合同编号：SZ-2026-051268223456',
    '合同编号 0512-2026-0031 的第三条',
    '发票号码051200190011，发票代码：044001900111',
    '订单号13912345678',
    '不动产单元号 320505001001GB00012',
    '上年 130 万、本年 4000 万、增 5000',
    '1. 3000 2. 4000 3. 5000',
    '91320500138047712K',
  ])('keep what is no telephone number: %s', (text) => {
    expect(redacted(text)).toBe(text);
  });

  it('are read once, however long and odd they are', () => {
    const odd = [
      'a'.repeat(20_000),
      '1'.repeat(20_000),
      '1-'.repeat(10_000),
      '0512'.repeat(5_000),
      'a@'.repeat(10_000),
    ];
    const started = performance.now();
    for (const text of [...odd, '电话'.repeat(10_000), ' '.repeat(20_000)]) redacted(text);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
