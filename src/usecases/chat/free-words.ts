import type { Words } from '../../deliveries.ts';
import { audienceFor } from '../../domain/case/audiences.ts';
import type { Case } from '../../domain/case/case.ts';
import { numbersIn, trimmed } from '../../domain/case/case-number.ts';
import { rolesOf } from '../../domain/case/roles.ts';
import { isOpen } from '../../domain/case/state.ts';
import { bare } from '../../domain/directory/fold.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { commandsIn, commandWord } from '../../domain/events/command.ts';
import { mayOpen } from '../../domain/events/decide.ts';
import { act } from '../act.ts';
import { contextFor, type Deps, rulesNow } from '../deps.ts';
import { sayUntaken } from '../files/receive.ts';
import { takeFiles } from '../files/take.ts';
import { openIntake } from '../intake/open.ts';
import { placeOf, sendText } from '../notice.ts';
import { bringCard } from './bring-card.ts';
import { withNumber } from './command.ts';
import { answerAsked, answerPolitely, smallTalk } from './small-talk.ts';
import { askWhich } from './which.ts';

/** How many of a person's cases are looked through, the newest. */
const LOOKED_AT_MOST = 50;
/** Letters and digits below which a text is asked about before it becomes an appeal (D). */
const APPEAL_LEAST = 5;

/**
 * Words in private by somebody who speaks for an enterprise, when they are no command. They belong to the case they
 * reply to or name, else to those that wait for this person's confirmation, else they begin an appeal. They never
 * change a state. Source: interface.md, "Words"; T47, T49.
 *
 * @param replied  the case that they reply to
 */
export async function freeWords(
  deps: Deps,
  actor: PersonActor,
  words: Words,
  text: string,
  replied: Case | null,
): Promise<void> {
  const mine = await deps.cases.find({ mine: { openId: actor.openId, enterprises: actor.contactOf } }, LOOKED_AT_MOST);
  const taken = await takeFiles(deps, words);
  const fileIds = taken.files.map((f) => f.id);
  await sayUntaken(deps, words, taken);
  const waiting = mine.filter((c) => waitsFor(deps, c, actor));
  // A respondent who writes is not silent: the confirm clock restarts, once (T49).
  for (const c of waiting)
    await act(deps, {
      caseId: c._id,
      action: 'heard',
      actor,
      delivery: `heard/${words.messageId}`,
      messageId: words.messageId,
      saidAt: words.createdAt,
    });
  if (fileIds.length === 0 && isLabel(deps, text)) return askLabel(deps, actor, words, mine);
  const named = mine.filter((c) => isNamed(c, text));
  const [only] = named;
  const about = numbersIn(text).reduceRight((said, { from, to }) => said.slice(0, from) + said.slice(to), text);
  if (only && smallTalk(about) === 'progress' && fileIds.length === 0)
    return void (await bringCard(deps, actor, only._id, words.messageId));
  const answered = replied && isOpen(replied) && audienceFor(replied, actor, rulesNow(deps)) ? [replied] : [];
  const meant = answered.length > 0 ? answered : named.filter(isOpen);
  if (meant.length > 0) return askWhich(deps, actor, words, { cases: meant, text, fileIds });
  const talk = fileIds.length === 0 ? smallTalk(text) : undefined;
  if (talk === 'progress' || talk === 'person') return answerAsked(deps, actor, words, talk);
  if (waiting.length > 0) return askWhich(deps, actor, words, { cases: waiting, text, fileIds });
  if (talk) return answerPolitely(deps, words, talk);
  if (fileIds.length === 0 && bare(text).length < APPEAL_LEAST)
    return askWhich(deps, actor, words, { cases: [], text, fileIds });
  return openIntake(deps, actor, { key: words.messageId, text, fileIds });
}

/** Cases that an agent filed wait for the enterprise's confirmation, not for the agent's. */
const waitsFor = (deps: Deps, c: Case, actor: PersonActor): boolean =>
  (c.state === 'resolved' || c.state === 'answered') && rolesOf(c, actor, rulesNow(deps)).has('respondent');

const isNamed = (c: Case, text: string): boolean => numbersIn(text).some(({ no }) => no === c.no);

/** Whether a text is nothing but a button's label, a short word of one, or a level of the rating. */
export const isLabel = (deps: Deps, text: string): boolean => commandWord('', text, rulesNow(deps))?.exact === true;

/** A label alone: the cases on which its button may be pressed now are offered; it changes nothing by itself. */
async function askLabel(deps: Deps, actor: PersonActor, words: Words, mine: readonly Case[]): Promise<void> {
  const possible = mine.flatMap((c) => {
    const meant = commandsIn(c, '', words.text, rulesNow(deps));
    const may = meant.find(({ event }) => mayOpen(c, event.name, contextFor(deps, actor, c, {})) === null);
    return may ? [{ c, event: may.event.name }] : [];
  });
  const [first] = possible;
  if (!first) return sendText(deps, words.messageId, placeOf(words), withNumber(trimmed(words.text)));
  return askWhich(deps, actor, words, { cases: possible.map(({ c }) => c), wish: first.event });
}
