import { type ProfileNews, parseProfile } from '../../config/read-profile.ts';
import { decoded } from '../../config/read-text.ts';
import { changedFile } from './changed-file.ts';

/** What the file of the rules says, once for each change. */
export const profileFile = (path: string): (() => Promise<ProfileNews | null>) =>
  changedFile(path, (bytes) => ({ profile: parseProfile(decoded(bytes, path), path) }));
