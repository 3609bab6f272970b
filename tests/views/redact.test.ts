import { describe, expect, it } from 'vitest';
import { redacted } from '../../src/views/shared/redact.ts';
import { PHONE_NUMBERS } from '../support/phone-numbers.ts';

describe('words as a group may see them — R-801, T36', () => {
  it.each(PHONE_NUMBERS)('keep the first digits and the last four of %s', (text) => {
    const shown = redacted(`请联系 ${text}。`);
    expect(shown).not.toMatch(/0013|666/);
    expect(shown).toMatch(/\d{3}\*{4}\d{4}/);
  });

  it('keep case numbers, dates and sums', () => {
    const text = 'QS20260924-0001，2026-09-24 10:00，押金 120000 元，第 00012 号';
    expect(redacted(text)).toBe(text);
  });
});
