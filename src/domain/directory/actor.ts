import { absenceOf, absencesIn, capacitiesOf, deputyOf } from './deputies.ts';
import { actsForBoard, type Directory, type Enterprise, peopleOfBoard } from './directory.ts';
import type { Capacity, PersonActor } from './person.ts';

type Post = PersonActor['posts'][number] & { name: string };

/** A person's posts. Every tap asks, among thousands of people, so nothing is created but the result. */
function postsOf(d: Directory, openId: string): Post[] {
  const posts: Post[] = [];
  for (const { id, kind, staff, active: works } of d.units)
    if (works)
      for (const s of staff)
        if (s.openId === openId)
          posts.push({ unit: id, unitKind: kind, role: s.role, directReport: s.directReport, name: s.name });
  return posts;
}

type Spoken = { id: string; name: string };

/** The enterprises by contact's open_id, kept for each snapshot: there are thousands, and every tap asks. */
const spokenFor = new WeakMap<readonly Enterprise[], ReadonlyMap<string, Spoken[]>>();

function spokenForIn(enterprises: readonly Enterprise[]): ReadonlyMap<string, Spoken[]> {
  const known = spokenFor.get(enterprises);
  if (known) return known;
  const by = new Map<string, Spoken[]>();
  for (const { id, contacts, active: works } of enterprises)
    for (const { openId, name } of works ? contacts : [])
      if (openId) by.set(openId, [...(by.get(openId) ?? []), { id, name }]);
  spokenFor.set(enterprises, by);
  return by;
}

/** The enterprises a person speaks for, with the name they have there. */
const contactsOf = (d: Directory, openId: string): readonly Spoken[] => spokenForIn(d.enterprises).get(openId) ?? [];

/** The person with every post the directory gives them, and whose deputy they are now; null for a stranger. */
export function actorOf(d: Directory, openId: string): PersonActor | null {
  const self = inOwnRight(d, openId);
  if (!self || !absencesIn(d).some((a) => a.deputy.openId === openId)) return self;
  const standsFor = absencesIn(d).flatMap((a) => inPlaceOf(d, a.person.openId, openId) ?? []);
  return standsFor.length > 0 ? { ...self, standsFor } : self;
}

/** The absent one with what alone this deputy is for them now; null where that is nothing. */
function inPlaceOf(d: Directory, absent: string, deputy: string): PersonActor | null {
  const holds = (capacity: Capacity): boolean => deputyOf(d, absent, capacity)?.openId === deputy;
  const whole = inOwnRight(d, absent);
  if (!whole || !capacitiesOf(d, absent).some(holds)) return null;
  return { ...within(whole, holds), contactOf: [], agentOf: [], expert: false, administrator: false };
}

/** The person with these capacities alone. */
const within = (whole: PersonActor, holds: (capacity: Capacity) => boolean): PersonActor => ({
  ...whole,
  posts: whole.posts.filter(({ unit }) => holds({ unit })),
  chiefOf: whole.chiefOf.filter((board) => holds({ board })),
  leads: holds('leader') ? whole.leads : null,
  confidentialOfficer: whole.confidentialOfficer && holds('confidential'),
});

/**
 * As whom somebody is told what they have not asked for: themselves, without what a deputy holds for them now, and those for
 * whom they stand in.
 */
export function toldAs(d: Directory, openId: string): readonly PersonActor[] {
  const self = actorOf(d, openId);
  if (!self) return [];
  const kept = (capacity: Capacity): boolean => deputyOf(d, openId, capacity) === undefined;
  return [absenceOf(d, openId) ? within(self, kept) : self, ...(self.standsFor ?? [])];
}

function inOwnRight(d: Directory, openId: string): PersonActor | null {
  const posts = postsOf(d, openId);
  const contacts = contactsOf(d, openId);
  const agent = d.agents.find((a) => a.openId === openId);
  const leader = d.leaders.find((l) => l.openId === openId);
  const chiefs = d.boards.filter((b) => b.active && actsForBoard(b, openId));
  const expert = d.experts.find((e) => e.openId === openId);
  const officer = d.confidential.find((o) => o.openId === openId);
  const claims = (d.claimants ?? []).flatMap((k) => (k.openId === openId ? [k.enterprise] : []));
  const administrator = d.administrators.find((a) => a.openId === openId);
  const name =
    posts[0]?.name ??
    contacts[0]?.name ??
    agent?.name ??
    leader?.name ??
    chiefs.flatMap(peopleOfBoard).find((p) => p.openId === openId)?.name ??
    expert?.name ??
    officer?.name ??
    administrator?.name ??
    // The leader of a board holds its rung, and gets it in private, without any other post.
    d.boards.find((b) => b.active && b.leader?.openId === openId)?.leader?.name ??
    d.claimants?.find((k) => k.openId === openId)?.name;
  if (name === undefined) return null;
  return {
    kind: 'person',
    openId,
    name,
    posts: posts.map(({ name: _name, ...post }) => post),
    contactOf: contacts.map((k) => k.id),
    ...(claims.length > 0 && { claims }),
    agentOf: agent?.enterprises ?? [],
    chiefOf: chiefs.map((b) => b.id),
    expert: expert !== undefined,
    confidentialOfficer: officer !== undefined,
    leads: leader?.units ?? null,
    administrator: administrator !== undefined,
  };
}
