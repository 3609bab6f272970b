import type { Notification, Notifications } from '../case/notification.ts';
import { BY_CLOCK } from '../clocks/notifications.ts';
import type { EventSpec } from './event.ts';
import { SHARED } from './parts/notifications.ts';

/** A notification and where it comes from: an event's name, `several` events, or the `clock`. */
export type Listed = Notification & { saidBy: string };

/**
 * All notifications by code: those of several events, of the clock, and of each event.
 *
 * @throws TypeError when a code is declared twice
 */
export function notificationTable(events: readonly Pick<EventSpec, 'name' | 'notifications'>[]): Map<string, Listed> {
  const declared: [string, Notifications][] = [
    ['several', SHARED],
    ['clock', BY_CLOCK],
    ...events.map((e): [string, Notifications] => [e.name, e.notifications]),
  ];
  const table = new Map<string, Listed>();
  for (const [saidBy, notifications] of declared) {
    for (const [code, notification] of Object.entries(notifications)) {
      const first = table.get(code)?.saidBy;
      if (first) throw new TypeError(`the notification ${code} is declared twice: by ${first} and by ${saidBy}`);
      table.set(code, { ...notification, saidBy });
    }
  }
  return table;
}
