import type { Profile } from '../../../config/profile.ts';
import type { Assignment } from '../case/assignment.ts';
import type { Case } from '../case/case.ts';

/** The limits of the case's channel, where the place gives it some of its own. */
const ownLimits = ({ channel }: Pick<Case, 'channel'>, { channelLimits }: Profile) =>
  channelLimits.find(({ channelKinds }) => channel !== undefined && channelKinds.includes(channel.kind));

/** Whether several units make this case's limit another one (SQ (八)). */
export const limitBySeveral = (c: Pick<Case, 'channel'>, profile: Profile): boolean =>
  profile.limitFollows === 'urgency' || ownLimits(c, profile) !== undefined;

/**
 * The limit: by the channel where it has limits of its own, else by category or urgency. An approval case has none until
 * its unit names the legal date.
 */
export function handleLimit(
  c: Pick<Case, 'category' | 'urgency' | 'channel' | 'coTasks' | 'assignments'>,
  profile: Profile,
): Assignment['limit'] {
  const category = profile.categories.find((k) => k.id === c.category);
  if (category?.kind === 'approval')
    return { clause: category.clause, ...(category.says !== undefined && { says: category.says }) };
  // With several units the case counts as complex.
  const several = limitBySeveral(c, profile) && c.coTasks.some((t) => t.assignment === c.assignments.length);
  const own = ownLimits(c, profile);
  if (own) return several || c.urgency === 'complex' ? own.complex : own.simple;
  const urgency = profile.urgencies.find((u) => u.id === (several ? 'complex' : c.urgency));
  // What the profile no longer has keeps the limit it had.
  const limit = (profile.limitFollows === 'urgency' ? urgency : category)?.handle ?? c.assignments.at(-1)?.limit;
  if (!limit) throw new RangeError(`profile ${profile.id} has no limit for ${c.category}/${c.urgency ?? '-'}`);
  return limit;
}
