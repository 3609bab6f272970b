/** A frame of the long connection (`pbbp2.Frame`). Source: events-and-callbacks §6.3. */
export type Frame = {
  seqId: number;
  logId: number;
  service: number;
  method: number;
  headers: Record<string, string>;
  payload?: Buffer;
};
export const CONTROL = 0;
export const DATA = 1;

function varint(n: number): Buffer {
  const bytes: number[] = [];
  let left = BigInt(n);
  while (left > 127n) {
    bytes.push(Number(left & 127n) | 128);
    left >>= 7n;
  }
  bytes.push(Number(left));
  return Buffer.from(bytes);
}
const number = (field: number, n: number) => Buffer.concat([varint(field << 3), varint(n)]);
const bytes = (field: number, b: Buffer) => Buffer.concat([varint((field << 3) | 2), varint(b.length), b]);
const text = (field: number, s: string) => bytes(field, Buffer.from(s, 'utf8'));

/** Encodes in the order of the field numbers. */
export function encodeFrame(frame: Frame): Buffer {
  return Buffer.concat([
    number(1, frame.seqId),
    number(2, frame.logId),
    number(3, frame.service),
    number(4, frame.method),
    ...Object.entries(frame.headers).map(([k, v]) => bytes(5, Buffer.concat([text(1, k), text(2, v)]))),
    ...(frame.payload ? [bytes(8, frame.payload)] : []),
  ]);
}

type Field = { field: number; value: number; bytes: Buffer };

function* fieldsOf(message: Buffer): Generator<Field> {
  let at = 0;
  const read = (): number => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message[at++];
      if (byte === undefined || shift > 63n) throw new RangeError('frame ends inside a number');
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return Number(BigInt.asIntN(64, value));
    }
  };
  while (at < message.length) {
    const key = read();
    const wire = key & 7;
    if (wire !== 0 && wire !== 2) throw new RangeError(`wire type ${wire} is not used in frames`);
    const value = read();
    if (wire === 2 && at + value > message.length) throw new RangeError('frame ends inside a field');
    yield { field: key >>> 3, value, bytes: wire === 2 ? message.subarray(at, at + value) : Buffer.alloc(0) };
    if (wire === 2) at += value;
  }
}

/** @throws RangeError when the bytes are not a frame */
export function decodeFrame(message: Buffer): Frame {
  const frame: Frame = { seqId: 0, logId: 0, service: 0, method: 0, headers: {} };
  for (const { field, value, bytes: inner } of fieldsOf(message)) {
    if (field === 1) frame.seqId = value;
    if (field === 2) frame.logId = value;
    if (field === 3) frame.service = value;
    if (field === 4) frame.method = value;
    if (field === 8) frame.payload = inner;
    if (field === 5) {
      const pair = [...fieldsOf(inner)];
      const word = (n: number) => pair.find((p) => p.field === n)?.bytes.toString('utf8') ?? '';
      frame.headers[word(1)] = word(2);
    }
  }
  return frame;
}
