/** The long connection's frames, written and read by hand. Source: events-and-callbacks.md 6.3. */
export type Frame = {
  seqId: number;
  service: number;
  method: number;
  headers: Record<string, string>;
  payload: Buffer;
};

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}
const number = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field: number, value: Buffer) => Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);

export function encode({ seqId, service, method, headers, payload }: Frame): Buffer {
  const pairs = Object.entries(headers).map(([key, value]) =>
    bytes(5, Buffer.concat([bytes(1, Buffer.from(key)), bytes(2, Buffer.from(value))])),
  );
  return Buffer.concat([
    number(1, seqId),
    number(2, 0),
    number(3, service),
    number(4, method),
    ...pairs,
    bytes(8, payload),
  ]);
}

function* fields(data: Buffer): Generator<{ field: number; value: number | Buffer }> {
  let at = 0;
  const next = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = data[at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < data.length) {
    const tag = next();
    if (tag % 8 === 0) yield { field: tag >> 3, value: next() };
    else {
      const length = next();
      yield { field: tag >> 3, value: data.subarray(at, at + length) };
      at += length;
    }
  }
}

export function decode(data: Buffer): Frame {
  const frame: Frame = { seqId: 0, service: 0, method: 0, headers: {}, payload: Buffer.alloc(0) };
  for (const { field, value } of fields(data)) {
    if (field === 1) frame.seqId = Number(value);
    if (field === 3) frame.service = Number(value);
    if (field === 4) frame.method = Number(value);
    if (field === 8 && Buffer.isBuffer(value)) frame.payload = value;
    if (field === 5 && Buffer.isBuffer(value)) {
      const [key = '', text = ''] = [...fields(value)].map((part) => String(part.value));
      frame.headers[key] = text;
    }
  }
  return frame;
}
