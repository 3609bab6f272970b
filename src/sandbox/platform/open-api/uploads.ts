import { z } from 'zod';
import { mimeOfName, type StoredFile } from '../files.ts';
import type { Parts } from '../parts.ts';
import { readPicture } from '../picture.ts';
import { Refused } from '../refused.ts';
import { formOf } from '../upload-form.ts';
import { visibleMessage } from './rooms.ts';
import type { Call, Route } from './route.ts';

const IMAGE_BYTES = 10 * 1_048_576;
const FILE_BYTES = 30 * 1_048_576;
const UPLOAD = ['im:resource', 'im:resource:upload'];
/** Most pixels a side. */
const IMAGE_SIDE = 12_000;
const GIF_SIDE = 2_000;
const ImageType = z.enum(['message', 'avatar']);
const FileType = z.enum(['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream']);

const badRequest = (what: string) => new Refused(234001, `Invalid request param. ext=${what}`);

const noFile = () => badRequest('no file in the form');

/** @throws Refused 234001 when the form cannot be read */
const formIn = ({ raw, contentType }: Call, file: string): Promise<FormData> =>
  formOf(raw, contentType, file).catch(() => {
    throw noFile();
  });

async function bytesOf(file: FormDataEntryValue | null, limit: number): Promise<Buffer> {
  if (!(file instanceof File)) throw noFile();
  if (file.size === 0) throw new Refused(234010, "File's size can't be 0.");
  if (file.size > limit) throw new Refused(234006, 'The file size exceed the max value.');
  return Buffer.from(await file.arrayBuffer());
}

/** Images and files of the bot, and the resources of messages. Source: messages-api §9. */
export function uploadRoutes(parts: Parts): Route[] {
  const { files } = parts;
  const out = (file: StoredFile) => ({ bytes: files.bytes(file.key), mime: file.mime, name: file.name });

  function own({ app, params }: Call, image: boolean) {
    const file = files.get(params.key ?? '');
    if (!file || file.image !== image) throw new Refused(234005, 'The resource has been deleted.');
    if (file.owner !== app.appId) throw new Refused(234008, 'The app is not the resource sender.');
    return out(file);
  }

  async function uploadImage(call: Call) {
    const form = await formIn(call, 'image');
    if (!ImageType.safeParse(form.get('image_type')).success) throw badRequest('image_type');
    const bytes = await bytesOf(form.get('image'), IMAGE_BYTES);
    const picture = readPicture(bytes);
    if (!picture) throw new Refused(234011, "Can't recognize the image format.");
    const { mime, size } = picture;
    const side = mime === 'image/gif' ? GIF_SIDE : IMAGE_SIDE;
    if (size && Math.max(size.width, size.height) > side)
      throw new Refused(234039, 'The image resolution exceeds the limit.');
    const name = `image.${mime.split('/')[1]}`;
    return { data: { image_key: files.keep(bytes, { name, mime, owner: call.app.appId, image: true }).key } };
  }

  async function uploadFile(call: Call) {
    const form = await formIn(call, 'file');
    const name = form.get('file_name');
    if (!FileType.safeParse(form.get('file_type')).success) throw badRequest('file_type');
    if (typeof name !== 'string' || name === '') throw badRequest('file_name');
    const bytes = await bytesOf(form.get('file'), FILE_BYTES);
    const about = { name, mime: mimeOfName(name), owner: call.app.appId, image: false };
    return { data: { file_key: files.keep(bytes, about).key } };
  }

  function resource({ app, params, query }: Call) {
    if (query.type !== 'image' && query.type !== 'file') throw badRequest('type');
    const message = visibleMessage(parts, app.appId, params.message_id ?? '');
    if (message.recalledAt !== undefined)
      throw new Refused(230110, 'Action unavailable as the message has been deleted.');
    if (message.msgType === 'interactive' || message.msgType === 'sticker')
      throw new Refused(234043, 'Unsupported message type.');
    const key = params.file_key ?? '';
    const file = files.get(key);
    if (!file || !JSON.stringify(message.content).includes(`"${key}"`))
      throw new Refused(234003, 'File not in message.');
    if (file.image !== (query.type === 'image')) throw new Refused(234003, 'File not in message.');
    return out(file);
  }

  return [
    { method: 'POST', path: '/im/v1/images', scopes: UPLOAD, handle: uploadImage },
    { method: 'GET', path: '/im/v1/images/:key', handle: (call) => own(call, true) },
    { method: 'POST', path: '/im/v1/files', scopes: UPLOAD, handle: uploadFile },
    { method: 'GET', path: '/im/v1/files/:key', handle: (call) => own(call, false) },
    {
      method: 'GET',
      path: '/im/v1/messages/:message_id/resources/:file_key',
      scopes: ['im:message', 'im:message:readonly', 'im:message.history:readonly'],
      handle: resource,
    },
  ];
}
