export type Part = { name: string; filename?: string; bytes: Buffer };

/** The parts of a `multipart/form-data` body; empty when it is not one. */
export function partsOf(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!boundary || !/^multipart\/form-data/i.test(contentType)) return [];
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = body.indexOf(mark);
  while (at >= 0) {
    const from = at + mark.length + 2;
    const next = body.indexOf(mark, from);
    if (next < 0) break;
    const part = body.subarray(from, next - 2);
    const gap = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, gap).toString('utf8');
    const name = /\bname="([^"]*)"/i.exec(head)?.[1];
    const filename = /filename="([^"]*)"/i.exec(head)?.[1];
    if (gap >= 0 && name !== undefined)
      parts.push({ name, bytes: part.subarray(gap + 4), ...(filename !== undefined && { filename }) });
    at = next;
  }
  return parts;
}
