import type { OutboxItem } from '../domain/case/message.ts';
import { NOTIFICATIONS } from '../domain/events/lifecycle.ts';

/** The prefix of a line's key for a batched notification instead of a step: then its code, and what it is about. */
const NOTIFICATION = 'notification/';
export function notificationIn(key: string): { code: string; of?: string } | null {
  if (!key.startsWith(NOTIFICATION)) return null;
  const [code = '', of] = key.slice(NOTIFICATION.length).split('/');
  return { code, ...(of !== undefined && { of }) };
}

const MINUTE_MS = 60_000;

/** The key and minute of an item that is batched; null for a message of its own. */
export function batched({ show, at, fromClock }: OutboxItem): { key: string; minute: Date } | null {
  const minute = new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);
  if ('step' in show) return { key: show.step, minute };
  if (!('notification' in show)) return null;
  const { batched: line, inMorning } = NOTIFICATIONS.get(show.notification) ?? {};
  if (!line || !(fromClock || inMorning)) return null;
  return { key: `${NOTIFICATION}${[show.notification, show.of].filter(Boolean).join('/')}`, minute };
}
