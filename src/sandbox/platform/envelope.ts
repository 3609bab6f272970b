import { randomBytes } from 'node:crypto';
import type { App } from './tokens.ts';
import { TENANT, unionId } from './world.ts';

export type Purpose = 'event' | 'callback';
/** A push in schema 2.0. Source: events-and-callbacks §2.1. */
export type Envelope = {
  schema: '2.0';
  header: {
    event_id: string;
    token: string;
    create_time: string;
    event_type: string;
    tenant_key: string;
    app_id: string;
  };
  event: Record<string, unknown>;
};

/** `create_time` is in ms for events and in µs for card callbacks, as their pages say. */
export function envelope(
  app: App,
  type: string,
  purpose: Purpose,
  event: Record<string, unknown>,
  now: Date,
): Envelope {
  const ms = now.getTime();
  return {
    schema: '2.0',
    header: {
      event_id: randomBytes(16).toString('hex'),
      token: app.verificationToken ?? '',
      create_time: String(purpose === 'event' ? ms : ms * 1_000),
      event_type: type,
      tenant_key: TENANT,
      app_id: app.appId,
    },
    event,
  };
}

/** The three-id object of events; the inner user_id needs a scope the bot does not have. */
export const idsOf = (openId: string): { open_id: string; union_id: string } => ({
  open_id: openId,
  union_id: unionId(openId),
});
