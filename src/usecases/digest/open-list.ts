import type { Reply, Tap } from '../../deliveries.ts';
import { casesOf, DIGEST_LISTS, type DigestList } from '../../domain/digest/figures.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import type { Notice } from '../../domain/notice/notice.ts';
import { LIST_MOST } from '../../views/notices/lists.ts';
import type { Deps } from '../deps.ts';
import { queueNotice } from '../notice.ts';
import { casesForDigest, scopeFor } from './figures.ts';

const TITLES: Record<DigestList, string> = {
  fresh: '新收办件',
  inHand: '在办办件',
  dueToday: '今日到期',
  overdue: '超期办件',
  special: '专项督办',
  waitingLongest: '等待最久',
  notReached: '未联系上',
};

const isList = (word: string | undefined): word is DigestList => DIGEST_LISTS.some((list) => list === word);

/** Opens the cases behind a line of the digest, as they are now. Source: R-601. */
export async function openDigestList(
  deps: Deps,
  actor: PersonActor,
  tap: Tap,
  digest: Extract<Notice['show'], { digest: unknown }>['digest'],
): Promise<Reply> {
  if (digest.person !== actor.openId) return said('这张简报是发给别人的');
  if (!isList(tap.datum)) return said('这个按钮已失效');
  const leader = deps.directory.current().leaders.find((l) => l.openId === actor.openId);
  if (!leader) return said('您已不在领导名册中，请联系管理员');
  const scope = scopeFor(deps, leader, digest.on);
  const cases = casesOf(tap.datum, await casesForDigest(deps, scope.before), scope).slice(0, LIST_MOST);
  const list = {
    title: TITLES[tap.datum],
    caseIds: cases.map((c) => c._id),
    person: actor.openId,
    unit: null,
    empty: '现在没有这类办件。',
    audience: 'leader' as const,
  };
  await queueNotice(deps, `open/${tap.delivery}`, { person: actor.openId, name: actor.name }, { list });
  return said('名单已发到您与我的私聊');
}

const said = (content: string): Reply => ({ toast: { type: 'info', content } });
