import type { OutboxItem } from '../domain/case/message.ts';
import { readerOf } from '../domain/case/receiver.ts';
import { actorOf } from '../domain/directory/actor.ts';
import type { StepLines } from '../domain/notice/notice.ts';
import { shanghaiDate } from '../domain/time/shanghai.ts';
import { type Deps, rulesNow } from '../usecases/deps.ts';
import { morningOf } from '../usecases/lists/morning.ts';
import { morningCard } from '../views/notices/morning.ts';
import { drawnSteps, standingLines } from './draw-steps.ts';
import type { Drawn } from './outbox-store.ts';

/**
 * The one card of this morning for its reader; null where there is nothing to tell. Of a morning that is over, and to whoever
 * gets it in another's place, what the clock told is still told, and nothing else. Source: interface.md, "How much is said".
 */
export async function drawnMorning(deps: Deps, item: OutboxItem, steps: StepLines): Promise<Drawn | null> {
  const rules = rulesNow(deps);
  const { to, tried } = item;
  const own = 'person' in to && readerOf(to, rules.directory) === to.person;
  const reader = own ? actorOf(rules.directory, to.person) : null;
  const on = steps.morning;
  if (!reader || tried || on !== shanghaiDate(rules.at)) return drawnSteps(deps, item, steps);
  const lines = await standingLines(deps, item, steps);
  const drawn = morningCard(await morningOf(deps, reader, on, lines), reader, on, rules);
  return drawn && { content: { card: drawn.card }, lists: drawn.caseIds };
}
