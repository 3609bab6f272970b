import type { OutboxItem } from '../domain/case/message.ts';
import { NOTIFICATIONS } from '../domain/events/lifecycle.ts';

/** The prefix of a line's key for a batched notification instead of a step. */
const NOTIFICATION = 'notification/';
export const notificationIn = (key: string): string | null =>
  key.startsWith(NOTIFICATION) ? key.slice(NOTIFICATION.length) : null;

const MINUTE_MS = 60_000;

/** The key and minute of an item that is batched; null for a message of its own. */
export function batched({ show, at, fromClock }: OutboxItem): { key: string; minute: Date } | null {
  const minute = new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);
  if ('step' in show) return { key: show.step, minute };
  if (!('notification' in show && NOTIFICATIONS.get(show.notification)?.batched && fromClock)) return null;
  return { key: `${NOTIFICATION}${show.notification}`, minute };
}
