import protobuf from 'protobufjs/light.js';

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

// The official SDK uses the same copy of this library and does this when it is loaded. Doing it here as well makes the
// type below independent of which is loaded first.
Object.assign(protobuf.util, { Long: undefined });
protobuf.configure();

// `repeated Header headers = 5` of §6.3, a message of a key (1) and a value (2), has the same bytes as this map.
const FrameType = new protobuf.Type('Frame')
  .add(new protobuf.Field('seqId', 1, 'uint64'))
  .add(new protobuf.Field('logId', 2, 'uint64'))
  .add(new protobuf.Field('service', 3, 'int32'))
  .add(new protobuf.Field('method', 4, 'int32'))
  .add(new protobuf.MapField('headers', 5, 'string', 'string'))
  .add(new protobuf.Field('payload', 8, 'bytes'));

/** Encodes in the order of the field numbers. */
export const encodeFrame = (frame: Frame): Buffer => Buffer.from(FrameType.encode(frame).finish());

const NOTHING = { seqId: 0, logId: 0, service: 0, method: 0 };

/**
 * A number that is missing is 0. An id above 2^53 becomes the nearest number that JavaScript has.
 *
 * @throws Error when the bytes are not a frame
 */
export function decodeFrame(message: Buffer): Frame {
  const read = FrameType.toObject(FrameType.decode(message), { longs: Number });
  return { ...NOTHING, headers: {}, ...read };
}
