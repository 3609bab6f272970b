import { z } from 'zod';
import { readSubmit, readTap } from '../../../../cards/kit.ts';
import type { Tap } from '../../../deliveries.ts';
import type { Envelope } from '../envelope.ts';
import { readForm } from './form.ts';
import { Anything, Needed, objectIn, openIdIn, Text } from './loose.ts';

/** `card.action.trigger`. Who pressed is needed to answer; the button's value and name may be forged, or be left out. */
const CardAction = z.object({ operator: z.unknown().optional(), action: Anything, context: Anything });

/** A press whose value Qisu did not write. */
export type Forged = { kind: 'forged'; delivery: string; operator: string; messageId: string };

/**
 * A press on a card. A form's submit button is identified by its name, since Feishu sends no value for it; others by
 * the value of their callback, an object or its JSON. Source: interface.md "Buttons"; events-and-callbacks.md 4.
 *
 * @param sentAt  when it was pressed
 * @throws ZodError when nobody pressed
 */
export function readCardAction(envelope: Envelope, sentAt: Date): Tap | Forged {
  const event = Anything.parse(envelope.event);
  const { operator, action, context } = CardAction.parse(event);
  const by = Needed.parse(openIdIn(operator) ?? openIdIn(event));
  const name = Text.parse(action.name);
  // The name of a submit button is ours, so it is read before what came with it.
  const named = name === undefined ? null : readSubmit(name);
  const filled = action.form_value ?? undefined;
  const form = filled === undefined ? (named ? {} : undefined) : objectIn(filled);
  const read = named ?? readTap(objectIn(action.value));
  const messageId = Text.parse(context.open_message_id ?? event.open_message_id) ?? '';
  // Feishu gives each press an id; without one the card and the instant stand for it.
  const delivery = envelope.id || `${messageId}/${by}/${envelope.createTime ?? sentAt.toISOString()}`;
  const press = { delivery, operator: by, messageId };
  if (!read || (filled !== undefined && form === undefined)) return { kind: 'forged', ...press };
  return {
    kind: 'tap',
    ...press,
    chatId: Text.parse(context.open_chat_id ?? event.open_chat_id) ?? '',
    ...read,
    ...(form && { form: readForm(form) }),
    at: sentAt,
  };
}
