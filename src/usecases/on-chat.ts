import type { ChatChange } from '../deliveries.ts';
import { isForeign } from '../domain/directory/foreign.ts';
import type { Deps } from './deps.ts';
import { queueNotice, sendText } from './notice.ts';

/** The bot joins a group, or a person opens the chat with it for the first time. */
export const onChat = (deps: Deps) =>
  async function handle(change: ChatChange): Promise<void> {
    if (change.what === 'bot_removed') return deps.log.warn({ chatId: change.chatId }, 'chat.bot_removed');
    const stranger = change.person !== undefined && isForeign(change.person);
    if (stranger) return deps.log.warn({ chatId: change.chatId, actor: change.person }, 'refused.stranger');
    if (change.what === 'entered') {
      // A greeting would push a form that was just sent out of sight; 帮助 is in the menu.
      if (change.person && !change.talked)
        await queueNotice(
          deps,
          `welcome/${change.person}`,
          { person: change.person },
          { help: { person: change.person } },
        );
      return;
    }
    const { units, boards } = deps.directory.current();
    const bound = [...units, ...boards].some((u) => u.active && u.chatId === change.chatId);
    const text = bound
      ? '企诉已加入本群，派给本单位的办件会发到这里。'
      : '企诉已加入本群。请管理员在群里发送“@我 绑定 单位名称”，把本群设为该单位的工作群。';
    await sendText(deps, `joined/${change.delivery}`, { chat: change.chatId }, text);
  };
