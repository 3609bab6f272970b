import type { Directory } from '../../src/domain/directory/directory.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { openIdOf, PEOPLE } from './small-town.ts';

type Who = keyof typeof PEOPLE;
const person = (who: Who) => ({ openId: openIdOf(who), name: PEOPLE[who] });

/** In this town these are away from here on, each with their deputy; nobody else is. */
export function away(d: Directory, deputies: Partial<Record<Who, Who>>, until = '2026-12-31 24:00'): void {
  d.absences = Object.entries(deputies).map(([who, deputy]) => ({
    person: person(who as Who),
    deputy: person(deputy),
    until: shanghai(until),
  }));
}
