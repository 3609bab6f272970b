import { newId } from './ids.ts';
import type { Draft, Messages, Stored } from './messages.ts';

export type Place = Pick<Draft, 'rootId' | 'parentId' | 'threadId'>;

/**
 * Where a reply stands. Within a topic root and parent are both its first message; a new topic begins at the message
 * replied to. Source: messages-api §4.2.
 */
export function placeOfReply(messages: Messages, parent: Stored, inThread: boolean): Place {
  if (!inThread && !parent.threadId) return { rootId: parent.rootId ?? parent.messageId, parentId: parent.messageId };
  const root = parent.threadId ? (messages.inThread(parent.threadId)[0] ?? parent) : parent;
  const threadId = parent.threadId ?? newId('omt_');
  if (!parent.threadId) messages.change(parent.messageId, { threadId });
  return { threadId, rootId: root.messageId, parentId: root.messageId };
}

/** Whether a message is an answer in a topic, which the chat's own list leaves out. Source: messages-api §4.6. */
export const isTopicReply = (m: Stored): boolean => m.threadId !== undefined && m.rootId !== undefined;
