/** Signatures and fields of a ZIP archive's directory. Source: APPNOTE.TXT 4.3.12, 4.3.16. */
const END = 0x06054b50;
const END_LENGTH = 22;
const COMMENT_MOST = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;

/**
 * How many bytes a ZIP archive says it holds when unzipped. A reader that stops at what an entry says then never fills the
 * memory; an entry that hides its size counts as damaged.
 *
 * @returns null when the archive is damaged
 */
export function unzippedSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_LENGTH;
  const first = Math.max(0, end - COMMENT_MOST);
  while (end >= first && view.getUint32(end, true) !== END) end -= 1;
  if (end < first) return null;
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + ENTRY_LENGTH > bytes.length || view.getUint32(at, true) !== ENTRY) return null;
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const isFolder = bytes[at + ENTRY_LENGTH + nameLength - 1] === 0x2f;
    // A reader without a size here would look for one elsewhere, or unzip without end.
    if (!isFolder && (size === 0 ? packed > 2 : packed === 0)) return null;
    if (!isFolder && packed === 0 && (view.getUint16(at + 8, true) & 8) !== 0) return null;
    total += size;
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
}
