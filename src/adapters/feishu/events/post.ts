import { z } from 'zod';
import type { FileSaid, Words } from '../../../deliveries.ts';
import { fileName, NAMELESS } from '../../file-name.ts';

const Node = z.looseObject({
  tag: z.string(),
  text: z.string().optional(),
  href: z.string().optional(),
  user_id: z.string().optional(),
  image_key: z.string().optional(),
  file_key: z.string().optional(),
});
type Node = z.infer<typeof Node>;

const Attached = z.object({
  file_key: z.string().min(1),
  file_name: z.string().min(1).catch(NAMELESS),
  is_folder: z.boolean().optional().catch(undefined),
});

const Post = z.object({
  title: z.string().nullish(),
  /** Lines of nodes; some posts carry one flat list. */
  content: z.union([z.array(z.array(Node)), z.array(Node).transform((line) => [line])]),
  files: z.array(Attached).nullish(),
});

function flat(node: Node): string {
  const { tag, text = '', href = '', user_id = '' } = node;
  if (tag === 'a') return href && href !== text ? `${text}（${href}）` : text;
  // The mark is kept: `marksIn` replaces mentions, for text and post alike.
  if (tag === 'at') return user_id === 'all' ? '@_all' : `${user_id} `;
  // What comes as a file leaves no mark among the words.
  if (tag === 'img') return node.image_key ? '' : '［图片］';
  if (tag === 'media') return node.file_key ? '' : '［视频］';
  if (tag === 'hr') return '———';
  return text;
}

/** `图片` where there is one; else `图片1`, `图片2` and so on, since pictures in a post have no names. */
const numbered = (name: string, ending: string, i: number, all: readonly unknown[]): string =>
  `${name}${all.length > 1 ? i + 1 : ''}${ending}`;

function filesIn(nodes: readonly Node[], attached: readonly z.infer<typeof Attached>[]): FileSaid[] {
  const pictures = nodes.filter((n) => n.tag === 'img' && n.image_key);
  const films = nodes.filter((n) => n.tag === 'media' && n.file_key);
  const inText = nodes.flatMap((node): FileSaid[] => {
    if (node.tag === 'img' && node.image_key)
      return [{ key: node.image_key, name: numbered('图片', '', pictures.indexOf(node), pictures), type: 'image' }];
    if (node.tag === 'media' && node.file_key)
      return [{ key: node.file_key, name: numbered('视频', '.mp4', films.indexOf(node), films), type: 'file' }];
    return [];
  });
  const beside = attached.map(
    ({ file_key, file_name, is_folder }): FileSaid => ({
      key: file_key,
      name: fileName(file_name),
      type: is_folder ? 'folder' : 'file',
    }),
  );
  return [...inText, ...beside];
}

/**
 * Rich text as plain lines, title first, and every picture, film and file of it.
 *
 * @throws ZodError when it is no post
 */
export function readPost(content: Record<string, unknown>): Pick<Words, 'text' | 'files'> {
  const post = Post.parse(content);
  const lines = post.content.flatMap((line) => {
    const words = line.map(flat).join('').trimEnd();
    // A line of nothing but pictures is no line of the text.
    return words === '' && line.some((node) => node.image_key ?? node.file_key) ? [] : [words];
  });
  return {
    text: [post.title ?? '', ...lines].join('\n').trim(),
    files: filesIn(post.content.flat(), post.files ?? []),
  };
}
