import { fileTypeFromBuffer } from 'file-type';

/** Programs by what their bytes are, whatever they are called. */
const PROGRAMS = new Set([
  'exe',
  'elf',
  'macho',
  'msi',
  'apk',
  'jar',
  'deb',
  'rpm',
  'dmg',
  'wasm',
  'swf',
  'lnk',
  'crx',
  'class',
]);
const PICTURE_NAME = /\.(jpe?g|png|gif|webp|bmp|heic|heif|tiff?|ico)$/i;
/** What stands for bytes of which nothing is known: a browser offers them for download. */
const UNKNOWN = 'application/octet-stream';

/**
 * What a file is by its bytes, not by what its name or sender says.
 *
 * @returns why it is not taken, in words, or its media type
 */
export async function judged({
  name,
  bytes,
}: {
  name: string;
  bytes: Buffer;
}): Promise<{ refused: string } | { type: string }> {
  if (bytes.length === 0) return { refused: `「${name}」是空文件，请检查后重新选择。` };
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found && PROGRAMS.has(found.ext))
    return { refused: `「${name}」是程序，不能接收；请发送文档、表格、图片、音视频或压缩包。` };
  if (PICTURE_NAME.test(name) && !found?.mime.startsWith('image/'))
    return { refused: `「${name}」不是图片，或已损坏；请重新拍摄或选择。` };
  return { type: found?.mime ?? UNKNOWN };
}
