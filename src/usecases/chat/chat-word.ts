import type { Words } from '../../deliveries.ts';
import type { Directory } from '../../domain/directory/directory.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import type { Deps } from '../deps.ts';

/**
 * A phrase the bot understands. `strangers`: answered even for people the directory does not know; `files`: takes the
 * files of the message.
 */
export type ChatWord = {
  /** Tried on the folded text, with and without the marks around it. */
  pattern: RegExp;
  where: 'p2p' | 'group' | 'anywhere';
  strangers?: boolean;
  files?: true;
  /** Whether this text by this person is the phrase, where more follows the word. Default: always. */
  means?: (actor: PersonActor | null, text: string, d: Directory) => boolean;
  run: (deps: Deps, actor: PersonActor | null, words: Words) => Promise<void>;
};

/** Whether somebody speaks for enterprises, or says so, so that what is no command of theirs may be an appeal. */
export const speaks = ({ contactOf, agentOf, claims = [] }: PersonActor): boolean =>
  contactOf.length + agentOf.length + claims.length > 0;
