import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Busboy } from '@fastify/busboy';

type SentBytes = { name: string; bytes: Buffer };
export type FormBody = { fields: Record<string, string | string[]>; files: SentBytes[]; untaken: string[] };

/** Bounds of a form: fields, files, and the bytes of each and of all. D */
const MOST = { fields: 60, fieldBytes: 256 * 1024, files: 20, bytes: 64 * 1024 * 1024 };

/**
 * A form as a browser sends it, with or without files. A file that is too large is named and left out.
 *
 * @param fileBytesMost  the largest file that is taken
 * @returns the HTTP status of the refusal where it cannot be read
 */
export function readForm(
  request: IncomingMessage,
  fileBytesMost: number,
): Promise<FormBody | { status: 400 | 413 | 415 }> {
  const type = request.headers['content-type'] ?? '';
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) {
    request.resume();
    return Promise.resolve({ status: 415 });
  }
  return new Promise((resolve) => {
    const reading = begun(request.headers, type, fileBytesMost);
    if (!reading) {
      request.resume();
      return resolve({ status: 400 });
    }
    const body: FormBody = { fields: Object.create(null), files: [], untaken: [] };
    let bytes = 0;
    const end = (result: FormBody | { status: 400 | 413 }): void => {
      request.unpipe(reading);
      request.resume();
      resolve(result);
    };
    reading.on('field', (name, value, _nameCut, valueCut) => {
      if (valueCut) return end({ status: 413 });
      const before = Object.hasOwn(body.fields, name) ? body.fields[name] : undefined;
      body.fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
    });
    reading.on('file', (_field, stream, name) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > MOST.bytes) return end({ status: 413 });
        parts.push(part);
      });
      stream.on('error', () => end({ status: 400 }));
      stream.on('end', () => {
        // A browser sends an empty part where no file was chosen.
        if (!name) return;
        if ((stream as unknown as { truncated: boolean }).truncated) body.untaken.push(name);
        else body.files.push({ name, bytes: Buffer.concat(parts) });
      });
    });
    reading.on('filesLimit', () => end({ status: 413 }));
    reading.on('partsLimit', () => end({ status: 413 }));
    reading.on('error', () => end({ status: 400 }));
    reading.on('finish', () => end(body));
    request.on('error', () => end({ status: 400 }));
    request.on('aborted', () => end({ status: 400 }));
    request.pipe(reading);
  });
}

/** What reads a form; null where its head is none, such as one without a boundary. */
function begun(headers: IncomingHttpHeaders, type: string, fileBytesMost: number): Busboy | null {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': type },
      defParamCharset: 'utf8',
      limits: {
        fields: MOST.fields,
        fieldSize: MOST.fieldBytes,
        fieldNameSize: 100,
        files: MOST.files,
        fileSize: fileBytesMost,
        parts: MOST.fields + MOST.files,
      },
    } as ConstructorParameters<typeof Busboy>[0]);
  } catch {
    return null;
  }
}
