import { type Claim, type Claimed, withClaims } from './claims.ts';
import { type Contact, type Directory, type Enterprise, enterpriseById } from './directory.ts';
import { nameKey } from './named.ts';

/**
 * An enterprise that is not in the register, with whoever called for it first, or asks to speak for it. Source: interface.md,
 * "Who reaches the bot how".
 */
export type Unverified = { id: string; name: string; uscc?: string; contacts: Contact[]; claim?: Claim };

/** No id of a directory file begins so. */
const BEGINS = 'unverified/';

/** Its id is made of its name: two who take a call for it at once mean the same enterprise. */
export const unverifiedId = (name: string): string => `${BEGINS}${nameKey(name)}`;

/** Whether this is such an id, or that of a claim, whatever the register has by now. */
export const cameByCall = (id: string): boolean => id.startsWith(BEGINS);

/** Whether an enterprise is 待核实: it came by a call or a claim, the register does not have it, and nobody confirmed it. */
export function isUnverified(d: Directory, id: string): boolean {
  if (!cameByCall(id)) return false;
  const { registered, confirmed } = enterpriseById(d, id) ?? {};
  return registered === undefined && confirmed === undefined;
}

/**
 * The directory with the unverified enterprises. Where the register by now has a single enterprise of that name, the
 * unverified one is that enterprise under a second id: the same contacts and agents, and no choice of its own.
 */
export function withUnverified(d: Directory, added: readonly Unverified[]): Directory {
  if (added.length === 0) return d;
  const called = added.filter(({ claim }) => !claim);
  const claims = added.flatMap(({ claim, ...one }): Claimed[] => (claim ? [{ ...one, claim }] : []));
  const named = new Map<string, Enterprise[]>();
  for (const e of d.enterprises) if (e.active) named.set(nameKey(e.name), [...(named.get(nameKey(e.name)) ?? []), e]);
  const joined = called.map((one): Enterprise => {
    const [found, ...others] = named.get(nameKey(one.name)) ?? [];
    return found && others.length === 0 ? { ...found, id: one.id, registered: found.id } : { ...one, active: true };
  });
  const whole = withClaims({ ...d, enterprises: [...d.enterprises, ...joined] }, claims);
  const also = (paired: string[]): string[] => [
    ...paired,
    ...whole.enterprises.flatMap(({ id, registered }) => (registered && paired.includes(registered) ? [id] : [])),
  ];
  return { ...whole, agents: d.agents.map((a) => ({ ...a, enterprises: also(a.enterprises) })) };
}
