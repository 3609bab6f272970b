import type { Delivery } from '../../../deliveries.ts';
import { instantOf } from '../age.ts';
import type { Envelope } from '../envelope.ts';
import { readChange, readCreated, readMenu } from './changes.ts';
import { type Forged, readCardAction } from './tap.ts';
import { readReceived } from './words.ts';

/**
 * Reads an event as a delivery.
 *
 * @param now  used for an event that has no time of its own
 * @returns 'ignored' for what Qisu does not read
 * @throws ZodError or SyntaxError when a known event is malformed; what `botOpenId` throws
 */
export async function readDelivery(
  envelope: Envelope,
  botOpenId: () => Promise<string>,
  now: Date,
): Promise<Delivery | Forged | 'ignored'> {
  const sentAt = instantOf(envelope.createTime) ?? now;
  switch (envelope.type) {
    case 'card.action.trigger':
      return readCardAction(envelope, sentAt);
    case 'im.message.receive_v1':
      return (await readReceived(envelope, botOpenId, sentAt)) ?? 'ignored';
    case 'application.bot.menu_v6':
      return readMenu(envelope, sentAt);
    case 'im.chat.member.bot.added_v1':
      return readChange(envelope, 'bot_added');
    case 'im.chat.member.bot.deleted_v1':
      return readChange(envelope, 'bot_removed');
    case 'im.chat.access_event.bot_p2p_chat_entered_v1':
      return readChange(envelope, 'entered');
    case 'p2p_chat_create':
      return readCreated(envelope);
    default:
      return 'ignored';
  }
}
