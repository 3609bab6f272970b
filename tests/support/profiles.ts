import type { Profile } from '../../config/profile.ts';
import { readProfile } from '../../config/read-profile.ts';

/** A place whose rules ship with the program. */
export type Ruled = 'suzhou' | 'malu' | 'huzhou' | 'suqian';

/** Each read once, however many worlds live by it. */
const profiles = new Map<Ruled, Profile>();
export function profileOf(place: Ruled): Profile {
  const found = profiles.get(place) ?? readProfile(place);
  profiles.set(place, found);
  return found;
}
