import { z } from 'zod';
import type { FileSaid, Words } from '../../../deliveries.ts';
import { fileName, NAMELESS } from '../../file-name.ts';
import { readPost } from './post.ts';

type Content = Pick<Words, 'text' | 'files'>;

const Text = z.object({ text: z.string() });
const Image = z.object({ image_key: z.string().min(1) });
const Named = z.object({ file_key: z.string().min(1), file_name: z.string().min(1).catch(NAMELESS) });
const Audio = z.object({ file_key: z.string().min(1) });
const Place = z.object({ name: z.string().catch('') });

const only = (file: FileSaid): Content => ({ text: '', files: [file] });

/**
 * The text and the files of a message, the files' names made clean. Types without text give an empty text; stickers,
 * cards and forwarded histories have no files. Source: events-and-callbacks.md 5.1.
 *
 * @throws ZodError when the content does not fit its type
 */
export function readContent(type: string, content: Record<string, unknown>): Content {
  switch (type) {
    case 'text':
      return { text: Text.parse(content).text, files: [] };
    case 'post':
      return readPost(content);
    case 'image':
      return only({ key: Image.parse(content).image_key, name: '图片', type: 'image' });
    case 'file':
    case 'media':
    case 'folder': {
      const { file_key, file_name } = Named.parse(content);
      return only({ key: file_key, name: fileName(file_name), type: type === 'folder' ? 'folder' : 'file' });
    }
    case 'audio':
      return only({ key: Audio.parse(content).file_key, name: '语音.opus', type: 'file' });
    case 'location':
      return { text: Place.parse(content).name, files: [] };
    default:
      return { text: '', files: [] };
  }
}
