import type { Words } from '../../deliveries.ts';
import type { Directory } from '../../domain/directory/directory.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { planOf } from '../../domain/search/search.ts';
import { type Term, termsOf } from '../../domain/search/terms.ts';
import type { Deps } from '../deps.ts';
import { findFor } from '../lists/find.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import { bringCard } from './bring-card.ts';
import { type ChatWord, speaks } from './chat-word.ts';

/** What may be written behind 查询. */
export const HOW_TO_SEARCH =
  '可以写编号（或后 2 至 5 位）、企业名称的一部分、单位、人员、状态，或“超期”“今日”“待回访”，几个词用空格分开，例如“查询 企业名称 超期”';

const problemOf = (term: Term): string | undefined => {
  if (term.kind === 'too_many') return `名称含“${term.word}”的企业有 ${term.count} 家，请多写几个字。`;
  // Where appeals come to be found by what they say, this is the place.
  return term.kind === 'content'
    ? `没有叫“${term.word}”的企业、单位、人员或状态；按诉求内容查询还没有开通。${HOW_TO_SEARCH}。`
    : undefined;
};

/**
 * Finds cases by words: a single one is brought as its card, several are listed, both in private. Source: interface.md,
 * "What is said and shown".
 */
export async function search(deps: Deps, actor: PersonActor, words: Words, said: string): Promise<void> {
  const answer = (text: string) => sendText(deps, words.messageId, placeOf(words), text);
  const d = deps.directory.current();
  const terms = termsOf(said, d);
  const problem = terms.map(problemOf).find((one) => one !== undefined);
  if (problem) return answer(problem);
  if (!planOf(terms, actor, d, deps.clock.now()))
    return answer(`符合“${said}”的办件太多，请再加上企业、单位、人员或编号。${HOW_TO_SEARCH}。`);
  const { cases, more } = await findFor(deps, actor, said);
  const [first, ...others] = cases;
  if (!first) return answer(`没有找到符合“${said}”的办件。`);
  if (others.length === 0 && !more) {
    const { toast } = await bringCard(deps, actor, first._id, words.messageId);
    return words.chatType === 'group' && toast ? answer(`${first.no}：${toast.content}`) : undefined;
  }
  const to = { person: actor.openId, name: actor.name };
  await queueNotice(deps, `found/${words.messageId}`, to, {
    list: { of: { what: 'found', person: actor.openId, words: said } },
  });
  if (words.chatType === 'group') await answer(`找到 ${cases.length} 件，名单已发到您与我的私聊`);
}

/** Whether all of a text are words by which cases are found; anything else of an enterprise is its own words. */
export const isSearch = (said: string, d: Directory): boolean => {
  const terms = termsOf(said, d);
  return terms.length > 0 && terms.every((term) => problemOf(term) === undefined);
};

/** 超期: what is late of all that somebody may see. Source: interface.md, "In chat". */
export const overdue: ChatWord = {
  pattern: /^超期$/,
  where: 'anywhere',
  means: (actor) => actor !== null && (actor.posts.length > 0 || actor.leads !== null || !speaks(actor)),
  async run(deps, actor, words) {
    if (actor) await search(deps, actor, words, '超期');
  },
};
