import { z } from 'zod';
import type { Words } from '../../../deliveries.ts';
import { readPost } from './post.ts';

type Content = { text: string; file?: NonNullable<Words['file']> };

const Text = z.object({ text: z.string() });
const Image = z.object({ image_key: z.string().min(1) });
const Named = z.object({ file_key: z.string().min(1), file_name: z.string().min(1).catch('未命名文件') });
const Audio = z.object({ file_key: z.string().min(1) });
const Place = z.object({ name: z.string().catch('') });

/**
 * The text and the file of a message. Types without text give an empty text; types whose bytes can be downloaded give a
 * file (not stickers, folders, cards or forwarded histories). Source: events-and-callbacks.md 5.1.
 *
 * @throws ZodError when the content does not fit its type
 */
export function readContent(type: string, content: Record<string, unknown>): Content {
  switch (type) {
    case 'text':
      return { text: Text.parse(content).text };
    case 'post':
      return readPost(content);
    case 'image':
      return { text: '', file: { key: Image.parse(content).image_key, name: '图片', type: 'image' } };
    case 'file':
    case 'media': {
      const { file_key, file_name } = Named.parse(content);
      return { text: '', file: { key: file_key, name: file_name, type: 'file' } };
    }
    case 'audio':
      return { text: '', file: { key: Audio.parse(content).file_key, name: '语音.opus', type: 'file' } };
    case 'location':
      return { text: Place.parse(content).name };
    default:
      return { text: '' };
  }
}
