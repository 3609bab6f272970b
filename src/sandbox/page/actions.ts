import type { ClockRequest, Move, SayRequest, TapOutcome, TapRequest, Toast } from '../api.ts';
import { CallFailed, client } from './client.ts';
import { chatsOf, firstColumns } from './people.ts';
import { recall, remember } from './remember.ts';
import { change, look, threadKey } from './store.ts';

const TOAST_MS = 5000;
const LOG_KEPT = 1000;
let toastId = 0;
let asking = 0;
let stateAsOf = 0;
const shownAsOf = new Map<string, number>();

/** Shows a toast in the column of `openId` for five seconds; it replaces an earlier one. */
function toast(openId: string, shown: Toast): void {
  const id = ++toastId;
  change({ toasts: { ...look().toasts, [openId]: { ...shown, id } } });
  setTimeout(() => {
    if (look().toasts[openId]?.id === id) change({ toasts: { ...look().toasts, [openId]: null } });
  }, TOAST_MS);
}

async function attempt<T>(openId: string, doing: () => Promise<T>): Promise<T | null> {
  try {
    return await doing();
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    toast(openId, { type: 'error', content: error.message });
    return null;
  }
}

/** Reads the state again; the first time it also opens the columns. */
export async function refresh(): Promise<void> {
  const mine = ++asking;
  try {
    const state = await client.state();
    // Answers may arrive out of order; an older one must not show an older clock.
    if (mine < stateAsOf) return;
    stateAsOf = mine;
    const known = (openId: string) => state.people.some((person) => person.openId === openId);
    const first = look().state === null;
    change({ state, readAt: performance.now(), trouble: null });
    if (!first) return;
    const kept = recall();
    const pinned = kept.pinned.filter(known);
    const columns = pinned.length > 0 ? pinned : firstColumns(state);
    // What an earlier move brought is news to nobody who opens the page now.
    const old = state.move?.running === false ? state.move.from : '';
    change({ pinned: columns, front: columns[0] ?? '', open: kept.open, putAway: old });
    await Promise.all(columns.map(openFirst));
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    change({ trouble: error.message });
  }
}

/** The chat a person has open: the one chosen, or the private chat with the bot. */
export function openChatOf(openId: string) {
  const { state, open } = look();
  const chats = state ? chatsOf(state, openId) : [];
  return chats.find((chat) => chat.chatId === open[openId]) ?? chats[0] ?? null;
}

/** Opens a column's chat with the page. Entering an empty chat with the bot is what it greets people for. */
async function openFirst(openId: string): Promise<void> {
  await readChat(openId);
  const chat = openChatOf(openId);
  const read = chat && look().messages[threadKey(openId, chat.chatId)];
  if (chat?.type === 'p2p' && read?.length === 0) await attempt(openId, () => client.enter(openId));
}

/** Fetches the messages of the chat that `openId` has open, which also marks them read. */
export async function readChat(openId: string): Promise<void> {
  const chatId = openChatOf(openId)?.chatId;
  if (!chatId) return;
  const key = threadKey(openId, chatId);
  const asked = ++asking;
  const answer = await attempt(openId, () => client.messages(chatId, openId));
  // Answers may arrive out of order; an older one must not show an older card.
  if (!answer || asked < (shownAsOf.get(key) ?? 0)) return;
  shownAsOf.set(key, asked);
  change({ messages: { ...look().messages, [key]: answer.messages } });
}

/** Reads again whatever open chat shows `chatId`. */
export const readAgain = (chatId: string): Promise<unknown> =>
  Promise.all(
    look()
      .pinned.filter((who) => openChatOf(who)?.chatId === chatId)
      .map(readChat),
  );

function setColumns(pinned: readonly string[], open = look().open): void {
  change({ pinned, open });
  remember({ pinned, open });
}

/** Opens a chat; entering the private chat is an event of its own in Feishu. */
export async function openChat(openId: string, chatId: string): Promise<void> {
  setColumns(look().pinned, { ...look().open, [openId]: chatId });
  if (openChatOf(openId)?.type === 'p2p') await attempt(openId, () => client.enter(openId));
  await readChat(openId);
  await refresh();
}

export async function audience(column: number, openId: string): Promise<void> {
  const { pinned } = look();
  const before = pinned[column];
  const elsewhere = pinned.indexOf(openId);
  setColumns(pinned.map((who, i) => (i === column ? openId : i === elsewhere && before ? before : who)));
  change({ front: openId, arrived: { openId } });
  await openChat(openId, openChatOf(openId)?.chatId ?? '');
}

/** Opens a person's column, or brings it to the front, at one of their chats. */
export async function openAt(openId: string, chatId: string): Promise<void> {
  if (!look().pinned.includes(openId)) setColumns([...look().pinned, openId]);
  change({ front: openId, arrived: { openId } });
  await openChat(openId, chatId);
}

/** The same at the chat they have open. */
export const pin = (openId: string): Promise<void> => openAt(openId, openChatOf(openId)?.chatId ?? '');

export function unpin(openId: string): void {
  const pinned = look().pinned.filter((who) => who !== openId);
  if (pinned.length === 0) return;
  setColumns(pinned);
  if (look().front === openId) change({ front: pinned[0] ?? '' });
}

/** Sends words and files as one message; nothing is sent when one of the files is refused. */
export async function say(request: SayRequest, files: readonly File[] = []): Promise<boolean> {
  const sent = await attempt(request.as, async () => {
    const held: string[] = [];
    for (const file of files) held.push((await client.hold(request.as, file)).key);
    return client.say({ ...request, ...(held.length > 0 && { files: held }) });
  });
  if (!sent) return false;
  void refresh().then(() => readChat(request.as));
  return true;
}

export const pressMenu = (openId: string, key: string) => attempt(openId, () => client.menu(openId, key));

/** Presses something on a card and shows what the client would show; null when the stand-in could not be reached. */
export async function tap(request: TapRequest): Promise<TapOutcome | null> {
  const outcome = await attempt(request.as, () => client.tap(request));
  if (outcome?.error) toast(request.as, { type: 'error', content: clientError(outcome.error) });
  else if (outcome?.toast) toast(request.as, { ...outcome.toast, type: outcome.toast.type ?? 'info' });
  if (outcome) await readChat(request.as);
  return outcome;
}

/** A code is shown as Feishu shows it; without one the client itself refused and gives the reason. */
const clientError = ({ code, text }: { code: number; text: string }): string =>
  code === 0 ? text : `出错了，请稍后重试 code: ${code}`;

export async function moveClock(move: ClockRequest): Promise<void> {
  change({ asked: true });
  await attempt(look().front, () => client.clock(move));
  await refresh();
  change({ asked: false });
}

export const stopClock = () => attempt(look().front, client.stopClock);

/** Shows where a move of the clock is, without asking for it. */
export function moved(now: string, move: Move): void {
  const { state } = look();
  if (state) change({ state: { ...state, now, nextDue: move.next, move }, readAt: performance.now() });
}

/** Puts away what a move brought. */
export const putAway = (from: string): void => change({ putAway: from });

export async function readLog(): Promise<void> {
  const last = look().log.at(-1)?.seq ?? 0;
  const answer = await attempt(look().front, () => client.log(last));
  if (!answer) return;
  const fresh = answer.entries.filter((entry) => entry.seq > (look().log.at(-1)?.seq ?? 0));
  if (fresh.length > 0) change({ log: [...look().log, ...fresh].slice(-LOG_KEPT) });
}

export function toggleLog(): void {
  change({ logOpen: !look().logOpen });
  if (look().logOpen) void readLog();
}
