import type { Case } from '../domain/case/case.ts';
import { runningAssignment } from '../domain/case/current.ts';
import { type Role, rolesOf } from '../domain/case/roles.ts';
import { actorOf } from '../domain/directory/actor.ts';
import type { Directory } from '../domain/directory/directory.ts';
import type { PersonActor, UnitKind } from '../domain/directory/person.ts';
import type { Scene } from './life.ts';

const OFFICES: Partial<Record<Role, readonly UnitKind[]>> = {
  desk: ['desk', 'centre'],
  caller: ['desk', 'centre', 'supervision'],
  dispatcher: ['desk', 'centre', 'coordinator', 'supervision'],
  approver: ['desk', 'centre', 'supervision'],
  supervision: ['supervision'],
  unit: ['department'],
  handler: ['department'],
  co_unit: ['department'],
  obliged: ['department', 'desk', 'centre', 'coordinator', 'supervision'],
};

/** Everybody who may have this role, before the case is looked at. */
function known(c: Case, by: Role, d: Directory): string[] {
  if (by === 'respondent')
    return [
      c.respondent.openId,
      ...(d.enterprises.find((e) => e.id === c.enterprise?.id)?.contacts ?? []).map((k) => k.openId),
    ].flatMap((id) => id ?? []);
  if (by === 'leader' || by === 'signer') return d.leaders.map((l) => l.openId);
  if (by === 'chief') return d.boards.flatMap((b) => [b.chief.openId, ...(b.officers ?? []).map((o) => o.openId)]);
  if (by === 'expert') return d.experts.map((e) => e.openId);
  if (by === 'confidential_officer') return d.confidential.map((o) => o.openId);
  const kinds = OFFICES[by] ?? [];
  return d.units.filter((u) => kinds.includes(u.kind)).flatMap((u) => u.staff.map((s) => s.openId));
}

/** Somebody who has this role in the case: the handler of it before their colleagues. */
export function whoDoes({ c, life, rules }: Scene, by: Role, key: string): PersonActor | undefined {
  const { directory } = rules;
  const able = [...new Set(known(c, by, directory))].flatMap((openId) => {
    const actor = actorOf(directory, openId);
    return actor && rolesOf(c, actor, rules).has(by) ? [actor] : [];
  });
  const handler = runningAssignment(c)?.handler?.openId;
  const usual = able.find(({ openId }) => openId === (by === 'respondent' ? c.respondent.openId : handler));
  if (usual) return usual;
  return able.length > 0 ? life.dice.one(`who/${key}`, able) : undefined;
}
