import { z } from 'zod';
import { acceptCard, readCard, refusedCard, refuseLong, refuseReplacement } from '../card-check.ts';
import { readContent } from '../contents.ts';
import type { Stored } from '../messages.ts';
import type { Parts } from '../parts.ts';
import { badParameter, fields, Refused } from '../refused.ts';
import { messageObject } from './message-object.ts';
import { visibleMessage } from './rooms.ts';
import type { Call, Route } from './route.ts';

const RECALL_MS = 24 * 3_600_000;
const MOST_EDITS = 20;
const Patch = z.object({ content: z.string().min(1) });
const Edit = Patch.extend({ msg_type: z.string().min(1) });
const Delayed = z.object({ token: z.unknown(), card: z.record(z.string(), z.unknown()) });

const UPDATE = ['im:message', 'im:message:send_as_bot', 'im:message:update'];
const RECALL = ['im:message', 'im:message:recall', 'im:message:send_as_bot'];

const locked = () => refusedCard({ code: 11310, message: 'card action is lock' });

/** Changes of messages: PATCH a card, PUT a text, DELETE, the delayed update. Source: messages-api §4.3–4.5, §5. */
export function changeRoutes(parts: Parts): Route[] {
  const { messages, rates, files, world, tapTokens, clock } = parts;
  const known = (call: Call) => ({ appId: call.app.appId, files, world });

  /** A message of this app that was not recalled. */
  function own(call: Call): Stored {
    const message = visibleMessage(parts, call.app.appId, call.params.message_id ?? '');
    if (message.recalledAt !== undefined) throw new Refused(230011, 'The message is recalled.');
    return message;
  }

  function patchCard(call: Call) {
    const { content } = fields(Patch, call.body);
    const message = own(call);
    rates.business(`message ${message.messageId}`);
    if (message.msgType !== 'interactive') throw badParameter('the message is not a card');
    if (message.sender.id !== call.app.appId) throw new Refused(230012, 'Bot is NOT the sender of the message.');
    if (messages.frozen(message))
      throw new Refused(230031, 'Message can only be modified within 14 days after sending.');
    if (tapTokens.locked(message.messageId)) throw locked();
    refuseLong(call.raw, 30_000);
    refuseReplacement(message.content, jsonOrText(content));
    messages.change(message.messageId, { content: readCard(content, known(call)) });
    return { data: {} };
  }

  function editText(call: Call) {
    const { msg_type, content } = fields(Edit, call.body);
    const message = own(call);
    rates.business(`message ${message.messageId}`);
    parts.console.maySpeak(message.chatId);
    if (message.sender.id !== call.app.appId)
      throw new Refused(230071, 'The operator is not the sender of the message.');
    if (!['text', 'post'].includes(message.msgType) || msg_type !== message.msgType)
      throw new Refused(230054, 'This operation is not supported for this message type.');
    if (message.edits >= MOST_EDITS)
      throw new Refused(230072, 'The message has reached the number of times it can be edited.');
    const read = readContent(msg_type, content, call.raw, known(call));
    messages.change(message.messageId, { ...read, edits: message.edits + 1 });
    return { data: messageObject({ ...message, ...read }) };
  }

  function recall(call: Call) {
    const message = visibleMessage(parts, call.app.appId, call.params.message_id ?? '');
    const now = clock.now().getTime();
    if (message.recalledAt !== undefined)
      throw new Refused(230110, 'Action unavailable as the message has been deleted.');
    if (message.sender.id !== call.app.appId) throw new Refused(230026, 'No permission to recall this message.');
    if (now - message.createdAt > RECALL_MS) throw new Refused(230009, 'Message has expired when recall message.');
    messages.change(message.messageId, { recalledAt: now });
    return { data: {} };
  }

  function delayedUpdate(call: Call) {
    const { token, card } = fields(Delayed, call.body);
    const messageId = tapTokens.check(call.app.appId, token);
    const message = messages.get(messageId);
    if (!message || message.recalledAt !== undefined) throw new Refused(200000, 'the message is recalled');
    if (tapTokens.locked(messageId)) throw locked();
    if ('open_ids' in card) throw new Refused(200320, 'open_ids must not be set for a shared card');
    refuseLong(call.raw, 30_000);
    refuseReplacement(message.content, card);
    const accepted = acceptCard(card, known(call));
    tapTokens.use(String(token));
    messages.change(messageId, { content: accepted });
    return { msg: 'ok' };
  }

  return [
    { method: 'PATCH', path: '/im/v1/messages/:message_id', scopes: UPDATE, handle: patchCard },
    { method: 'PUT', path: '/im/v1/messages/:message_id', scopes: UPDATE, handle: editText },
    { method: 'DELETE', path: '/im/v1/messages/:message_id', scopes: RECALL, handle: recall },
    { method: 'POST', path: '/interactive/v1/card/update', scopes: UPDATE, handle: delayedUpdate },
  ];
}

function jsonOrText(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // Not JSON: the card check that follows names the place.
    return { schema: '2.0', config: { update_multi: true } };
  }
}
