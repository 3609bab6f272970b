import { extname } from 'node:path';
import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { type Messenger, MessengerError } from '../../ports.ts';
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

const ImageAnswer = z.object({ image_key: z.string().min(1) });
const FileAnswer = z.object({ file_key: z.string().min(1) });
const Bytes = z.object({ data: z.instanceof(Buffer), contentType: z.string() });

const tooLarge = () => new MessengerError('too_large', 234006, 'the file is larger than 30 MB');

/** Uploads and downloads: pictures of at most 10 MB as pictures, everything else up to 30 MB as files. */
export function resources(client: Client, call: Call): Pick<Messenger, 'upload' | 'download'> {
  return {
    upload: (name, bytes, contentType) =>
      call(async () => {
        // Checked here, with the codes that Feishu would give.
        if (bytes.length === 0) throw new MessengerError('refused', 234010, 'the file is empty');
        if (bytes.length > feishuTraits.fileBytesMost) throw tooLarge();
        // The SDK's types allow only a Buffer; the HTTP client below it makes a part with a name from this.
        const upload = { bytes, name, contentType } satisfies Upload as unknown as Buffer;
        if (IMAGES.test(contentType) && bytes.length <= IMAGE_BYTES) {
          const image = await client.im.v1.image.create({ data: { image_type: 'message', image: upload } });
          return { imageKey: ImageAnswer.parse(image).image_key };
        }
        const file_type = FILE_TYPES[extname(name).toLowerCase()] ?? 'stream';
        const file = await client.im.v1.file.create({ data: { file_type, file_name: name, file: upload } });
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
