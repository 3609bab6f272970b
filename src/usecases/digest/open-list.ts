import type { Reply, Tap } from '../../deliveries.ts';
import { DIGEST_LISTS, type DigestList } from '../../domain/digest/figures.ts';
import { reachOf } from '../../domain/digest/reach.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import type { Notice } from '../../domain/notice/notice.ts';
import type { Deps } from '../deps.ts';
import { queueNotice } from '../notice.ts';

const isList = (word: string | undefined): word is DigestList => DIGEST_LISTS.some((list) => list === word);

/** Opens the cases behind a line of the digest, as they are now. Source: R-601. */
export async function openDigestList(
  deps: Deps,
  actor: PersonActor,
  tap: Tap,
  digest: Extract<Notice['show'], { digest: unknown }>['digest'],
): Promise<Reply> {
  const own = digest.person === actor.openId;
  const absent = actor.standsFor?.find((part) => part.openId === digest.person && reachOf(part));
  if (!own && !absent) return said('这张简报是发给别人的');
  if (!isList(tap.datum)) return said('这个按钮已失效');
  if (own && !reachOf(actor)) return said('您已不是领导、督导或单位负责人，请联系管理员');
  const of = { what: tap.datum, person: actor.openId, on: digest.on, ...(!own && { absent: digest.person }) };
  await queueNotice(deps, `open/${tap.delivery}`, { person: actor.openId, name: actor.name }, { list: { of } });
  return said('名单已发到您与我的私聊');
}

const said = (content: string): Reply => ({ toast: { type: 'info', content } });
