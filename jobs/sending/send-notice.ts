import { type MessageContent, type Notice, PlatformError, type Sent } from '../../src/ports.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { drawnNotice, stampOf } from './draw.ts';
import { addressKey, addressOf } from './receivers.ts';
import type { SendResult, Turn } from './send-entry.ts';

const UUID_TRUSTED_MS = 55 * 60_000;
const TRIES = 3;

/** Sends what belongs to no case: an answer, an intake card, a list. Same claim, same `uuid`, same result under the claim. */
export async function sendNotice(deps: Deps, id: string, turn: Turn): Promise<SendResult> {
  const n = await deps.notices.load(id);
  const [entry] = n?.owed ?? [];
  if (!n || !entry || entry.parked) return 'done';
  const address = addressOf(entry.to, deps.directory.current());
  if (!address) return finish(deps, n, null);
  if (!turn.mayStart()) return 'later';
  const now = deps.clock.now();
  const firstTriedAt = entry.claim?.firstTriedAt ?? now;
  const tries = entry.claim?.tries ?? 0;
  const mine: Notice = {
    ...n,
    rev: n.rev + 1,
    owed: [{ ...entry, claim: { token: turn.token, firstTriedAt, tries } }],
  };
  if (!(await deps.notices.save(mine))) return 'busy';
  try {
    const content: MessageContent =
      tries < TRIES ? await drawnNotice(deps, mine) : { text: '内容无法显示，请发送“帮助”或联系企业服务专席。' };
    await turn.rate(addressKey(address));
    const old = now.getTime() - firstTriedAt.getTime() >= UUID_TRUSTED_MS;
    const found =
      old && 'chat' in address
        ? await deps.messenger.findSent(address.chat, stampOf(entry.id), firstTriedAt)
        : undefined;
    const sent = found ?? (await deps.messenger.send(address, content, entry.id));
    deps.log.info({ notice: id }, 'sent');
    return finish(deps, mine, sent);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (error.retryable) return 'later';
    deps.log.error({ notice: id, code: error.code, err: error.message }, 'send.refused');
    const again: Notice = {
      ...mine,
      rev: mine.rev + 1,
      owed: [{ ...entry, claim: { token: turn.token, firstTriedAt, tries: tries + 1 } }],
    };
    if (tries < TRIES) await deps.notices.save(again);
    else await deps.notices.save({ ...again, owed: [{ ...entry, parked: `refused ${error.code}` }], owedAt: null });
    return 'done';
  }
}

async function finish(deps: Deps, n: Notice, sent: Sent | null): Promise<SendResult> {
  const at = deps.clock.now();
  const done: Notice = { ...n, rev: n.rev + 1, owed: [], owedAt: null, ...(sent && { sent: { ...sent, at } }) };
  return (await deps.notices.save(done)) ? 'done' : 'busy';
}
