import { plainText } from '../../cards/kit.ts';
import { actorOf } from '../../src/domain/directory/actor.ts';
import { agendaOf, type Entry } from '../../src/domain/duties/agenda.ts';
import { listCard } from '../../src/views/notices/lists.ts';
import type { CaseWorld } from '../support/case-world.ts';
import { openIdOf, PEOPLE } from '../support/small-town.ts';
import { headingOf, type Sentence } from './sentence.ts';

const EVERYONE = Object.keys(PEOPLE) as (keyof typeof PEOPLE)[];
/** The header and how many there are of what; the lines come after them. */
const HEAD = 2;

/**
 * Lines of 待办, each at its first example: what is to be done and until when, or what is waited for.
 *
 * @param drawn  takes the lines that there are
 */
export function listLines(w: CaseWorld, say: (one: Sentence) => void, drawn: Set<string>): void {
  for (const who of EVERYONE) {
    const actor = actorOf(w.rules.directory, openIdOf(who));
    if (!actor) continue;
    for (const entry of agendaOf(w.all(), actor, w.rules)) {
      const line = `${headingOf(who)}/${codeOf(entry)}`;
      if (drawn.has(line)) continue;
      drawn.add(line);
      const listed = { title: '待办', empty: '', entries: [entry] };
      const { card } = listCard(listed, actor, w.rules, { noticeId: 'om_1' });
      const lines = plainText(card)
        .split('\n')
        .slice(HEAD)
        .filter((line) => !/^等待他人/.test(line));
      say({ kind: '清单', reader: who, code: codeOf(entry), text: lines.join('　') });
    }
  }
}

const codeOf = ({ when, duty }: Entry): string => (when === 'waits' ? `waits/${duty?.task ?? ''}` : (duty?.task ?? ''));
