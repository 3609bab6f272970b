import { linkOver } from '../../domain/case/link-life.ts';
import { actorOf } from '../../domain/directory/actor.ts';
import { type Contact, enterpriseById } from '../../domain/directory/directory.ts';
import type { Link } from '../../links-port.ts';
import type { LinksOf } from '../../views/notices/links.ts';
import type { Deps } from '../deps.ts';
import { casesOf } from '../web/visit.ts';

/** The links of somebody without an account that open the page now, newest first. */
export async function liveLinks(deps: Deps, person: string): Promise<Link[]> {
  const actor = actorOf(deps.directory.current(), person);
  const links = (await deps.links.of(person)).filter((link) => !link.revokedAt);
  if (!actor || links.length === 0) return [];
  const now = deps.clock.now();
  const all = await casesOf(deps, { link: {}, actor });
  const opened = ({ caseId }: Link) => (caseId === undefined ? all : all.filter((c) => c._id === caseId));
  return links.filter((link) => !linkOver(link.madeAt, opened(link), now));
}

type WithId = Contact & { openId: string };

/** What stands of the links of an enterprise: those of its contacts who have no account. Source: interface.md, "Links". */
export async function linksOf(deps: Deps, enterpriseId: string): Promise<LinksOf> {
  const enterprise = enterpriseById(deps.directory.current(), enterpriseId);
  const web = (enterprise?.contacts ?? []).filter((k): k is WithId => k.reach === 'web' && k.openId !== undefined);
  const contacts = await Promise.all(
    web.map(async ({ openId, name, phone }) => {
      const live = await liveLinks(deps, openId);
      return { id: openId, name, phone, live: live.length, last: live[0]?.madeAt };
    }),
  );
  return { enterprise: enterprise?.name ?? '', contacts, byShortMessage: deps.notifier !== undefined };
}
