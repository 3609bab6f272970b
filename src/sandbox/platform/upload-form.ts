const BOUNDARY = /^multipart\/form-data;.*\bboundary="?([^";]+)/i;

/**
 * The form of a `multipart/form-data` body; an empty form when the body is of another kind.
 *
 * @param file  the field that holds a file
 * @throws TypeError when the body breaks off or is no form
 */
export async function formOf(raw: Buffer, contentType: string, file: string): Promise<FormData> {
  const boundary = BOUNDARY.exec(contentType)?.[1];
  if (!boundary) return new FormData();
  const body = new Uint8Array(withFileName(raw, boundary, file));
  return new Response(body, { headers: { 'content-type': contentType } }).formData();
}

/** Adds a file name: the SDK sends a Buffer without one, and the form reader would treat it as text. */
function withFileName(raw: Buffer, boundary: string, field: string): Buffer {
  const head = Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"`);
  const at = raw.indexOf(Buffer.concat([head, Buffer.from('\r\n')]));
  if (at < 0) return raw;
  const end = at + head.length;
  return Buffer.concat([raw.subarray(0, end), Buffer.from('; filename="file"'), raw.subarray(end)]);
}
