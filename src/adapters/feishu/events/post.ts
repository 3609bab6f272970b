import { z } from 'zod';
import type { FileSaid, Words } from '../../../deliveries.ts';
import { fileName, NAMELESS } from '../../file-name.ts';
import { isObject, Text } from './loose.ts';

const Node = z.object({
  tag: Text,
  text: Text,
  href: Text,
  user_id: Text,
  user_name: Text,
  image_key: Text,
  file_key: Text,
});
type Node = z.infer<typeof Node>;

type Attached = { key: string; name: string; folder: boolean };
type Post = { title: string; lines: Node[][]; files: Attached[] };

/** The language of which a post is read where it has several. */
const OURS = 'zh_cn';

const nodeIn = (value: unknown): Node => Node.parse(isObject(value) ? value : { tag: 'text', text: value });
const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A post as far as it can be read: its lines or one flat list of nodes, in one language or in layers of them. */
function postIn(content: Record<string, unknown>): Post {
  const layers = [content, content[OURS], ...Object.values(content)].filter(isObject);
  const body = layers.find((layer) => Array.isArray(layer.content)) ?? content;
  const parts = Array.isArray(body.content) ? body.content : listIn(body.content_v2);
  const inLines = parts.some(Array.isArray);
  return {
    title: Text.parse(body.title) ?? '',
    lines: inLines ? parts.map((line) => [line].flat().map(nodeIn)) : [parts.map(nodeIn)],
    files: listIn(content.files ?? body.files).flatMap((one): Attached[] => {
      const file = isObject(one) ? one : {};
      const key = Text.parse(file.file_key);
      if (key === undefined) return [];
      return [{ key, name: fileName(Text.parse(file.file_name) ?? NAMELESS), folder: file.is_folder === true }];
    }),
  };
}

function flat(node: Node): string {
  const { tag, text = '', href = '', user_id = '', user_name } = node;
  if (tag === 'a') return href && href !== text ? `${text}（${href}）` : text;
  if (tag === 'at') {
    if (user_id === 'all') return '@_all';
    // The mark is kept: `marksIn` replaces mentions, for text and post alike.
    return user_id.startsWith('@_') || !user_name ? `${user_id} ` : `@${user_name} `;
  }
  // What comes as a file leaves no mark among the words.
  if (tag === 'img') return node.image_key ? '' : '［图片］';
  if (tag === 'media') return node.file_key ? '' : '［视频］';
  if (tag === 'hr') return '———';
  return text;
}

/** `图片` where there is one; else `图片1`, `图片2` and so on, since pictures in a post have no names. */
const numbered = (name: string, ending: string, i: number, all: readonly unknown[]): string =>
  `${name}${all.length > 1 ? i + 1 : ''}${ending}`;

function filesIn(nodes: readonly Node[], attached: readonly Attached[]): FileSaid[] {
  const pictures = nodes.filter((n) => n.tag === 'img' && n.image_key);
  const films = nodes.filter((n) => n.tag === 'media' && n.file_key);
  const inText = nodes.flatMap((node): FileSaid[] => {
    if (node.tag === 'img' && node.image_key)
      return [{ key: node.image_key, name: numbered('图片', '', pictures.indexOf(node), pictures), type: 'image' }];
    if (node.tag === 'media' && node.file_key)
      return [{ key: node.file_key, name: numbered('视频', '.mp4', films.indexOf(node), films), type: 'file' }];
    return [];
  });
  const beside = attached.map(({ key, name, folder }): FileSaid => ({ key, name, type: folder ? 'folder' : 'file' }));
  return [...inText, ...beside];
}

/** Rich text as plain lines, title first, and every picture, film and file of it. */
export function readPost(content: Record<string, unknown>): Pick<Words, 'text' | 'files'> {
  const { title, lines, files } = postIn(content);
  const said = lines.flatMap((line) => {
    const words = line.map(flat).join('').trimEnd();
    // A line of nothing but pictures is no line of the text.
    return words === '' && line.some((node) => node.image_key ?? node.file_key) ? [] : [words];
  });
  return { text: [title, ...said].join('\n').trim(), files: filesIn(lines.flat(), files) };
}
