import { z } from 'zod';
import type { Contact, Directory, Enterprise } from './directory.ts';
import { nameKey } from './named.ts';
import { Person } from './person.ts';
import { isWeb } from './web-contact.ts';

/** What the desk or an agent decided about a claim. `with`: the enterprise of the register that is meant. */
export const Settled = z.object({
  as: z.enum(['bound', 'refused']),
  with: z.string().exactOptional(),
  reason: z.string().exactOptional(),
  by: Person,
  at: z.date(),
});
export type Settled = z.infer<typeof Settled>;

/** Somebody whom nobody knows, who says that they speak for an enterprise (绑定企业). */
export type Claim = { person: string; name: string; phone: string; settled?: Settled | undefined };
export type Claimed = { id: string; name: string; uscc?: string | undefined; claim: Claim };

/** No id of a directory file begins so, and no name is folded to this. */
const BEGINS = 'unverified/claim/';

/** The id of the enterprise that one claim names. Until somebody decides it is nobody else's, whatever it is called. */
export const claimedId = (claim: string): string => `${BEGINS}${claim}`;
export const isClaimed = (id: string | undefined): boolean => id?.startsWith(BEGINS) === true;

const contactOf = ({ person, name, phone }: Claim): Contact => ({
  name,
  phone,
  openId: person,
  reach: isWeb(person) ? 'web' : 'member',
});

/** The enterprises of the register that may be meant: those of that code, then those of that name. */
export function claimMeans(d: Directory, id: string | undefined): Enterprise[] {
  const claimed = isClaimed(id) ? d.enterprises.find((e) => e.id === id) : undefined;
  if (!claimed) return [];
  const others = d.enterprises.filter((e) => e.active && e.registered === undefined && !isPending(e) && e.id !== id);
  const coded = others.filter((e) => e.uscc !== undefined && e.uscc === claimed.uscc);
  const named = others.filter((e) => nameKey(e.name) === nameKey(claimed.name));
  return [...new Set([...coded, ...named])];
}

/** Whether this is what a claim names, and nobody has confirmed it. */
export const isPending = ({ id, confirmed, registered }: Enterprise): boolean =>
  isClaimed(id) && !confirmed && registered === undefined;

/** Whether somebody has confirmed what a claim names. */
export function isBound(d: Directory, id: string | undefined): boolean {
  const claimed = isClaimed(id) ? d.enterprises.find((e) => e.id === id) : undefined;
  return claimed !== undefined && !isPending(claimed);
}

/**
 * The directory with those who ask to speak for an enterprise. Who is confirmed is its contact, in the register's enterprise
 * that was named or that has its name by now, else in one of its own; anybody else is nobody's contact. A claim of an
 * enterprise that has left the register stands as before. Source: interface.md, "Who reaches the bot how".
 */
export function withClaims(d: Directory, claims: readonly Claimed[]): Directory {
  if (claims.length === 0) return d;
  const all = new Map(d.enterprises.map((e) => [e.id, e]));
  const claimants: NonNullable<Directory['claimants']> = [];
  const seconds: [id: string, registered: string][] = [];
  const named = (name: string): Enterprise | undefined => {
    const [found, ...others] = d.enterprises.filter(
      (e) => e.active && e.registered === undefined && nameKey(e.name) === nameKey(name),
    );
    return others.length === 0 ? found : undefined;
  };
  const bound = claims.filter(({ claim }) => claim.settled?.as === 'bound');
  // Those with an enterprise of their own first: another may have been confirmed for that one.
  const inOrder = [
    ...bound.filter(({ claim }) => claim.settled?.with === undefined),
    ...bound.filter(({ claim }) => claim.settled?.with !== undefined),
    ...claims.filter((one) => !bound.includes(one)),
  ];
  for (const { id, name, uscc, claim } of inOrder) {
    const { settled } = claim;
    const own = { id, name, ...(uscc && { uscc }), active: true };
    const given = settled?.with === undefined ? named(name) : all.get(settled.with);
    const second = seconds.find(([other]) => other === given?.id)?.[1];
    const meant = settled?.as === 'bound' ? all.get(second ?? given?.registered ?? given?.id ?? '') : undefined;
    if (meant?.active) {
      all.set(meant.id, { ...meant, contacts: [...meant.contacts, contactOf(claim)] });
      seconds.push([id, meant.id]);
      // Its place in the order; it becomes that one once all contacts are known.
      all.set(id, { ...own, contacts: [] });
    } else if (settled?.as === 'bound' && settled.with === undefined)
      all.set(id, { ...own, contacts: [contactOf(claim)], confirmed: true });
    else {
      all.set(id, { ...own, contacts: [{ name: claim.name, phone: claim.phone, reach: 'phone' }] });
      claimants.push({ openId: claim.person, name: claim.name, phone: claim.phone, enterprise: id });
    }
  }
  for (const [id, registered] of seconds) {
    const it = all.get(registered);
    if (it) all.set(id, { ...it, id, registered });
  }
  return { ...d, enterprises: [...all.values()], ...(claimants.length > 0 && { claimants }) };
}
