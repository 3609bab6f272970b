import { isForeign } from '../../domain/directory/foreign.ts';
import { aloneWith, placeOf, queueNotice, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/** 绑定企业: somebody says that they speak for an enterprise. Source: interface.md, "Who reaches the bot how". */
export const bindEnterprise: ChatWord = {
  pattern: /^绑定企业(?:[ :]+[^,。;!?\n]{1,40})?$/,
  where: 'anywhere',
  strangers: true,
  async run(deps, actor, words) {
    const answer = (text: string) => sendText(deps, words.messageId, placeOf(words), text);
    const desk = deps.profile.deskName;
    if (isForeign(words.person)) return answer(`您用的是其他组织的飞书账号，请换用本组织的账号，或联系${desk}。`);
    if (actor && (actor.posts.length > 0 || actor.agentOf.length > 0))
      return answer(`“绑定企业”由企业联系人使用。要为企业登记联系人的，请联系${desk}。`);
    await queueNotice(deps, `bind/${words.messageId}`, aloneWith(words), { bind: { person: words.person } });
    if (words.chatType === 'group') await answer('“绑定企业”已发到您与我的私聊，请在私聊中填写。');
  },
};
