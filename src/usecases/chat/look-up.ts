import type { Case } from '../../domain/case/case.ts';
import { numberAlone, trimmed } from '../../domain/case/case-number.ts';
import { folded } from '../../domain/directory/fold.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { placeOf, sendText } from '../notice.ts';
import { bringCard } from './bring-card.ts';
import { type ChatWord, speaks } from './chat-word.ts';
import { notFound, notYours } from './not-found.ts';
import { HOW_TO_SEARCH, isSearch, search } from './search.ts';

const WORD = /^查询|查询$/;
const NUMBER_BEGUN = /^[^\p{L}\p{N}]*QS ?\d/iu;

/** What stands beside the word 查询. */
const asked = (text: string): string => trimmed(trimmed(folded(text)).replace(WORD, ''));

/**
 * 查询 <number>, or a number alone: a fresh living card in private chat, for people who may see the case. With
 * other words the cases that fit them.
 */
export const lookUp: ChatWord = {
  pattern: /^查询|^\P{Script=Han}*QS ?\d|^(?:办件|诉求)?编号/iu,
  where: 'anywhere',
  means(actor, text, d) {
    if (numberAlone(text)) return true;
    const about = asked(text);
    if (about === trimmed(folded(text))) return false;
    if (numberAlone(about) !== undefined || NUMBER_BEGUN.test(about) || about === '') return true;
    // An enterprise may be telling its trouble.
    return !actor || !speaks(actor) || isSearch(about, d);
  },
  async run(deps, actor, words) {
    if (!actor) return;
    const answer = (text: string) => sendText(deps, words.messageId, placeOf(words), text);
    const about = asked(words.text);
    const no = numberAlone(trimmed(words.text).replace(WORD, ''));
    if (!no && (about === '' || NUMBER_BEGUN.test(about)))
      return answer(`请写上要查的内容，即发送“查询 编号”。${HOW_TO_SEARCH}。`);
    if (!no) return search(deps, actor, words, about);
    const c = await deps.cases.byNo(no);
    // In a group nothing is said of a confidential case, not even to its officers.
    if (!c || (c.confidential && words.chatType === 'group')) return answer(notFound(no));
    const brought = await bringCard(deps, actor, c._id, words.messageId);
    if (brought.toast?.type === 'error')
      return answer(isToldOf(c, actor) ? notYours(no, actor, deps.profile.deskName) : notFound(no));
    if (words.chatType === 'group' && brought.toast) await answer(`${no}：${brought.toast.content}`);
  },
};

/** Staff and leaders are told that a case is there and not theirs; to others it does not exist. */
const isToldOf = (c: Case, { posts, leads }: PersonActor): boolean =>
  !c.confidential && (posts.length > 0 || leads !== null);
