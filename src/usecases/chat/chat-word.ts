import type { Words } from '../../deliveries.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import type { Deps } from '../deps.ts';

/** A phrase the bot understands. `strangers`: answered even for people the directory does not know. */
export type ChatWord = {
  pattern: RegExp;
  where: 'p2p' | 'group' | 'anywhere';
  strangers?: boolean;
  run: (deps: Deps, actor: PersonActor | null, words: Words) => Promise<void>;
};
