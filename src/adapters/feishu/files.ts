import { extname } from 'node:path';
import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { type Meaning, type Messenger, MessengerError } from '../../ports.ts';
import type { Call } from './call.ts';
import type { Upload } from './http.ts';
import { feishuTraits } from './traits.ts';

const MB = 1024 * 1024;
const IMAGE_BYTES = 10 * MB;
/** The types that Feishu shows as pictures. Source: messages-api.md 9. */
const IMAGES = /^image\/(jpeg|png|webp|gif|bmp|x-icon|vnd\.microsoft\.icon|tiff|heic)$/;

type FileType = 'pdf' | 'doc' | 'xls' | 'ppt' | 'stream';
// Audio and video go as `stream`: with their own types they could not be sent as files (230055).
const FILE_TYPES: Record<string, FileType> = {
  '.pdf': 'pdf',
  '.doc': 'doc',
  '.docx': 'doc',
  '.xls': 'xls',
  '.xlsx': 'xls',
  '.ppt': 'ppt',
  '.pptx': 'ppt',
};

/** Refusals of the picture itself, and not of the caller or for now. */
const NO_PICTURE: readonly Meaning[] = ['refused', 'too_large', 'content_refused'];
/** Endings of pictures that are not called like their type. A picture in a message has no name of its own. */
const ENDINGS: Record<string, string> = { jpeg: 'jpg', 'x-icon': 'ico', 'vnd.microsoft.icon': 'ico', tiff: 'tif' };
const endingOf = (contentType: string): string => {
  const type = contentType.replace('image/', '');
  return `.${ENDINGS[type] ?? type}`;
};

const ImageAnswer = z.object({ image_key: z.string().min(1) });
const FileAnswer = z.object({ file_key: z.string().min(1) });
const Bytes = z.object({ data: z.instanceof(Buffer), contentType: z.string() });

const tooLarge = () => new MessengerError('too_large', 234006, 'the file is larger than 30 MB');

/**
 * Uploads and downloads: pictures of at most 10 MB as pictures, everything else up to 30 MB as files,
 * as does what Feishu refuses as a picture.
 */
export function resources(client: Client, call: Call): Pick<Messenger, 'upload' | 'download'> {
  return {
    upload: (name, bytes, contentType) =>
      call(async () => {
        // Checked here, with the codes that Feishu would give.
        if (bytes.length === 0) throw new MessengerError('refused', 234010, 'the file is empty');
        if (bytes.length > feishuTraits.fileBytesMost) throw tooLarge();
        // The SDK's types allow only a Buffer; the HTTP client below it makes a part with a name from this.
        const upload = { bytes, name, contentType } satisfies Upload;
        const isPicture = IMAGES.test(contentType);
        if (isPicture && bytes.length <= IMAGE_BYTES) {
          try {
            const image = await client.im.v1.image.create({
              data: { image_type: 'message', image: upload as unknown as Buffer },
            });
            return { imageKey: ImageAnswer.parse(image).image_key };
          } catch (error) {
            // What Feishu does not take for a picture (234011, 234039 and others) goes as a file instead.
            if (!(error instanceof MessengerError) || !NO_PICTURE.includes(error.meaning)) throw error;
          }
        }
        const file_name = isPicture && extname(name) === '' ? `${name}${endingOf(contentType)}` : name;
        const file_type = FILE_TYPES[extname(file_name).toLowerCase()] ?? 'stream';
        const named = { ...upload, name: file_name } satisfies Upload as unknown as Buffer;
        const file = await client.im.v1.file.create({ data: { file_type, file_name, file: named } });
        return { fileKey: FileAnswer.parse(file).file_key };
      }),
    download: (messageId, key, type) =>
      call(async () => {
        const url = `/open-apis/im/v1/messages/${encodeURIComponent(messageId)}/resources/${encodeURIComponent(key)}`;
        const answer = await client.request({ method: 'GET', url, params: { type }, responseType: 'arraybuffer' });
        const { data, contentType } = Bytes.parse(answer);
        if (data.length > feishuTraits.fileBytesMost) throw tooLarge();
        return { bytes: data, contentType: contentType.split(';')[0]?.trim() || 'application/octet-stream' };
      }),
  };
}
