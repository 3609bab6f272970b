import type { Mention, Message } from '../api.ts';
import { isRaw, obj, type Raw, str, words } from './card/read.ts';

/** A piece of a text message. */
export type Piece = { kind: 'text' | 'at' | 'link'; text: string };

const AT_TAG = /<at\s+user_id\s*=\s*["']?([^"'>\s]+)["']?\s*>([^<]*)<\/at>/;
const URL = /https?:\/\/[^\s<>"'，。；！？、（）《》「」【】]+/;

/** Splits a text into plain text, @ marks and links. Mentions are keys (`@_user_1`) or, if not parsed, `<at>` tags. */
export function pieces(text: string, mentions: readonly Mention[]): Piece[] {
  const keys = mentions.map((mention) => mention.key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const marks = [...keys.map((key) => `${key}(?!\\d)`), '@_all', AT_TAG.source, URL.source];
  const out: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(new RegExp(marks.join('|'), 'g'))) {
    if (match.index > from) out.push({ kind: 'text', text: text.slice(from, match.index) });
    out.push(piece(match[0], mentions));
    from = match.index + match[0].length;
  }
  if (from < text.length) out.push({ kind: 'text', text: text.slice(from) });
  return out;
}

function piece(found: string, mentions: readonly Mention[]): Piece {
  if (found === '@_all') return { kind: 'at', text: '@所有人' };
  const mention = mentions.find(({ key }) => key === found);
  if (mention) return { kind: 'at', text: `@${mention.name}` };
  const [, id, name] = AT_TAG.exec(found) ?? [];
  if (id === undefined) return { kind: 'link', text: found };
  const known = mentions.find((other) => other.id === id)?.name;
  return { kind: 'at', text: `@${id === 'all' ? '所有人' : name || known || id}` };
}

/** The locale of a post that is shown to a Chinese reader. */
export function postOf(content: Raw): Raw {
  if (Array.isArray(content.content)) return content;
  const locales = Object.values(content).filter(isRaw);
  return isRaw(content.zh_cn) ? content.zh_cn : (locales[0] ?? {});
}

/** A message in one line, for a quotation or a list. */
export function summary(message: Message): string {
  const { content } = message;
  if (message.recalled) return '已撤回的消息';
  switch (message.msgType) {
    case 'text':
      return pieces(str(content, 'text'), message.mentions)
        .map((part) => part.text)
        .join('');
    case 'post':
      return str(postOf(content), 'title') || '[富文本]';
    case 'interactive':
      return `[卡片] ${words(obj(content, 'header'), 'title') || words(obj(content, 'config'), 'summary')}`.trim();
    case 'file':
      return `[文件] ${str(content, 'file_name')}`;
    case 'image':
      return '[图片]';
    default:
      return `[${message.msgType}]`;
  }
}
