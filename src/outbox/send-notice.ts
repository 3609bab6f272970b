import type { Owed } from '../domain/case/message.ts';
import { MessengerError, type Notice, PlatformError, type Sent } from '../ports.ts';
import { changeNotice } from '../usecases/change-case.ts';
import type { Change } from '../usecases/changes.ts';
import type { Deps } from '../usecases/deps.ts';
import { sendOrReply, sentBefore } from './deliver.ts';
import { drawnNotice } from './draw.ts';
import { type Address, addressKey, addressOf } from './receivers.ts';
import { type SendResult, type Starting, starts, TRIES, type Turn } from './turn.ts';

const REFUSED_WORDS = '内容无法显示，请发送“帮助”或联系企业服务专席。';

/** Sends what belongs to no case: an answer, an intake card, a list. Same claim, same `uuid`, same result under the claim. */
export async function sendNotice(deps: Deps, id: string, turn: Turn): Promise<SendResult> {
  const entry = (await deps.notices.load(id))?.owed[0];
  if (!entry || entry.parked) return 'done';
  const address = addressOf(entry.to, deps.directory.current());
  if (!address) return (await change(deps, id, settled)) ? 'done' : 'busy';
  const room = await turn.room(addressKey(address));
  if (!room) return 'later';
  try {
    return await claimAndSend(deps, id, address, turn, starts(turn, room));
  } finally {
    room.leave();
  }
}

async function claimAndSend(
  deps: Deps,
  id: string,
  address: Address,
  turn: Turn,
  starting: Starting,
): Promise<SendResult> {
  const now = deps.clock.now();
  const mine = await change(deps, id, (m, e) => claimed(m, e, turn.token, now, e.claim?.tries ?? 0));
  const held = mine?.owed[0];
  if (!mine || !held) return 'busy';
  try {
    const outcome = await send(deps, mine, held, address, starting);
    // Every case has moved on: there is nothing left to say.
    if (!outcome) return (await change(deps, id, settled)) ? 'done' : 'busy';
    const { sent, maybeTwice } = outcome;
    deps.log.info({ notice: id, twice: maybeTwice || undefined }, 'sent');
    const at = deps.clock.now();
    const written = await change(deps, id, (m, e) =>
      e.claim?.token === turn.token
        ? { ...settled(m), sent: { ...sent, at }, ...(maybeTwice && { maybeTwice }) }
        : null,
    );
    return written ? 'done' : 'busy';
  } catch (error) {
    if (error instanceof MessengerError) return refused(deps, mine, held, error, turn);
    if (error instanceof PlatformError) throw error;
    // A bug of ours must not block the lane.
    deps.log.error({ notice: id, err: error }, 'send.not_drawn');
    return refused(deps, mine, held, new MessengerError('refused', 0, 'not drawn', error), turn);
  }
}

type Outcome = { sent: Sent; maybeTwice: boolean };

async function send(deps: Deps, n: Notice, held: Owed, address: Address, starting: Starting): Promise<Outcome | null> {
  const plainly = (held.claim?.tries ?? 0) >= TRIES;
  const drawn = plainly ? { content: { text: REFUSED_WORDS } } : await drawnNotice(deps, n);
  if (!drawn) return null;
  const { content, thread } = { thread: undefined, ...drawn };
  const before = await sentBefore(
    deps,
    held,
    address,
    deps.messenger.traits.findsTexts || 'card' in content,
    undefined,
    starting,
  );
  if (before.found) return { sent: before.found, maybeTwice: false };
  return { sent: await sendOrReply(deps, address, content, held.id, starting, thread), maybeTwice: before.unknown };
}

async function refused(deps: Deps, n: Notice, held: Owed, error: MessengerError, turn: Turn): Promise<SendResult> {
  const line = { notice: n._id, code: error.code, meaning: error.meaning };
  if (error.meaning === 'later') {
    deps.log.warn(line, 'send.later');
    return 'later';
  }
  deps.log.error({ ...line, err: error.message }, 'send.refused');
  const tries = (held.claim?.tries ?? 0) + 1;
  const over = tries > TRIES || error.meaning === 'unreachable';
  const written = await change(deps, n._id, (m, e) => {
    if (e.claim?.token !== turn.token) return null;
    if (over) return { ...m, owed: [{ ...e, parked: `refused ${error.code}` }], owedAt: null };
    return claimed(m, e, turn.token, deps.clock.now(), tries);
  });
  if (!written) return 'busy';
  return over ? 'done' : 'again';
}

/** Applies a change to the notice as it is by then; null when nothing is owed any more, it is another's or it kept changing. */
const change = (deps: Deps, id: string, make: (n: Notice, entry: Owed) => Notice | null): Promise<Notice | null> =>
  changeNotice<Notice | null>(
    deps,
    id,
    (n): Change<Notice, Notice | null> => {
      const next = n?.owed[0] ? make(n, n.owed[0]) : null;
      return next ? { write: next, answer: next } : { answer: null };
    },
    { otherwise: null },
  );

const settled = (n: Notice): Notice => ({ ...n, owed: [], owedAt: null });

const claimed = (n: Notice, e: Owed, token: string, now: Date, tries: number): Notice => ({
  ...n,
  owed: [{ ...e, claim: { token, firstTriedAt: e.claim?.firstTriedAt ?? now, tries } }],
});
