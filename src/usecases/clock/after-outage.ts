import type { Handle, Words } from '../../deliveries.ts';
import type { Case } from '../../domain/case/case.ts';
import { OUTAGE_MS } from '../../domain/clocks/outage.ts';
import { administratorsTold } from '../../domain/directory/deputies.ts';
import { formatInstant } from '../../domain/time/format-date.ts';
import { type ClockPort, type Memory, MessengerError, PlatformError } from '../../ports.ts';
import type { Deps } from '../deps.ts';
import { handler } from '../handle.ts';
import { announce } from '../notice.ts';
import type { Outage } from './heartbeat.ts';

/** Most case numbers in the note to the administrators. */
const NAMED_MOST = 30;
const LOOKED_AT_MOST = 1_000;
/** After this many failures of Feishu in a row the start goes on without an answer; between two it waits `REST_MS`. */
const FAILURES_MOST = 5;
const REST_MS = 2_000;

/**
 * Holds new messages until those from the outage are handled, so that each person's messages keep their order. Feishu
 * delivers a message again that is not answered in time.
 */
export function inTurn(handle: Handle): { handle: Handle; open: () => void } {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    open,
    async handle(delivery) {
      if (delivery.kind === 'words') await opened;
      return handle(delivery);
    },
  };
}

/**
 * Catches up after an outage. First the messages people wrote are fetched from their chats and handled as of when they
 * were written; then `act` does what is due. In between, the administrators are sent the numbers of the affected cases:
 * a program killed later has named them all.
 * Source: calendar.md, rule 6; storage.md, "The rest".
 *
 * @param outage  null when there was none: only `act` is called
 * @param heard  called when the messages have been handled
 * @param act  runs what is due
 */
export async function catchUp(
  deps: Deps,
  outage: Outage | null,
  { heard, act }: { heard: () => void; act: () => Promise<void> },
): Promise<void> {
  if (!outage) {
    heard();
    return act();
  }
  const { handled, unread, forbidden } = await hear(deps, outage);
  heard();
  const due = await deps.cases.due(deps.clock.now(), LOOKED_AT_MOST);
  const affected = due.sort(byInstant).map((c) => c.no);
  const words = `${noteOf(outage, deps.clock.now(), handled, affected)}${unheardIn(unread, forbidden)}`;
  for (const who of administratorsTold(deps.directory.current()))
    await announce(
      deps,
      `outage/${outage.from.toISOString()}/${who.openId}`,
      { person: who.openId, name: who.name },
      words,
    );
  await act();
}

/** For how long an instance that only acts waits at start until the missed messages are handled. D */
const HEARD_WITHIN_MS = 5 * 60_000;

/**
 * Waits, after an outage, until another instance has handled the messages that were missed: what people said comes before
 * what fell due meanwhile. The heartbeat goes on only then. Source: calendar.md, rule 6.
 */
export async function heardElsewhere({
  memory,
  clock,
}: {
  memory: Pick<Memory, 'lastBeat'>;
  clock: ClockPort;
}): Promise<void> {
  const until = clock.monotonic() + HEARD_WITHIN_MS;
  const silent = async (): Promise<boolean> => {
    const beat = await memory.lastBeat();
    return beat !== null && clock.now().getTime() - beat.getTime() > OUTAGE_MS;
  };
  while (clock.monotonic() < until && (await silent())) await clock.wait(REST_MS);
}

/** Said to the bot, or perhaps files in answer to a case's card. */
const mayConcern = (w: Words): boolean => w.toBot || (w.files.length > 0 && w.parentId !== undefined);

/** By the instant at which a case fell due, then by number. */
const byInstant = (a: Case, b: Case): number =>
  (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0) || a.no.localeCompare(b.no);

function noteOf({ from, to }: Outage, now: Date, handled: number, affected: string[]): string {
  const names = affected.slice(0, NAMED_MOST).join('、');
  const many = affected.length < LOOKED_AT_MOST ? `${affected.length} 件` : `${LOOKED_AT_MOST} 件以上`;
  const more = affected.length > NAMED_MOST ? ` 等 ${many}` : '';
  const cases = affected.length > 0 ? `有到期事项、已补办补发的办件：${names}${more}` : '没有办件在此期间到期';
  return `系统于${formatInstant(from, now)}至${formatInstant(to, now)}中断，现已恢复。补收消息 ${handled} 条；${cases}。`;
}

/** What could not be caught up on, and what to do about it. */
function unheardIn(unread: number, forbidden: string[]): string {
  const names = forbidden.slice(0, NAMED_MOST).join('、');
  const groups = `${names}${forbidden.length > NAMED_MOST ? ` 等 ${forbidden.length} 个会话` : ''}`;
  return [
    unread > 0 ? `有 ${unread} 个会话的历史消息未能读取，请提醒相关人员重发。` : '',
    forbidden.length > 0
      ? `应用没有读取历史消息的权限，${groups}在此期间的话未能补收：请在飞书开发者后台开通权限并发布，再提醒这些会话里的人重发。`
      : '',
  ].join('');
}

/** Handles the missed messages of all chats in the order in which they were written. Returns how many there were. */
async function hear(deps: Deps, outage: Outage): Promise<{ handled: number; unread: number; forbidden: string[] }> {
  const handle = handler({ ...deps, missedSince: outage.from });
  const { found, ...unheard } = await missed(deps, outage);
  let handled = 0;
  for (const words of found) {
    if (await deps.memory.handled(words.messageId)) continue;
    handled += 1;
    try {
      await handle(words);
    } catch (error) {
      deps.log.error({ messageId: words.messageId, err: error }, 'history.not_handled');
    }
  }
  return { handled, ...unheard };
}

/** `forbidden`: the chats whose history the app may not read, by name. */
type Missed = { found: Words[]; unread: number; forbidden: string[] };

const nameOf = (
  { chatId, person }: { chatId: string; person?: string },
  groups: readonly { chatId?: string | undefined; name: string }[],
): string => (person ? '私聊' : (groups.find((g) => g.chatId === chatId)?.name ?? '没有绑定的群'));

/**
 * The missed messages of every known chat, oldest first. A chat that cannot be read is skipped; if Feishu does not
 * answer, it is asked again after a short wait.
 */
async function missed(deps: Deps, { from }: Outage): Promise<Missed> {
  const known = await deps.memory.chats();
  const { units, boards } = deps.directory.current();
  const groups = [...units, ...boards].flatMap(({ chatId }) =>
    chatId && !known.some((k) => k.chatId === chatId) ? [{ chatId, at: from }] : [],
  );
  const found: Words[] = [];
  const chats = [...known, ...groups];
  const forbidden: string[] = [];
  let unread = 0;
  let failures = 0;
  for (let chat = chats.shift(); chat; chat = chats.shift()) {
    try {
      found.push(...(await deps.messenger.history(chat, chat.at)).filter(mayConcern));
      failures = 0;
    } catch (error) {
      if (error instanceof MessengerError && error.meaning === 'permission') {
        deps.log.warn({ chatId: chat.chatId, code: error.code }, 'history.forbidden');
        const name = nameOf(chat, [...units, ...boards]);
        if (!forbidden.includes(name)) forbidden.push(name);
        continue;
      }
      deps.log.error({ chatId: chat.chatId, err: error }, 'history.failed');
      const passing = error instanceof PlatformError && error.retryable;
      if (passing && ++failures < FAILURES_MOST) {
        chats.unshift(chat);
        await deps.clock.wait(REST_MS);
        continue;
      }
      unread += 1;
      if (!passing) continue;
      unread += chats.length;
      break;
    }
  }
  return { found: found.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()), unread, forbidden };
}
