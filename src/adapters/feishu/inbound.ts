import type { IncomingHttpHeaders } from 'node:http';
import { ZodError } from 'zod';
import type { Delivery, Handle, Reply, Words } from '../../deliveries.ts';
import { type DeliveryKind, type DeliveryOutcome, uncounted } from '../../metrics-port.ts';
import type { ClockPort, Log, Metrics } from '../../ports.ts';
import { onBehalfOf } from '../log-context.ts';
import { ownReason } from '../own-reason.ts';
import { BUSY, TOO_OFTEN, UNREADABLE, wire } from './answer.ts';
import { type Envelope, readEnvelope } from './envelope.ts';
import { readDelivery } from './events/read.ts';
import type { Forged } from './events/tap.ts';
import { type Keys, opener } from './identity.ts';
import { rateLimit } from './rate-limit.ts';
import { estranged, type OwnTenant, tenantsOf } from './tenant.ts';
import { feishuTraits } from './traits.ts';

export type InboundNeeds = Keys & {
  handle: Handle;
  /** The bot's own open_id, called where a message mentions somebody. */
  botOpenId: () => Promise<string>;
  /** Called once when a person sends too many messages, and again only after a minute without a refusal. */
  onRateLimited?: (words: Words) => void | Promise<void>;
  /** Absent: every delivery is of the app's own tenant. */
  tenant?: OwnTenant | undefined;
  clock: ClockPort;
  log: Log;
  metrics?: Metrics;
  /** How long an answer may take, in milliseconds. */
  answerWithinMs?: number;
};

export type HttpAnswer = { status: number; body: Record<string, unknown> };
/** 400: malformed. 503: not accepted, so Feishu sends an event again; a callback gets an answer in words instead. */
type Outcome = { as: DeliveryOutcome } & ({ status: 200; reply: Reply } | { status: 400 | 503 });

const taken = (as: DeliveryOutcome, reply: Reply = {}): Outcome => ({ as, status: 200, reply });
const KINDS: Partial<Record<string, DeliveryKind>> = {
  'card.action.trigger': 'tap',
  'im.message.receive_v1': 'words',
  'application.bot.menu_v6': 'menu',
  'im.chat.member.bot.added_v1': 'chat',
  'im.chat.member.bot.deleted_v1': 'chat',
  'im.chat.access_event.bot_p2p_chat_entered_v1': 'chat',
};
/** A type or id as it may stand in the log. It comes from outside. */
const plain = (name: string): string => (/^[\w.:-]{1,100}$/.test(name) ? name : '…');
const about = ({ type, id }: Envelope) => ({ type: plain(type), delivery: plain(id) });

/** A known event that cannot be read. Other errors while reading are not the event's fault. */
class Malformed extends Error {}
function unreadable(error: unknown): Malformed {
  if (error instanceof ZodError || error instanceof SyntaxError) return new Malformed(ownReason(error) ?? 'malformed');
  throw error;
}
/** Whose limit a delivery counts for. An app that may read a group hears all its talk, which asks nothing of us. */
function countsFor(d: Delivery | Forged): string | undefined {
  if (d.kind === 'tap' || d.kind === 'forged') return d.operator;
  return d.kind === 'chat' || (d.kind === 'words' && !d.toBot) ? undefined : d.person;
}

/**
 * Receives everything from Feishu: checks the sender, reads the event, hands it on and answers within three seconds in
 * any case. Webhook and long connection use the same function. What a delivery throws is caught only here. Source:
 * interface.md "HTTP"; quality.md "Nobody in who does not belong", "Never lost".
 *
 * @returns `receive` for the bytes of a webhook; `receiveEnvelope` for an event of the long connection, which rejects
 *   when the event is not accepted, so that Feishu sends it again
 */
