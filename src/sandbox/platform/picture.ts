import { imageMime } from './files.ts';

type Size = { width: number; height: number };

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** JPEG markers that begin a frame and hold its size: SOF0 to SOF15, without the tables DHT, JPG and DAC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function pngSize(b: Buffer): Size | null {
  const whole = b.length >= 24 && b.subarray(0, 8).equals(PNG_SIGNATURE) && b.toString('latin1', 12, 16) === 'IHDR';
  return whole ? { width: b.readUInt32BE(16), height: b.readUInt32BE(20) } : null;
}

function jpegSize(b: Buffer): Size | null {
  for (let at = 2; at + 9 <= b.length && b[at] === 0xff; at += 2 + b.readUInt16BE(at + 2))
    if (isFrame(b[at + 1] ?? 0)) return { height: b.readUInt16BE(at + 5), width: b.readUInt16BE(at + 7) };
  return null;
}

function webpSize(b: Buffer): Size | null {
  if (b.length < 30) return null;
  const kind = b.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { width: b.readUIntLE(24, 3) + 1, height: b.readUIntLE(27, 3) + 1 };
  if (kind === 'VP8 ') return { width: b.readUInt16LE(26) & 0x3fff, height: b.readUInt16LE(28) & 0x3fff };
  const bits = b.readUInt32LE(21);
  return kind === 'VP8L' ? { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 } : null;
}

const SIZES: Partial<Record<string, (b: Buffer) => Size | null>> = {
  'image/png': pngSize,
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
  'image/gif': (b) => (b.length >= 10 ? { width: b.readUInt16LE(6), height: b.readUInt16LE(8) } : null),
  'image/bmp': (b) =>
    b.length >= 26 ? { width: Math.abs(b.readInt32LE(18)), height: Math.abs(b.readInt32LE(22)) } : null,
};

/**
 * A picture as the platform reads it: its media type, and its size for the formats whose size is looked at (not ICO, TIFF,
 * HEIC). Null where the bytes only begin like a picture.
 */
export function readPicture(bytes: Buffer): { mime: string; size?: Size } | null {
  const mime = imageMime(bytes);
  const sizeOf = mime && SIZES[mime];
  if (!sizeOf) return mime ? { mime } : null;
  const size = sizeOf(bytes);
  return size && size.width > 0 && size.height > 0 ? { mime, size } : null;
}
