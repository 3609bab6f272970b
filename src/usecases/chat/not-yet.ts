import { trimmed } from '../../domain/case/case-number.ts';
import { folded } from '../../domain/directory/fold.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { placeOf, sendText } from '../notice.ts';
import { type ChatWord, speaks } from './chat-word.ts';

/** Words of interface.md whose feature is still to come, each with what does it until then. */
const NOT_YET: Readonly<Record<string, (desk: string) => string>> = {
  走访: () => '走访中听到的问题，请发送“代报 企业名称”报送。',
  申请直报权限: (desk) => `请联系${desk}，由其在名册中开通。`,
  月报: () => '现在的数字请发送“日报”查看。',
  工作台: () => '请在飞书里发送“待派”“待办”或“查询 编号”。',
  驾驶舱: () => '现在的数字请发送“日报”查看。',
  导出: () => '需要名单的，请发送“待派”“待办”查看，或联系系统管理员。',
  链接: (desk) => `没有飞书账号的企业，请由${desk}电话联系，并在卡片上按“代录”。`,
  渠道密钥: (desk) => `其他渠道的诉求，请由${desk}发送“代报 企业名称”登记。`,
  专报: () => '请在卡片上按“督办”或“提级协调”。',
};

const WORD = new RegExp(`^(${Object.keys(NOT_YET).join('|')})(?:[ :]+([^,。;!?\\n]{1,40}))?$`);
/** Those that an enterprise or its agent says with a name behind. */
const THEIRS: readonly string[] = ['走访'];

/**
 * Whether it is the word itself: alone, or with the short argument it will have. What an enterprise writes on behind
 * somebody else's word is an appeal.
 */
function meant(actor: PersonActor | null, text: string): boolean {
  const [, word = '', more] = WORD.exec(trimmed(folded(text))) ?? [];
  return more === undefined || !actor || !speaks(actor) || THEIRS.includes(word);
}

/** A word whose feature does not exist yet says so, and what to do instead. */
export const notYet: ChatWord = {
  pattern: WORD,
  where: 'anywhere',
  strangers: true,
  means: meant,
  run(deps, _actor, words) {
    const word = WORD.exec(trimmed(folded(words.text)))?.[1] ?? '';
    return sendText(
      deps,
      words.messageId,
      placeOf(words),
      `“${word}”还没有开通。${NOT_YET[word]?.(deps.profile.deskName) ?? ''}`,
    );
  },
};
