import { type Known, peopleIn, withButton } from './known.ts';
import type { Sheet } from './sheet.ts';
import type { Step, Tour } from './tour.ts';

/** How far a tour has come: the first step from `at` on that is not done. What nobody was sent is not read. */
export function reached(tour: Tour, at: number, known: Known): number {
  const passed = ({ act, done }: Step) => (act.kind === 'look' && !act.at(known)) || done(known);
  const rest = tour.steps.slice(at).findIndex((step) => !passed(step));
  return rest < 0 ? tour.steps.length : at + rest;
}

/** Who does a step, in which chat; the message and the button's label, where there are such. */
export type Place = { openId: string; chatId: string; messageId: string; label: string; submits: boolean };

/** Where a step is done; null where it cannot be done now. The clock is nobody's. */
export type Where = { on: 'clock' } | ({ on: 'chat' } & Place) | null;

/** `prefer`: who is on the page already, the nearest first. */
export function whereOf({ act }: Step, known: Known, enterprise: string, prefer: readonly string[]): Where {
  switch (act.kind) {
    case 'clock':
      return act.while(known) ? { on: 'clock' } : null;
    case 'write':
      return { on: 'chat', openId: enterprise, chatId: privateOf(known, enterprise), ...NO_BUTTON };
    case 'look':
      return inChat(known, act.at(known), prefer, {});
    case 'press': {
      const found = withButton(known, act.labels, act.files === true);
      return inChat(known, found?.sheet, prefer, found?.button ?? {});
    }
  }
}

const NO_BUTTON = { messageId: '', label: '', submits: false };

const privateOf = ({ state }: Known, openId: string): string =>
  state.chats.find((chat) => chat.type === 'p2p' && chat.members.includes(openId))?.chatId ?? '';

function inChat(known: Known, sheet: Sheet | undefined, prefer: readonly string[], button: Partial<Place>): Where {
  if (!sheet) return null;
  const { chatId, messageId } = sheet;
  const there = peopleIn(known, chatId).map(({ openId }) => openId);
  const openId = prefer.find((who) => there.includes(who)) ?? there[0];
  return openId === undefined ? null : { on: 'chat', openId, chatId, ...NO_BUTTON, messageId, ...button };
}

/** A step beside the tour that can be done now, where its own cannot: somebody has done something else. */
export const detour = (tour: Tour, known: Known): Step | undefined =>
  tour.detours.find((step) => !step.done(known) && whereOf(step, known, '', []) !== null);
