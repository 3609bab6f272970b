import { describe, expect, it } from 'vitest';
import { movableClock, realClock } from '../../src/adapters/clock.ts';
import { pinoLog } from '../../src/adapters/log.ts';
import { PlatformError } from '../../src/ports.ts';
import { PHONE_NUMBERS } from '../support/phone-numbers.ts';

function logged(fields: Record<string, unknown>): Record<string, unknown> {
  const out: string[] = [];
  pinoLog('info', { write: (line) => void out.push(line) }).info(fields, 'case.accept');
  expect(out).toHaveLength(1);
  return JSON.parse(out[0] ?? '') as Record<string, unknown>;
}

describe('the log — quality.md', () => {
  it('writes one JSON line, named like the event', () => {
    const line = logged({ caseId: '64f0c0ffee', v: 3, actor: 'ou_1' });
    expect(line).toMatchObject({ level: 30, event: 'case.accept', caseId: '64f0c0ffee', v: 3, actor: 'ou_1' });
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('keeps to its level', () => {
    const out: string[] = [];
    const log = pinoLog('warn', { write: (line) => void out.push(line) });
    log.debug({}, 'a');
    log.info({}, 'b');
    log.warn({}, 'c');
    log.error({}, 'd');
    expect(out.map((line) => JSON.parse(line).event)).toEqual(['c', 'd']);
  });

  it.each(PHONE_NUMBERS)('shows no number of %s', (text) => {
    const { time: _any, ...line } = logged({ a: text, b: [{ c: text }], err: new Error(text) });
    expect(JSON.stringify(line)).not.toMatch(/0013|666/);
  });

  it('shows no number given as a number or under a telling name', () => {
    expect(logged({ n: 13800138000, phone: '66666666', contact: { mobile: 5 } })).toMatchObject({
      n: '[phone]',
      phone: '[phone]',
      contact: { mobile: '[phone]' },
    });
  });

  it('keeps ids, case numbers and instants whole', () => {
    const ids = {
      a: 'ou_13800138000f',
      b: 'QS20261122-13800138000',
      c: 1790215200123,
      d: '1790215200123',
      e: '2026-09-24T02:00:00.123Z',
    };
    expect(logged(ids)).toMatchObject(ids);
  });

  it('shows no secret', () => {
    const line = logged({
      app_secret: 's-1',
      verificationToken: 's-2',
      headers: { Authorization: 'Bearer t-s3', 'x-lark-signature': 's-4' },
      uri: 'mongodb://root:s-5@db:27017/qisu',
      url: 'wss://x/?device_id=1&access_key=s-6&ticket=s-7',
      says: 'sent with Bearer s-8 and t-caecc734c2e3328a62489fe0648c4b98779515d3',
    });
    expect(JSON.stringify(line)).not.toMatch(/s-\d|s3|caecc/);
    expect(line.uri).toBe('mongodb://[redacted]@db:27017/qisu');
  });

  it('spreads errors with their causes, and survives what has no end', () => {
    const cause = new PlatformError('store', 11600, true, 'interrupted');
    const err = new Error('not saved', { cause });
    const round: Record<string, unknown> = { bytes: Buffer.alloc(9), at: new Date(0), big: 1n };
    round.self = round;
    expect(logged({ err, round })).toMatchObject({
      err: {
        type: 'Error',
        message: 'not saved',
        stack: expect.stringContaining('log.test'),
        cause: { code: 11600, platform: 'store' },
      },
      round: { bytes: '[9 bytes]', at: '1970-01-01T00:00:00.000Z', big: '1' },
    });
  });
});

describe('clocks', () => {
  it('move for the time of day and never for durations', () => {
    let offset = 0;
    const clock = movableClock(() => offset);
    const real = realClock();
    const before = clock.monotonic();
    offset = 86_400_000;
    expect(clock.now().getTime() - real.now().getTime()).toBeGreaterThan(86_399_000);
    expect(clock.monotonic() - before).toBeLessThan(1000);
    expect(clock.monotonic()).toBeGreaterThanOrEqual(before);
  });
});
