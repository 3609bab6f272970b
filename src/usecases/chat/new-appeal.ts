import { placeOf, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/** How an appeal begins; the menu's entry says the same. */
export const HOW_TO_BEGIN = '请直接把遇到的问题发给我，我会为您准备好诉求单。';

/** 提交诉求, said instead of the trouble itself. */
export const newAppeal: ChatWord = {
  pattern: /^(?:我要|我想)?(?:提交?|提出|反映|新增?)(?:一?个|新的?)*(?:诉求|问题)$/,
  where: 'p2p',
  run: (deps, _actor, words) => sendText(deps, words.messageId, placeOf(words), HOW_TO_BEGIN),
};
