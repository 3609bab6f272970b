import type { Mention } from '../api.ts';
import { type Known, readCard, refuseLong } from './card-check.ts';
import { badParameter, Refused } from './refused.ts';

type Json = Record<string, unknown>;
export type Content = { content: Json; mentions: Mention[] };

const AT = /<at\s+user_id="([^"]*)"\s*>([^<]*)<\/at>|<at\s+user_id="([^"]*)"\s*\/>/g;

/** Turns `<at user_id="ou_x">name</at>` into Feishu's placeholders and mentions. Source: messages-api §13. */
export function readMentions(text: string, nameOf: (openId: string) => string | undefined): Content {
  const mentions: Mention[] = [];
  const shown = text.replace(
    AT,
    (_whole, paired: string | undefined, given: string | undefined, single: string | undefined) => {
      const id = paired ?? single ?? '';
      if (id === 'all') return '@_all';
      const name = nameOf(id);
      // An unknown person is shown by the name that was given.
      if (name === undefined) return `@${given ?? id}`;
      const key = `@_user_${mentions.length + 1}`;
      mentions.push({ key, id, name });
      return key;
    },
  );
  return { content: { text: shown }, mentions };
}

/** A forwarded history comes as bare words, not as JSON. Source: events-and-callbacks §5.1. */
export const contentSent = ({ msgType, content }: { msgType: string; content: Json }): string =>
  msgType === 'merge_forward' ? 'Merged and Forwarded Message' : JSON.stringify(content);

function parsed(content: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw badParameter('content is not a string in json format');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badParameter('content is not an object');
  return value as Json;
}

function readText(content: string, { world }: Known): Content {
  const { text } = parsed(content);
  if (typeof text !== 'string' || text === '') throw badParameter('text is empty');
  return readMentions(text, (id) => world.person(id)?.name);
}

function readPost(content: string): Content {
  const post = parsed(content);
  const locales = Object.values(post).filter((l) => typeof l === 'object' && l !== null && 'content' in l);
  if (locales.length === 0) throw badParameter('post has no locale with content');
  return { content: post, mentions: [] };
}

/** An image or file message of a resource that this app uploaded. */
function readResource(content: string, field: 'image_key' | 'file_key', { appId, files }: Known): Content {
  const body = parsed(content);
  const key = body[field];
  if (typeof key !== 'string') throw badParameter(`${field} is required`);
  const file = files.get(key);
  if (!file || file.owner !== appId) throw new Refused(230017, 'Bot is NOT the owner of the resource.');
  if (file.image !== (field === 'image_key'))
    throw new Refused(230055, 'The type of the uploaded file does not match the type of the message.');
  return {
    content: field === 'image_key' ? { image_key: key } : { file_key: key, file_name: file.name },
    mentions: [],
  };
}

/**
 * Reads the `content` string of a message to be sent.
 *
 * @param raw  the whole request body; Feishu's length limits count it, not the content
 * @throws Refused 230001, 230025, 230099, 230017, 230055
 */
export function readContent(msgType: string, content: string, raw: Buffer, known: Known): Content {
  refuseLong(raw, msgType === 'interactive' || msgType === 'post' ? 30_000 : 150_000);
  switch (msgType) {
    case 'text':
      return readText(content, known);
    case 'post':
      return readPost(content);
    case 'interactive':
      return { content: readCard(content, known), mentions: [] };
    case 'image':
      return readResource(content, 'image_key', known);
    case 'file':
      return readResource(content, 'file_key', known);
    default:
      throw badParameter(`msg_type ${msgType} is not supported`);
  }
}
