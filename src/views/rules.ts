import type { Rules } from '../domain/case/event.ts';

/** The rules of the place, its calendar and its people, and `at`: now. What a card shows depends on nothing else. */
export type ViewRules = Rules;
