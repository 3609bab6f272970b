import { absencesIn } from '../../domain/directory/deputies.ts';
import type { Directory } from '../../domain/directory/directory.ts';

/** Who stands in for whom, as one text: `ou_1>ou_2`, sorted. */
export const deputiesIn = (d: Directory): string =>
  absencesIn(d)
    .map(({ person, deputy }) => `${person.openId}>${deputy.openId}`)
    .sort()
    .join(' ');

/** The same for the same people with the same deputies. */
export const standing = (d: Directory): string => `${d.version} ${deputiesIn(d)}`;
