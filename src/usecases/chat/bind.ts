import { unitById } from '../../domain/directory/directory.ts';
import { placeOf, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

const SHAPE = /^绑定\s*(.*)$/s;

/** 绑定 <unit>: binds this internal group to the unit; administrators only. Source: interface.md, "In chat"; T36, T37. */
export const bindGroup: ChatWord = {
  pattern: /^绑定(?!企业)/,
  where: 'group',
  async run(deps, actor, words) {
    const answer = (text: string) => sendText(deps, words.messageId, placeOf(words), text);
    if (!actor?.administrator) return answer('只有管理员可以绑定群，请联系本系统管理员。');
    const name = SHAPE.exec(words.text.trim())?.[1]?.trim() ?? '';
    const directory = deps.directory.current();
    const unit = unitById(directory, name) ?? directory.units.find((u) => u.active && u.name === name);
    if (!unit?.active)
      return answer(
        name ? `通讯录中没有“${name}”，请写单位全称，例如：绑定 市场监管局` : '请写上单位名称，例如：绑定 市场监管局',
      );
    const chat = await deps.messenger.chat(words.chatId);
    if (chat.external) return answer('外部群不能绑定为单位工作群：群内有本单位以外的成员，请换用内部群。');
    await deps.memory.bindChat(unit.id, words.chatId);
    // Other instances refresh soon by themselves; here the next card must go to the new group already.
    await deps.directory.refresh();
    deps.log.info({ unit: unit.id, actor: actor.openId }, 'chat.bound');
    return answer(`本群已绑定为“${unit.name}”的工作群，之后派给该单位的办件会发到这里。`);
  },
};
