import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, type Frame } from '../../../src/sandbox/platform/frames.ts';
import * as byHand from '../feishu/support/frames.ts';

const SEED = 20260302;
/** Ids are unsigned 64-bit numbers, of which JavaScript has those up to 2^53 and then ever fewer. */
const id = fc.oneof(
  fc.maxSafeNat(),
  fc
    .bigInt({ min: 0n, max: 2n ** 64n - 1n })
    .map(Number)
    .filter((n) => n < 2 ** 64),
);
const word = fc.string({ unit: 'binary', maxLength: 60 });
/** A plain object, which is what the codec by hand reads into, has no key of this name. */
const key = word.filter((k) => k !== '__proto__');
const frames = fc.record({
  seqId: id,
  service: fc.nat(),
  method: fc.nat(),
  headers: fc.dictionary(key, word, { noNullPrototype: true, maxKeys: 8 }),
  payload: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
});
type ByHand = byHand.Frame;
const EMPTY: ByHand = { seqId: 0, service: 0, method: 0, headers: {}, payload: Buffer.alloc(0) };
const EDGES: [ByHand][] = [
  [EMPTY],
  [{ ...EMPTY, seqId: 2 ** 53 - 1 }],
  [{ ...EMPTY, seqId: 2 ** 63 }],
  [{ ...EMPTY, service: 2 ** 31 - 1, headers: { '': '', 类型: '事件🏭', type: 'event' } }],
  [{ ...EMPTY, payload: Buffer.from(Array.from({ length: 256 }, (_, n) => n)) }],
];

describe('frames — events-and-callbacks §6.3', () => {
  // The SDK changes the library that both use, as soon as it is loaded.
  beforeAll(() => import('@larksuiteoapi/node-sdk'));

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

  it('are the same bytes, and read the same, as those of the codec that is written by hand', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const bytes = encodeFrame({ ...frame, logId: 0 });
        expect(bytes).toEqual(byHand.encode(frame));
        expect(byHand.decode(bytes)).toEqual(frame);
        expect(decodeFrame(byHand.encode(frame))).toEqual({ ...frame, logId: 0 });
      }),
      { seed: SEED, numRuns: 500, examples: EDGES },
    );
  });

  it('keep both ids, and know an empty payload from none', () => {
    fc.assert(
      fc.property(frames, id, ({ payload, ...frame }, logId) => {
        expect(decodeFrame(encodeFrame({ ...frame, logId, payload }))).toEqual({ ...frame, logId, payload });
        const bare = encodeFrame({ ...frame, logId });
        expect(decodeFrame(bare)).toEqual({ ...frame, logId });
        expect(byHand.decode(bare)).toEqual({ ...frame, payload: Buffer.alloc(0) });
      }),
      { seed: SEED, examples: EDGES.map(([frame]) => [frame, 2 ** 40]) },
    );
  });

  it('read as zeros when there is nothing in them, and skip fields that nobody knows', () => {
    const zeros = { seqId: 0, logId: 0, service: 0, method: 0, headers: {} };
    expect(decodeFrame(Buffer.alloc(0))).toEqual(zeros);
    // Field 6 holds two bytes, field 15 a fixed number; field 4 is the method.
    const bytes = Buffer.from('32026869' + '7d00000000' + '2001', 'hex');
    expect(decodeFrame(bytes)).toEqual({ ...zeros, method: 1 });
  });
});
