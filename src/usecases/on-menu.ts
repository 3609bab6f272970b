import type { MenuPress, Words } from '../deliveries.ts';
import { actorOf } from '../domain/directory/actor.ts';
import { isForeign } from '../domain/directory/foreign.ts';
import { CHAT_WORDS } from './chat/all.ts';
import { HOW_TO_BEGIN } from './chat/new-appeal.ts';
import type { Deps } from './deps.ts';
import { queueNotice, sendText } from './notice.ts';

/** The chat word of each menu entry; the keys are set in the developer console (operate.zh-CN.md). */
const MENU: Readonly<Record<string, string>> = {
  my_cases: '我的诉求',
  to_dispatch: '待派',
  to_do: '待办',
  help: '帮助',
};

/** Handles a press on the bot's menu as if the person had sent the word. */
export const onMenu = (deps: Deps) =>
  async function handle(press: MenuPress): Promise<void> {
    // A press names no chat in which somebody of another organisation could be answered.
    if (isForeign(press.person)) return deps.log.warn({ actor: press.person }, 'refused.stranger');
    const id = `menu/${press.delivery}`;
    const actor = actorOf(deps.directory.current(), press.person);
    if (press.key === 'new_appeal') return sendText(deps, id, { person: press.person }, HOW_TO_BEGIN);
    const text = MENU[press.key];
    const word = text && CHAT_WORDS.find((w) => w.pattern.test(text));
    if (!word || (!actor && !word.strangers))
      return queueNotice(deps, id, { person: press.person }, { help: { person: press.person } });
    const words: Words = {
      kind: 'words',
      delivery: press.delivery,
      messageId: id,
      person: press.person,
      chatId: '',
      chatType: 'p2p',
      toBot: true,
      type: 'text',
      text,
      files: [],
      createdAt: press.at,
    };
    return word.run(deps, actor, words);
  };