export function inbound({
  handle,
  botOpenId,
  onRateLimited,
  tenant,
  clock,
  log,
  metrics = uncounted,
  answerWithinMs,
  ...keys
}: InboundNeeds) {
  const open = opener(keys, log);
  const pass = rateLimit(() => clock.monotonic());

  async function notifyRateLimited(words: Words): Promise<void> {
    try {
      await onRateLimited?.(words);
    } catch (err) {
      log.error({ delivery: words.delivery, err }, 'feishu.rate_limit_unsent');
    }
  }

  async function settle(envelope: Envelope): Promise<Outcome> {
    const read = await readDelivery(envelope, botOpenId, clock.now()).catch(unreadable);
    if (read instanceof Malformed) {
      log.warn({ ...about(envelope), reason: read.message }, 'feishu.malformed');
      return { as: 'malformed', status: 400 };
    }
    if (read === 'ignored') {
      log.debug(about(envelope), 'feishu.ignored');
      return taken('ignored');
    }
    const from = await tenant?.foreign(tenantsOf(envelope));
    const delivery = from === undefined ? read : estranged(read, from);
    const person = countsFor(delivery);
    const room = person === undefined ? 'ok' : pass(person, delivery.kind);
    if (room !== 'ok') {
      if (room === 'first') log.warn({ person, delivery: delivery.delivery }, 'feishu.rate_limited');
      if (room === 'first' && delivery.kind === 'words') await notifyRateLimited(delivery);
      return taken('limited', delivery.kind === 'tap' || delivery.kind === 'forged' ? TOO_OFTEN : {});
    }
    if (delivery.kind === 'forged') {
      log.warn(delivery, 'feishu.forged');
      return taken('forged', UNREADABLE);
    }
    const reply = await handle(delivery);
    if (reply.refused !== undefined) metrics.refusal(reply.refused);
    return taken(reply.refused === undefined ? 'answered' : 'refused', reply);
  }

  // Feishu never repeats a callback, but repeats an event that was not acknowledged.
  const unable = ({ type }: Envelope, as: 'failed' | 'slow'): Outcome =>
    type === 'card.action.trigger' ? taken(as, BUSY) : { as, status: 503 };

  async function take(envelope: Envelope): Promise<Outcome> {
    const begun = clock.monotonic();
    const work = onBehalfOf(about(envelope).delivery, () => settle(envelope)).catch((err: unknown) => {
      log.error({ ...about(envelope), err }, 'feishu.failed');
      return unable(envelope, 'failed');
    });
    let timer: NodeJS.Timeout | undefined;
    const slow = new Promise<Outcome>((resolve) => {
      timer = setTimeout(() => {
        log.warn(about(envelope), 'feishu.slow');
        resolve(unable(envelope, 'slow'));
      }, answerWithinMs ?? feishuTraits.answerWithinMs);
    });
    const outcome = await Promise.race([work, slow]).finally(() => clearTimeout(timer));
    metrics.delivery(KINDS[envelope.type] ?? 'other', outcome.as, (clock.monotonic() - begun) / 1000);
    return outcome;
  }

  async function receive(raw: Buffer, headers: IncomingHttpHeaders): Promise<HttpAnswer> {
    const opened = open(raw, headers, clock.now());
    if (opened.is === 'challenge') return { status: 200, body: { challenge: opened.challenge } };
    if (opened.is === 'refused') {
      log.warn({ status: opened.status, why: opened.why }, 'feishu.refused');
      metrics.delivery('other', 'unsigned', 0);
      return { status: opened.status, body: {} };
    }
    const outcome = await take(opened.envelope);
    return { status: outcome.status, body: outcome.status === 200 ? wire(outcome.reply) : {} };
  }

  async function receiveEnvelope(body: unknown): Promise<Reply> {
    const envelope = readEnvelope(body);
    if (!envelope) throw new TypeError('not an envelope of Feishu');
    const outcome = await take(envelope);
    if (outcome.status !== 200) throw new Error(`not taken over: ${outcome.status}`);
    return outcome.reply;
  }

  return { receive, receiveEnvelope };
}
