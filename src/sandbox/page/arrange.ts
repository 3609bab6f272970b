import type { Message } from '../api.ts';

/** A message as the chat shows it: with the replies of its thread beneath it, or with the message it answers quoted. */
export type Row = { message: Message; quoted: Message | null; replies: Message[]; day: string | null };

/**
 * Sorts messages (oldest first) for reading. A message in a thread follows the thread's first message; any other reply
 * keeps its place and quotes the message it answers. `dayOf` names the day of an instant; a row has it where a new day
 * begins.
 */
export function arrange(messages: readonly Message[], dayOf: (iso: string) => string): Row[] {
  const byId = new Map(messages.map((message) => [message.messageId, message]));
  const rows = new Map<string, Row>();
  let day: string | null = null;
  for (const message of messages) {
    const root = message.threadId && message.rootId ? rows.get(message.rootId) : undefined;
    if (root) {
      root.replies.push(message);
      continue;
    }
    const today = dayOf(message.createTime);
    const quoted = byId.get(message.parentId ?? message.rootId ?? '') ?? null;
    rows.set(message.messageId, { message, quoted, replies: [], day: today === day ? null : today });
    day = today;
  }
  return [...rows.values()];
}
