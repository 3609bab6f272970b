import type { Mention } from '../api.ts';
import { type Content, readMentions } from './contents.ts';
import type { StoredFile } from './files.ts';

type Message = Content & { msgType: string };
type Node = Record<string, unknown>;

const MARK = /(@_user_\d+)/;

/** A line of text as nodes of a post. */
const nodesOf = (line: string, mentions: readonly Mention[]): Node[] =>
  line
    .split(MARK)
    .filter((part) => part !== '')
    .map((part) => {
      const mention = mentions.find(({ key }) => key === part);
      return mention ? { tag: 'at', user_id: part, user_name: mention.name, style: [] } : { tag: 'text', text: part };
    });

const alone = (file: StoredFile): Message => ({
  msgType: file.image ? 'image' : 'file',
  content: file.image ? { image_key: file.key } : { file_key: file.key, file_name: file.name },
  mentions: [],
});

/**
 * What a person's client makes of words and files sent together: a text, a picture or a file where it is one of these
 * alone, otherwise a post with its pictures among the text and its files beside it. Source: events-and-callbacks §5.1.
 *
 * @param text  may hold `<at …>` tags
 */
export function messageOf(
  text: string,
  files: readonly StoredFile[],
  nameOf: (openId: string) => string | undefined,
): Message {
  const [first, ...more] = files;
  if (!first) return { msgType: 'text', ...readMentions(text, nameOf) };
  if (text === '' && more.length === 0) return alone(first);
  const { content: said, mentions } = readMentions(text, nameOf);
  const lines = text === '' ? [] : String(said.text).split('\n');
  const beside = files.filter((f) => !f.image).map((f) => ({ file_key: f.key, file_name: f.name }));
  const content = {
    title: '',
    content: [
      ...lines.map((line) => nodesOf(line, mentions)),
      ...files.filter((f) => f.image).map((f) => [{ tag: 'img', image_key: f.key }]),
    ],
    ...(beside.length > 0 && { files: beside }),
  };
  return { msgType: 'post', content, mentions };
}
