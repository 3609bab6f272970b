import type { FileSaid, Words } from '../../../deliveries.ts';
import { fileName, NAMELESS } from '../../file-name.ts';
import { isObject, objectIn, Text } from './loose.ts';
import { readPost } from './post.ts';

type Content = Pick<Words, 'text' | 'files'>;

const NOTHING: Content = { text: '', files: [] };
/** Types whose words may come without the JSON around them. */
const WORDED: readonly string[] = ['text', 'post'];

const only = (key: string | undefined, name: string, type: FileSaid['type']): Content =>
  key === undefined ? NOTHING : { text: '', files: [{ key, name, type }] };

/**
 * The text and the files of a message, the files' names made clean. Types without text give an empty text; stickers,
 * cards and forwarded histories have no files. What does not fit its type gives what can be read of it, at worst nothing:
 * then whoever wrote is answered so. Source: events-and-callbacks.md 5.1.
 *
 * @param content  the JSON as a string; some types come as bare words
 */
export function readContent(type: string, content: unknown): Content {
  const inside = objectIn(content) ?? inOtherForm(type, content);
  const key = Text.parse(inside.file_key);
  switch (type) {
    case 'text':
      return { text: Text.parse(inside.text) ?? '', files: [] };
    case 'post':
      return readPost(inside);
    case 'image':
      return only(Text.parse(inside.image_key), '图片', 'image');
    case 'file':
    case 'media':
    case 'folder':
      return only(key, fileName(Text.parse(inside.file_name) ?? NAMELESS), type === 'folder' ? 'folder' : 'file');
    case 'audio':
      return only(key, '语音.opus', 'file');
    case 'location':
      return { text: Text.parse(inside.name) ?? '', files: [] };
    default:
      return NOTHING;
  }
}

/** Content that is no JSON of an object: a list of a post's nodes, or bare words. */
function inOtherForm(type: string, content: unknown): Record<string, unknown> {
  if (typeof content !== 'string') return Array.isArray(content) ? { content } : {};
  const list = listIn(content);
  if (list) return { content: list };
  if (!WORDED.includes(type)) return {};
  return type === 'text' ? { text: content } : { content: [{ tag: 'text', text: content }] };
}

function listIn(content: string): unknown[] | undefined {
  try {
    const read: unknown = JSON.parse(content);
    return Array.isArray(read) && read.some((part) => isObject(part) || Array.isArray(part)) ? read : undefined;
  } catch {
    return undefined;
  }
}
