import type { Case } from '../domain/case/case.ts';
import type { Owed } from '../domain/case/message.ts';
import { actorOf, type Directory } from '../domain/directory/directory.ts';
import { decide } from '../domain/events/lifecycle.ts';
import { MessengerError, PlatformError } from '../ports.ts';
import { contextFor, type Deps } from '../usecases/deps.ts';
import { tellAcross } from './across.ts';
import { changeEntry, dropEntry } from './change-entry.ts';
import { deliver } from './deliver.ts';
import { drawn, drawnPlainly, overtaken } from './draw.ts';
import { gather } from './gather.ts';
import { gathered } from './lines.ts';
import { claimed, delivered, dropped, parked, sentElsewhere, shownAt } from './outcome.ts';
import { type Address, addressKey, addressOf, readdressed, seatOf } from './receivers.ts';
import { type SendResult, type Starting, starts, TRIES, type Turn } from './turn.ts';

/** What is written is done; what has gone, or keeps changing, is looked at again. */
const resultOf = (written: Case | 'gone' | 'busy'): 'done' | 'busy' =>
  written === 'gone' || written === 'busy' ? 'busy' : 'done';

/** Writes a result only under the token of the claim: a holder that lost its lease has nothing to say any more. */
const under =
  (token: string, change: (c: Case, entry: Owed) => Case) =>
  (c: Case, entry: Owed): Case | null =>
    entry.claim?.token === token ? change(c, entry) : null;

/** Sends one owed message: claimed in the case, drawn from it, sent, and its result written under the claim. */
export async function sendEntry(deps: Deps, caseId: string, entryId: string, turn: Turn): Promise<SendResult> {
  const c = (await deps.cases.load(caseId))?.current;
  const entry = c?.owed.find((o) => o.id === entryId);
  if (!c || !entry || entry.parked) return 'done';
  if ('across' in entry.show) return tellAcross(deps, c, entry);
  const line = gathered(entry);
  if (line) return gather(deps, c, entry, line);
  const address = addressOf(entry.to, deps.directory.current());
  if (!address || overtaken(c, entry)) return drop(deps, caseId, entryId);
  if (goneFrom(deps.directory.current(), entry)) return passOn(deps, caseId, entryId, address);
  const room = await turn.room(addressKey(address));
  if (!room) return 'later';
  try {
    // Waiting for room may take a minute, so from here on it is the case as it is now.
    return await claimAndSend(deps, caseId, entryId, address, turn, starts(turn, room));
  } finally {
    room.leave();
  }
}

async function claimAndSend(
  deps: Deps,
  caseId: string,
  entryId: string,
  address: Address,
  turn: Turn,
  starting: Starting,
): Promise<SendResult> {
  const now = deps.clock.now();
  const mine = await changeEntry(deps, caseId, entryId, (at, e) =>
    claimed(at, e, turn.token, now, e.claim?.tries ?? 0),
  );
  if (mine === 'gone' || mine === 'busy') return 'busy';
  const held = mine.owed.find((o) => o.id === entryId);
  if (!held) return 'busy';
  if (overtaken(mine, held)) return drop(deps, caseId, entryId);
  try {
    return await send(deps, mine, held, address, turn, starting);
  } catch (error) {
    if (error instanceof MessengerError) return refused(deps, mine, held, address, error, turn);
    if (error instanceof PlatformError) throw error;
    // A card that cannot be drawn is a bug of ours and must not block its lane: after three tries it goes as plain text.
    deps.log.error({ caseId, entry: entryId, err: error }, 'send.not_drawn');
    return refused(deps, mine, held, address, new MessengerError('refused', 0, 'not drawn', error), turn);
  }
}

