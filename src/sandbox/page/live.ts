import type { Changed } from '../api.ts';
import { moved, readAgain, readChat, readLog, refresh } from './actions.ts';
import { EVENTS_URL } from './client.ts';
import { change, look } from './store.ts';
import { hear, hearAll } from './tour/guide.ts';

const GATHER_MS = 80;

/** Runs `work` once for a burst of calls; a call that comes while it runs makes it run again. */
function gathered(work: () => Promise<unknown>): () => void {
  let waiting = false;
  let running = false;
  const run = async () => {
    waiting = false;
    running = true;
    await work().finally(() => {
      running = false;
      if (waiting) setTimeout(run, GATHER_MS);
    });
  };
  return () => {
    if (!waiting && !running) setTimeout(run, GATHER_MS);
    waiting = true;
  };
}

/** Follows the stand-in's events and fetches again what they name. A new connection fetches everything. */
export function follow(): EventSource {
  const source = new EventSource(EVENTS_URL);
  const chats = new Set<string>();
  const world = gathered(refresh);
  const changed = gathered(async () => {
    const named = [...chats];
    chats.clear();
    await Promise.all(named.map(readAgain));
    await refresh();
    await hear(named);
  });
  const log = gathered(() => (look().logOpen ? readLog() : Promise.resolve()));
  const onChat = (event: MessageEvent) => {
    const chatId = chatIn(event.data);
    if (chatId) chats.add(chatId);
    changed();
  };
  source.addEventListener('message', onChat);
  source.addEventListener('update', onChat);
  source.addEventListener('clock', (event: MessageEvent) => {
    const { now, move }: Changed['clock'] = JSON.parse(String(event.data));
    if (move) moved(now, move);
    if (!move?.running) world();
  });
  source.addEventListener('people', world);
  source.addEventListener('log', log);
  source.addEventListener('error', () => change({ trouble: '与沙盒的连接断开，正在重连…' }));
  source.addEventListener('open', () => {
    world();
    void hearAll();
    for (const openId of look().pinned) void readChat(openId);
  });
  return source;
}

function chatIn(data: unknown): string | null {
  try {
    const named: unknown = JSON.parse(String(data));
    return typeof named === 'object' && named !== null && 'chatId' in named ? String(named.chatId) : null;
  } catch {
    return null;
  }
}
