import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import { openObligations } from '../../case/current.ts';
import { obligedUnit } from '../../case/roles.ts';

type Kind = Case['obligations'][number]['kind'];

/** The oldest obligation of a kind that the actor's unit owes. */
export const mine = (
  c: Case,
  kind: Kind,
  { actor, directory }: Pick<Ctx, 'actor' | 'directory'>,
): Case['obligations'][number] | undefined =>
  openObligations(c).find(
    (o) => o.kind === kind && actor.kind === 'person' && actor.posts.some((p) => p.unit === obligedUnit(o, directory)),
  );

/** Meets that obligation with `reply`. */
export const metWith = (c: Case, kind: Kind, reply: string, ctx: Ctx): Case => {
  const owed = mine(c, kind, ctx);
  return { ...c, obligations: c.obligations.map((o) => (o === owed ? { ...o, metAt: ctx.at, reply } : o)) };
};
