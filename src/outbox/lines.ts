import type { OutboxItem } from '../domain/case/message.ts';
import { minuteOf } from '../domain/clocks/telling.ts';
import { NOTIFICATIONS } from '../domain/events/lifecycle.ts';

/** A line that is no step of a clock's but words a unit is asked with, by the same key. */
const SAY = 'say/';
export const sayIn = (key: string): string | null => (key.startsWith(SAY) ? key.slice(SAY.length) : null);

/** What of an outbox item is batched, under which key and for which minute; null for what is a message of its own. */
export function batched({ show, at, fromClock }: OutboxItem): { key: string; minute: Date } | null {
  if ('step' in show) return { key: show.step, minute: show.minute };
  if (!('say' in show && NOTIFICATIONS.get(show.say)?.batched && fromClock)) return null;
  return { key: `${SAY}${show.say}`, minute: minuteOf(at) };
}
