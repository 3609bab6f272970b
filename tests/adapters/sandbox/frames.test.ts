import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, type Frame } from '../../../src/sandbox/platform/frames.ts';

describe('frames — events-and-callbacks §6.3', () => {
  it('come back as they went, whatever is in them', () => {
    const frame: Frame = {
      seqId: 2 ** 40,
      logId: 0,
      service: 300,
      method: 1,
      headers: { type: 'event', 长: '值'.repeat(100) },
      payload: Buffer.from('内容'),
    };
    expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
  });

  it.each([
    ['a cut number', '08ff'],
    ['a cut field', '2a7f00'],
    ['a wire type that does not exist', '7e00'],
    ['a fixed number cut short', '7d0000'],
  ])('are refused with %s', (_what, hex) => {
    expect(() => decodeFrame(Buffer.from(hex, 'hex'))).toThrow(Error);
  });
});
