import { z } from 'zod';
import type { Words } from '../../../deliveries.ts';

const Node = z.looseObject({
  tag: z.string(),
  text: z.string().optional(),
  href: z.string().optional(),
  user_id: z.string().optional(),
  image_key: z.string().optional(),
  file_key: z.string().optional(),
});
type Node = z.infer<typeof Node>;

const Post = z.object({ title: z.string().nullish(), content: z.array(z.array(Node)) });

function flat({ tag, text = '', href = '', user_id = '' }: Node): string {
  if (tag === 'a') return href && href !== text ? `${text}（${href}）` : text;
  // The mark is kept: `marksIn` replaces mentions, for text and post alike.
  if (tag === 'at') return user_id === 'all' ? '@_all' : `${user_id} `;
  if (tag === 'img') return '［图片］';
  if (tag === 'media') return '［视频］';
  if (tag === 'hr') return '———';
  return text;
}

const fileIn = ({ tag, image_key, file_key }: Node): Words['file'] | undefined => {
  if (tag === 'img' && image_key) return { key: image_key, name: '图片', type: 'image' };
  if (tag === 'media' && file_key) return { key: file_key, name: '视频.mp4', type: 'file' };
  return undefined;
};

/**
 * Rich text as plain lines, title first, with a placeholder for each picture. A post of only one picture becomes that
 * picture.
 *
 * @throws ZodError when it is no post
 */
export function readPost(content: Record<string, unknown>): { text: string; file?: NonNullable<Words['file']> } {
  const post = Post.parse(content);
  const nodes = post.content.flat();
  const file = nodes.map(fileIn).find((found) => found !== undefined);
  const said = post.title || nodes.some((node) => !['img', 'media', 'at'].includes(node.tag) && flat(node).trim());
  if (file && !said) return { text: '', file };
  const lines = [post.title ?? '', ...post.content.map((line) => line.map(flat).join('').trimEnd())];
  return { text: lines.join('\n').trim() };
}
