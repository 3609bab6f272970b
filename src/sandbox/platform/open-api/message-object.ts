import { simplified } from '../card-simple.ts';
import { contentSent } from '../contents.ts';
import type { Stored } from '../messages.ts';
import { TENANT } from '../world.ts';

/** The content string in which a message comes back: cards simplified unless `original`. Source: messages-api §4.6. */
function contentOf(m: Stored, original: boolean): string {
  const content = m.msgType === 'interactive' && !original ? simplified(m.content) : m.content;
  return contentSent({ msgType: m.msgType, content });
}

/** A message object of the API; a recalled one has no content. Source: messages-api §4.1. */
export function messageObject(m: Stored, original = false): Record<string, unknown> {
  const app = m.sender.type === 'app';
  return {
    message_id: m.messageId,
    ...(m.rootId && { root_id: m.rootId }),
    ...(m.parentId && { parent_id: m.parentId }),
    ...(m.threadId && { thread_id: m.threadId }),
    msg_type: m.msgType,
    create_time: String(m.createdAt),
    update_time: String(m.updatedAt),
    deleted: m.recalledAt !== undefined,
    updated: m.updatedAt > m.createdAt,
    chat_id: m.chatId,
    sender: { id: m.sender.id, id_type: app ? 'app_id' : 'open_id', sender_type: m.sender.type, tenant_key: TENANT },
    body: m.recalledAt === undefined ? { content: contentOf(m, original) } : {},
    ...(m.mentions.length > 0 && {
      mentions: m.mentions.map((a) => ({ key: a.key, id: a.id, id_type: 'open_id', name: a.name, tenant_key: TENANT })),
    }),
  };
}
