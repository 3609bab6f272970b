import { trimmed } from '../../domain/case/case-number.ts';
import { folded } from '../../domain/directory/fold.ts';
import { codeFor, makeCode, mayMakeCodes } from '../codes/make.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import { type ChatWord, speaks } from './chat-word.ts';

const WORD = /^二维码(?:[ :]+([^,。;!?\n]{1,40}))?$/;

const behind = (text: string): string => WORD.exec(trimmed(folded(text)))?.[1] ?? '';

/**
 * 二维码 <place or enterprise>: a code for a window, a poster, an enterprise; alone, the codes in force. Source: interface.md,
 * "QR codes".
 */
export const codes: ChatWord = {
  pattern: WORD,
  where: 'anywhere',
  // What an enterprise writes on behind it is an appeal.
  means: (actor, text) => behind(text) === '' || !actor || !speaks(actor) || mayMakeCodes(actor),
  async run(deps, actor, words) {
    if (!actor) return;
    const answer = (text: string, id = words.messageId) => sendText(deps, id, placeOf(words), text);
    if (!mayMakeCodes(actor))
      return answer(`“二维码”由${deps.profile.deskName}、助企员和管理员使用。发送“帮助”查看您能使用的指令。`);
    const said = behind(words.text);
    if (said === '')
      await queueNotice(
        deps,
        `codes/${words.messageId}`,
        { person: actor.openId, name: actor.name },
        { codes: { person: actor.openId } },
      );
    else {
      const leads = codeFor(deps, actor, said);
      if ('refused' in leads) return answer(leads.refused);
      await makeCode(deps, actor, words.messageId, leads);
    }
    if (words.chatType === 'group') await answer('二维码已发到您与我的私聊。');
  },
};
