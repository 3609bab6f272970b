import type { Reply, Tap } from '../../deliveries.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import type { ListOf, Notice } from '../../domain/notice/notice.ts';
import { changeNotice } from '../change-case.ts';
import type { Deps } from '../deps.ts';
import { queueNotice } from '../notice.ts';
import { drawnList } from './read.ts';

type List = Extract<Notice['show'], { list: unknown }>['list'];

const said = (content: string): Reply => ({ toast: { type: 'info', content } });

/** Whose list it is; a unit's is its people's. */
const isReaders = (of: ListOf, { openId, posts }: PersonActor): boolean =>
  'unit' in of ? posts.some((p) => p.unit === of.unit) : of.person === openId;

/**
 * 上一页, 下一页: the pressed card shows that page; 查看最新待办 of an old work list brings the newest. A group's list stays
 * as it is; whoever presses gets the page in private. Source: interface.md, "What is said and shown".
 */
export async function turnPage(
  deps: Deps,
  actor: PersonActor,
  tap: Tap,
  notice: Notice,
  { of, night }: List,
): Promise<Reply> {
  // A work list that was sent anew points to the newest.
  const page = tap.action === 'newest' ? 1 : Number(tap.action === 'page' && tap.datum);
  if (!Number.isSafeInteger(page) || page < 1) return said('这个按钮已失效');
  if (!isReaders(of, actor)) return said('这张清单是发给别人的，请自行发送“待办”');
  if ('unit' in of) {
    const to = { person: actor.openId, name: actor.name };
    await queueNotice(deps, `page/${tap.delivery}`, to, { list: { of, page, ...(night && { night }) } });
    return said(tap.action === 'newest' ? '最新待办已发到您与我的私聊' : '该页已发到您与我的私聊');
  }
  const drawn = await drawnList(deps, of, { noticeId: notice._id, page });
  if (!drawn) return said('这张清单已失效');
  await changeNotice(deps, notice._id, (n) => ({
    ...(n && { write: { ...n, lists: [...new Set([...(n.lists ?? []), ...drawn.caseIds])] } }),
    answer: undefined,
  }));
  return { card: drawn.card };
}
