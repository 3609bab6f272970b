import type { TapOutcome, TapRequest } from '../api.ts';
import { behaviour, type Element, findElement, type Node } from './card-tree.ts';
import { envelope } from './envelope.ts';
import type { Stored } from './messages.ts';
import type { Parts } from './parts.ts';
import { readAnswer } from './tap-answer.ts';
import { behaviourValue, fillForm, readLone } from './tap-form.ts';
import type { App } from './tokens.ts';
import { TENANT, unionId } from './world.ts';

/** Switches for what Feishu's pages do not say. */
export type TapHabits = {
  /** A form's submit button with a callback behaviour also sends its `value`. Source: cards §6.3. */
  submitValue: boolean;
  /** Optional fields left empty are sent as `""` or `[]`. Source: events-and-callbacks §4.3. */
  keepBlank: boolean;
};

const refusedHere = (text: string): TapOutcome => ({ error: { code: 0, text } });

/** Presses on cards, from the client's own checks to the answer that is shown. Source: events-and-callbacks §4. */
export function cardTaps(parts: Parts, app: App, habits: () => TapHabits) {
  const { world, messages, tapTokens, deliveries, clock, files } = parts;

  /** The `action` of the callback, or why the client sends none. */
  function actionOf({ node, form }: Element, tap: TapRequest): { action: Node } | { refusal: string } {
    const name = typeof node.name === 'string' && node.name !== '' ? { name: node.name } : {};
    if (form && node.form_action_type === 'submit') {
      const filled = fillForm(form, tap.form ?? {}, habits().keepBlank);
      if ('refusal' in filled) return filled;
      const said = habits().submitValue ? behaviourValue(node) : {};
      return { action: { tag: 'button', ...said, timezone: 'Asia/Shanghai', ...name, form_value: filled.value } };
    }
    if (node.tag === 'button' || node.tag === 'interactive_container')
      return { action: { tag: node.tag, ...behaviourValue(node), ...name } };
    const lone = readLone(node, tap.value);
    return 'refusal' in lone ? lone : { action: { ...lone.action, ...name } };
  }

  async function callBack(message: Stored, openId: string, action: Node): Promise<TapOutcome> {
    const token = tapTokens.begin(app.appId, message.messageId);
    const event = {
      operator: { tenant_key: TENANT, open_id: openId, union_id: unionId(openId) },
      token,
      action,
      host: 'im_message',
      context: { open_message_id: message.messageId, open_chat_id: message.chatId },
    };
    try {
      const sent = envelope(app, 'card.action.trigger', 'callback', event, clock.now());
      const carried = await deliveries.callback(app, sent);
      const { outcome, card } = readAnswer(carried, message.content, { appId: app.appId, files, world });
      if (card) messages.change(message.messageId, { content: card });
      return outcome;
    } finally {
      tapTokens.answered(token);
    }
  }

  return async function tap(asked: TapRequest): Promise<TapOutcome> {
    const message = messages.get(asked.messageId);
    const room = message && world.room(message.chatId);
    if (message?.msgType !== 'interactive') return refusedHere('这不是一张卡片');
    if (!world.person(asked.as) || !room?.members.includes(asked.as)) return refusedHere('此人看不到这张卡片');
    if (message.recalledAt !== undefined) return refusedHere('消息已撤回');
    if (messages.frozen(message)) return refusedHere('卡片已超过 14 天，不能再操作');
    const found = findElement(message.content, asked);
    if (!found) return refusedHere(`卡片上没有“${asked.button?.label ?? asked.button?.name ?? asked.elementPath}”`);
    const { node, form } = found;
    if (node.disabled === true) return refusedHere('按钮不可用');
    if (node.form_action_type === 'reset') return {};
    const url = behaviour(node, 'open_url')?.default_url;
    const opens = typeof url === 'string' ? { url } : {};
    const calls = behaviour(node, 'callback') !== undefined || (form && node.form_action_type === 'submit');
    if (!calls && 'url' in opens) return opens;
    if (form && !(typeof node.name === 'string' && node.name))
      return { error: { code: 200530, text: '表单中的组件没有名称' } };
    const ready = actionOf(found, asked);
    if ('refusal' in ready) return refusedHere(ready.refusal);
    return { ...(await callBack(message, asked.as, ready.action)), ...opens };
  };
}
