import { z } from 'zod';
import { readSubmit, readTap } from '../../../../cards/kit.ts';
import type { Tap } from '../../../deliveries.ts';
import type { Envelope } from '../envelope.ts';
import { readForm } from './form.ts';

/** `card.action.trigger`. The button's value is read separately, because it may be forged. */
const CardAction = z.object({
  operator: z.object({ open_id: z.string().min(1) }),
  action: z.looseObject({
    value: z.unknown().optional(),
    name: z.string().optional(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
  }),
  context: z.object({ open_message_id: z.string().min(1), open_chat_id: z.string().min(1) }),
});

/** The id of the event, by which a repeated press is recognised. */
const DeliveryId = z.string().min(1);

/** A press whose value Qisu did not write. */
export type Forged = { kind: 'forged'; delivery: string; operator: string; messageId: string };

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/**
 * A press on a card. A form's submit button is identified by its name, since Feishu sends no value for it; others by
 * the value of their callback, an object or its JSON. Source: interface.md "Buttons"; events-and-callbacks.md 4.
 *
 * @param sentAt  when it was pressed
 * @throws ZodError when it is no press at all
 */
export function readCardAction(envelope: Envelope, sentAt: Date): Tap | Forged {
  const { operator, action, context } = CardAction.parse(envelope.event);
  const form = action.form_value ?? undefined;
  const named = form && action.name !== undefined ? readSubmit(action.name) : null;
  const read = named ?? readTap(parsed(action.value));
  const press = {
    delivery: DeliveryId.parse(envelope.id),
    operator: operator.open_id,
    messageId: context.open_message_id,
  };
  if (!read) return { kind: 'forged', ...press };
  return {
    kind: 'tap',
    ...press,
    chatId: context.open_chat_id,
    ...read,
    ...(form && { form: readForm(form) }),
    at: sentAt,
  };
}
