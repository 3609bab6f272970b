import type { ListOf } from '../../domain/notice/notice.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/** 待办: all that waits for this person, or for the unit whose group it is, by due date. Source: interface.md, "In chat". */
export const toDo: ChatWord = {
  pattern: /^待办$/,
  where: 'anywhere',
  async run(deps, actor, words) {
    if (!actor) return;
    const list = (of: ListOf) => queueNotice(deps, words.messageId, placeOf(words), { list: { of } });
    if (words.chatType === 'p2p') return list({ what: 'to_do', person: actor.openId });
    const here = deps.directory.current().units.find((u) => u.active && u.chatId === words.chatId);
    if (here) return list({ what: 'to_do', unit: here.id });
    return sendText(
      deps,
      words.messageId,
      placeOf(words),
      '本群还没有绑定承办单位，请管理员在群里 @我 发送“绑定 单位名称”。',
    );
  },
};
