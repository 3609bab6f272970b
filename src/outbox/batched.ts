import type { OutboxItem } from '../domain/case/message.ts';
import { minuteOf } from '../domain/clocks/step-messages.ts';
import { NOTIFICATIONS } from '../domain/events/lifecycle.ts';

/** A line that is no step of a clock's but words a unit is asked with, by the same key. */
const NOTIFICATION = 'notification/';
export const notificationIn = (key: string): string | null =>
  key.startsWith(NOTIFICATION) ? key.slice(NOTIFICATION.length) : null;

/** What of an outbox item is batched, under which key and for which minute; null for what is a message of its own. */
export function batched({ show, at, fromClock }: OutboxItem): { key: string; minute: Date } | null {
  if ('step' in show) return { key: show.step, minute: show.minute };
  if (!('notification' in show && NOTIFICATIONS.get(show.notification)?.batched && fromClock)) return null;
  return { key: `${NOTIFICATION}${show.notification}`, minute: minuteOf(at) };
}