async function send(
  deps: Deps,
  mine: Case,
  held: Owed,
  address: Address,
  turn: Turn,
  starting: Starting,
): Promise<SendResult> {
  const plainly = (held.claim?.tries ?? 0) >= TRIES;
  const content = plainly ? drawnPlainly(deps, mine, held) : await drawn(deps, mine, held);
  if (!content) return drop(deps, mine._id, held.id);
  const { sent, maybeTwice, updated } = await deliver(deps, mine, held, address, content, starting);
  const written = await changeEntry(
    deps,
    mine._id,
    held.id,
    under(turn.token, (now, e) => {
      const next = delivered(deps, now, plainly ? plain(e) : e, sent, { maybeTwice, v: mine.v });
      return updated ? shownAt(next, updated, mine.v) : next;
    }),
  );
  deps.log.info({ caseId: mine._id, entry: held.id, twice: maybeTwice || undefined }, 'sent');
  // Without its result it is still owed: the same `uuid` brings the same message.
  return resultOf(written);
}

/** Whoever is missing from the newest directory hears nothing more (interface.md, "Directory file"). */
const goneFrom = (d: Directory, { to }: Owed): boolean => 'person' in to && actorOf(d, to.person) === null;

/** What the enterprise is told goes to its next contact; a card somebody had brought up for themselves goes to nobody. */
async function passOn(deps: Deps, caseId: string, entryId: string, address: Address): Promise<SendResult> {
  const written = await changeEntry(deps, caseId, entryId, (c, e) => {
    const to = seatOf(e) === 'respondent' ? readdressed(e, c, address, deps.directory.current()) : null;
    return to && 'person' in to ? sentElsewhere(c, e, to, addressKey(address)) : (lost(deps, c, e) ?? dropped(c, e));
  });
  deps.log.info({ caseId, entry: entryId }, 'send.gone');
  return resultOf(written);
}

/** What was said to the respondent reaches nobody of the enterprise: the desk must telephone; null where nothing hangs on it. */
function lost(deps: Deps, c: Case, e: Owed): Case | null {
  if (!('say' in e.show) || e.show.seat !== 'respondent') return null;
  const without = { ...c, owed: c.owed.filter((o) => o.id !== e.id) };
  const decision = decide(without, 'respondent_lost', {}, contextFor(deps, { kind: 'sender' }, c, {}));
  return decision.ok ? decision.case : null;
}

/** Sent as plain text it is no living card: nothing is placed. */
const plain = (entry: Owed): Owed =>
  'card' in entry.show ? { ...entry, show: { say: 'plain', seat: entry.show.card } } : entry;

async function drop(deps: Deps, caseId: string, entryId: string): Promise<SendResult> {
  const result = await dropEntry(deps, caseId, entryId);
  deps.log.info({ caseId, entry: entryId }, 'send.overtaken');
  return result;
}

/** Words can stand in for a card; not for a file, and nothing stands in for a stub. */
const hasPlainForm = ({ show }: Owed): boolean => !('stub' in show || 'file' in show);

async function refused(
  deps: Deps,
  mine: Case,
  held: Owed,
  address: Address,
  { code, meaning, message }: MessengerError,
  { token }: Turn,
): Promise<SendResult> {
  const line = { caseId: mine._id, entry: held.id, code, meaning };
  if (meaning === 'later') {
    deps.log.warn(line, 'send.later');
    return 'later';
  }
  if (meaning === 'unreachable') {
    deps.log.warn(line, 'send.unreachable');
    const write = under(token, (c, e) => {
      const to = readdressed(e, c, address, deps.directory.current());
      if (to) return sentElsewhere(c, e, to, addressKey(address));
      return lost(deps, c, e) ?? parked(c, e, `unreachable ${code}`);
    });
    return resultOf(await changeEntry(deps, mine._id, held.id, write));
  }
  deps.log.error({ ...line, err: message }, 'send.refused');
  const done = held.claim?.tries ?? 0;
  // Three tries as drawn, then plain text, then it waits for a change and a person.
  const tries = meaning === 'content_refused' ? Math.max(TRIES, done + 1) : done + 1;
  const over = tries > TRIES || (tries === TRIES && !hasPlainForm(held));
  const write = under(token, (c, e) =>
    over ? parked(c, e, `refused ${code}`) : claimed(c, e, token, deps.clock.now(), tries),
  );
  const written = await changeEntry(deps, mine._id, held.id, write);
  return resultOf(written) === 'done' && !over ? 'again' : resultOf(written);
}
