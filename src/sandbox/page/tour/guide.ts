import { CallFailed, client } from '../client.ts';
import { firstColumns } from '../people.ts';
import { change, look, type View } from '../store.ts';
import { type Known, numberIn } from './known.ts';
import { type Following, rememberTours, type Tours } from './remembered.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { tourOf } from './tours.ts';
import { reached } from './way.ts';

/** What was sent within the same second as a tour began belongs to it. */
const SLACK_MS = 1_000;

/** What the page knows for the tour that is followed; null where none is. */
export function knownIn({ state, tours, sheets }: View): Known | null {
  const { following } = tours;
  if (!state || !following) return null;
  const all = Object.values(sheets)
    .flat()
    .sort((a, b) => b.at - a.at);
  const known = { state, no: following.no, sheets: all };
  return { ...known, no: following.no ?? numberIn(known) };
}

function keep(tours: Tours): void {
  change({ tours });
  rememberTours(tours);
}

const alter = (patch: Partial<Following>): void => {
  const { tours } = look();
  if (tours.following) keep({ ...tours, following: { ...tours.following, ...patch } });
};

/** Begins a tour with a new case. Its enterprise is the one on the page, or the first of the town. */
export function start(id: string): void {
  const { state, pinned, tours } = look();
  if (!state || !tourOf(id)) return;
  const enterprises = state.people.filter((person) => person.side === 'enterprise').map(({ openId }) => openId);
  const enterprise = [...pinned, ...firstColumns(state)].find((who) => enterprises.includes(who)) ?? '';
  const since = Date.parse(state.now) - SLACK_MS;
  change({ sheets: {} });
  keep({ ...tours, met: true, following: { id, since, at: 0, enterprise, no: null, tucked: false } });
  void hearAll();
}

/** The tours were seen, whether one is followed or not. */
export const met = (): void => keep({ ...look().tours, met: true });

export function leave(): void {
  change({ sheets: {}, guided: '' });
  keep({ ...look().tours, met: true, following: null });
}

export const tuck = (tucked: boolean): void => alter({ tucked });

export function pass(): void {
  const { following } = look().tours;
  if (following) alter({ at: following.at + 1 });
}

/** Takes note of how far the tour has come, whoever did it. */
function goOn(): void {
  const view = look();
  const known = knownIn(view);
  const { following } = view.tours;
  const tour = following && tourOf(following.id);
  if (!known || !following || !tour) return;
  const at = reached(tour, following.at, known);
  if (at === following.at && known.no === following.no) return;
  alter({ at, no: known.no });
  const { tours } = look();
  if (at === tour.steps.length && !tours.ended.includes(tour.id)) keep({ ...tours, ended: [...tours.ended, tour.id] });
}

/** Reads chats for the tour; they stay unread for whoever is in them. */
export async function hear(chatIds: Iterable<string>): Promise<void> {
  const { following } = look().tours;
  if (!following) return;
  const heard = await Promise.all([...chatIds].map((chatId) => sheetsIn(chatId, following.since)));
  if (look().tours.following?.since !== following.since) return;
  change({ sheets: { ...look().sheets, ...Object.fromEntries(heard.flatMap((one) => (one ? [one] : []))) } });
  goOn();
}

async function sheetsIn(chatId: string, since: number): Promise<[string, Sheet[]] | null> {
  try {
    const { messages } = await client.overhear(chatId);
    const fresh = messages.filter((one) => Date.parse(one.createTime) >= since);
    return [chatId, fresh.map(sheetOf).reverse()];
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    return null;
  }
}

/** Reads everything again, and leaves a tour whose people or case are not there any more: another town, or a new one. */
export async function hearAll(): Promise<void> {
  const { state, tours } = look();
  if (!state || !tours.following) return;
  await hear(state.chats.map((chat) => chat.chatId));
  const { following } = look().tours;
  const { sheets } = look();
  if (!following) return;
  const { no, enterprise } = following;
  const sheetsOfAll = Object.values(sheets).flat();
  const there = no === null || sheetsOfAll.some((sheet) => sheet.says.includes(no));
  if (!there || !state.people.some((person) => person.openId === enterprise)) leave();
}
