import type { Level } from '../../../config/profile.ts';
import type { Case } from './case.ts';
import type { Leg } from './leg.ts';
import type { Rating } from './parts.ts';

/** The stop that runs now, if any. */
export const openStop = (c: Case): Leg['stops'][number] | undefined => runningLeg(c)?.stops.find((s) => !s.to);

export const openTasks = (c: Case): Case['coTasks'] => c.coTasks.filter((t) => !t.repliedAt && !t.closedAt);

export const openObligations = (c: Case): Case['obligations'] => c.obligations.filter((o) => !o.metAt && !o.lapsedAt);

/** The leg that runs or ran last. */
export const lastLeg = (c: Case): Leg | undefined => c.legs.at(-1);

/** The running leg: the last one, unless it has ended. */
export const runningLeg = (c: Case): Leg | undefined => {
  const leg = lastLeg(c);
  return leg && !leg.endedAt ? leg : undefined;
};

/** The leg the case is about now: the last one, unless it was passed on or merged away; none before dispatch and for a 直接答复. */
export const legInHand = (c: Pick<Case, 'legs'>): Leg | undefined => {
  const leg = c.legs.at(-1);
  return leg?.passedOn ? undefined : leg;
};

/** The rating of what was delivered last: of the leg in hand, or of the latest answer. */
export const currentRating = (c: Case): Rating | undefined => {
  const leg = legInHand(c);
  if (leg) return c.ratings.findLast((r) => r.leg === leg.n);
  const { answer } = c;
  return answer && c.ratings.findLast((r) => r.leg === null && r.firstAt >= answer.at);
};

/** Whether the dissatisfaction in hand has a call noted. Source: lifecycle.md, invariant 5. */
export const callNoted = (c: Case): boolean => {
  const leg = legInHand(c);
  const settledAt = currentRating(c)?.settledAt;
  const inHand = (at: Date) => (settledAt ? at >= settledAt : leg || !c.answer || at > c.answer.at);
  return c.calls.some((k) => k.leg === (leg?.n ?? null) && inHand(k.at));
};

export const levelOf = (c: Case, id: string): Level | undefined => c.profile.scale.find((l) => l.id === id);
