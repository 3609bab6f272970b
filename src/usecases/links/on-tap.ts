import type { Reply, Tap } from '../../deliveries.ts';
import { enterpriseById, webContact } from '../../domain/directory/directory.ts';
import { atDesk, type PersonActor } from '../../domain/directory/person.ts';
import type { Notice } from '../../domain/notice/notice.ts';
import { linksCard } from '../../views/notices/links.ts';
import { type Deps, rulesNow } from '../deps.ts';
import { queueNotice } from '../notice.ts';
import { linksOf, liveLinks } from './standing.ts';

type Listed = Extract<Notice['show'], { links: unknown }>['links'];

const said = (type: 'info' | 'success', content: string): Reply => ({ toast: { type, content } });

/** 换发 and 吊销 on the list of an enterprise's links. Source: interface.md, "Links". */
export async function onLinksTap(
  deps: Deps,
  actor: PersonActor,
  tap: Tap,
  notice: Notice,
  { person, enterprise }: Listed,
): Promise<Reply> {
  if (person !== actor.openId) return said('info', '这张卡片是发给别人的，请自行发送“链接 企业名称”');
  if (!atDesk(actor)) return said('info', `“链接”由${deps.profile.deskName}使用`);
  const of = tap.datum ?? '';
  const listed = enterpriseById(deps.directory.current(), enterprise)?.contacts.some((k) => k.openId === of);
  const found = listed ? webContact(deps.directory.current(), of) : undefined;
  if (!found) return said('info', '这位联系人已不在名册，请重新发送“链接 企业名称”');
  const ask = { of, by: actor.openId, notice: notice._id };
  const done =
    tap.action === 'renew_link'
      ? await renew(deps, ask, Boolean(found.contact.phone))
      : tap.action === 'revoke_links'
        ? await revoke(deps, ask)
        : said('info', '这个按钮已失效');
  return { ...done, card: linksCard(notice._id, await linksOf(deps, enterprise), rulesNow(deps)) };
}

type Ask = { of: string; by: string; notice: string };

async function revoke(deps: Deps, { of, by, notice }: Ask): Promise<Reply> {
  const live = await liveLinks(deps, of);
  if (live.length === 0) return said('info', '没有可以吊销的链接');
  await deps.links.revoke(
    live.map(({ id }) => id),
    deps.clock.now(),
  );
  deps.log.info({ notice, person: of, actor: by, links: live.length }, 'links.revoked');
  return said('success', `已吊销 ${live.length} 个链接`);
}

/**
 * Revokes what there is and queues a new link: for its person by short message, else for whoever pressed. A list is good for
 * one new link a contact, so a press that comes again makes no second. What is revoked was read before that is asked, so it
 * is never the new one.
 */
async function renew(deps: Deps, { of, by, notice }: Ask, hasNumber: boolean): Promise<Reply> {
  const before = await deps.links.of(of);
  const id = `link/${notice}/${of}`;
  const sends = deps.notifier !== undefined && hasNumber;
  if ((await deps.notices.known([id])).has(id))
    return said('info', '这张卡片上已换发过，需要再次换发的，请重新发送“链接 企业名称”');
  await deps.links.revoke(
    before.map((link) => link.id),
    deps.clock.now(),
  );
  await queueNotice(deps, id, { person: sends ? of : by }, { link: { of, by } });
  deps.log.info({ notice, person: of, actor: by, revoked: before.length }, 'links.renewed');
  return said('success', sends ? '新链接随即以短信发出，原来的链接已停用' : '新链接已私信发给您，请转交企业');
}
