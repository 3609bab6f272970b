import { actorOf } from '../directory/actor.ts';
import { deputyOf } from '../directory/deputies.ts';
import type { Directory } from '../directory/directory.ts';
import type { Capacity } from '../directory/person.ts';
import { leadsOrSupervises, type Reach, reachOf } from './reach.ts';

/** Who gets a digest. `as`: what a deputy gets it for; `readAnyway`: their deputy reads all of it in the own one. */
export type DigestReader = { openId: string; name: string; as: Capacity; reach: Reach; readAnyway: boolean };

/** Leaders and the people of supervision, each once. Source: R-601; lifecycle.md, "Deputies". */
export function digestReaders(d: Directory): DigestReader[] {
  const supervision = d.units.filter((u) => u.active && u.kind === 'supervision').flatMap((u) => u.staff);
  const ids = new Set([...d.leaders, ...supervision].map((p) => p.openId));
  return [...ids].flatMap((openId) => {
    const actor = actorOf(d, openId);
    if (!actor || !leadsOrSupervises(actor)) return [];
    const office = actor.posts.find((p) => p.unitKind === 'supervision');
    const as: Capacity = actor.leads || !office ? 'leader' : { unit: office.unit };
    const reader = actorOf(d, deputyOf(d, openId, as)?.openId ?? openId);
    const part = reader?.standsFor?.find((a) => a.openId === openId) ?? actor;
    const reach = reachOf(part);
    const readAnyway = part !== actor && reader !== null && reachOf(reader) === 'all' && leadsOrSupervises(reader);
    return reach ? [{ openId, name: actor.name, as, reach, readAnyway }] : [];
  });
}
