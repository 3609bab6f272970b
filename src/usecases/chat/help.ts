import { placeOf, queueNotice } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/** 帮助: what this person can say and press. */
export const help: ChatWord = {
  pattern: /^(帮助|菜单|help|\?|？)$/i,
  where: 'anywhere',
  strangers: true,
  run: (deps, _actor, words) => queueNotice(deps, words.messageId, placeOf(words), { help: { person: words.person } }),
};
