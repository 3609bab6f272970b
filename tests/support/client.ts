import { readCardAction } from '../../src/adapters/feishu/events/tap.ts';
import type { Tap } from '../../src/deliveries.ts';
import { findElement } from '../../src/sandbox/platform/card-tree.ts';
import { behaviourValue, fillForm } from '../../src/sandbox/platform/tap-form.ts';

type Card = Record<string, unknown>;
/** What is filled into a form: a field by the label above it, a choice by its words. */
export type Filled = Record<string, unknown>;

export type Press = {
  card: Card;
  label: string;
  filled: Filled;
  delivery: string;
  operator: string;
  messageId: string;
  chatId: string;
  at: Date;
};

/** Whether pressing this button sends a form; undefined when the card has no such button. */
export function buttonOn(card: Card, label: string): { submits: boolean } | undefined {
  const found = findElement(card, { button: { label } });
  return found && { submits: found.form !== null && found.node.form_action_type === 'submit' };
}

/**
 * A press as the app reads it, with what Feishu's client makes of the card: options by their words, required fields, length.
 *
 * @throws Error with what the client says to whoever presses, where it sends nothing
 */
export function pressOf({ card, label, filled, delivery, operator, messageId, chatId, at }: Press): Tap {
  const found = findElement(card, { button: { label } });
  if (!found || found.node.disabled === true) throw new Error(`no button ${label} to press`);
  const { node, form } = found;
  const name = typeof node.name === 'string' ? { name: node.name } : {};
  const filledIn = form && node.form_action_type === 'submit' ? fillForm(form, filled, false) : null;
  if (filledIn && 'refusal' in filledIn) throw new Error(filledIn.refusal);
  const action = filledIn ? { ...name, form_value: filledIn.value } : { ...name, ...behaviourValue(node) };
  const event = {
    operator: { open_id: operator },
    action: { tag: 'button', ...action },
    context: { open_message_id: messageId, open_chat_id: chatId },
  };
  const envelope = {
    id: delivery,
    type: 'card.action.trigger',
    token: undefined,
    appId: undefined,
    tenant: undefined,
    createTime: undefined,
    event,
  };
  const read = readCardAction(envelope, at);
  if (read.kind === 'forged') throw new Error(`${label} carries nothing of ours`);
  return read;
}
