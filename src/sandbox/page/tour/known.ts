import type { Person, Side, State } from '../../api.ts';
import type { Button, Sheet } from './sheet.ts';

/** What a tour knows of the town: its people and chats, and what was written since the tour began, newest first. */
export type Known = { state: State; no: string | null; sheets: readonly Sheet[] };

const NUMBER = /^[A-Z]+\d{8}-\d{4,}$/;

/** States of a case in their order, as staff read them on its card. What is none of them comes after a rating. */
const ORDER = ['待派单', '待签批', '待受理', '退回待裁定', '办理中', '申请办结待审', '待企业确认', '待评价'];

const membersOf = ({ state }: Known, chatId: string): readonly string[] =>
  state.chats.find((chat) => chat.chatId === chatId)?.members ?? [];

const isPrivate = ({ state }: Known, chatId: string): boolean =>
  state.chats.find((chat) => chat.chatId === chatId)?.type === 'p2p';

/** People of the town who are in a chat, in the order of the town. */
export const peopleIn = (known: Known, chatId: string): Person[] => {
  const members = membersOf(known, chatId);
  return known.state.people.filter((person) => members.includes(person.openId));
};

const hasSide = (known: Known, chatId: string, side: Side): boolean =>
  peopleIn(known, chatId).some((person) => person.side === side);

/** The number of the first case that an enterprise has a receipt for. */
export function numberIn(known: Known): string | null {
  const receipt = known.sheets.findLast(
    (sheet) => NUMBER.test(sheet.note) && isPrivate(known, sheet.chatId) && hasSide(known, sheet.chatId, 'enterprise'),
  );
  return receipt?.note ?? null;
}

const submits = (sheet: Sheet): boolean => sheet.buttons.some((button) => button.submits);

/** The living cards of the case, the newest first; forms are none. */
const cards = (known: Known): Sheet[] =>
  known.sheets.filter((sheet) => known.no !== null && sheet.note === known.no && !submits(sheet));

/** The state of the case as the desk reads it; empty while nothing is known of it. */
export const stateOf = (known: Known): string =>
  cards(known).find((sheet) => !isPrivate(known, sheet.chatId) && hasSide(known, sheet.chatId, 'desk'))?.tags[0] ?? '';

/** Whether the case has left `state` and all before it. */
export const past =
  (state: string) =>
  (known: Known): boolean => {
    const now = stateOf(known);
    return now !== '' && !ORDER.slice(0, ORDER.indexOf(state) + 1).includes(now);
  };

export const inState =
  (state: string) =>
  (known: Known): boolean =>
    stateOf(known) === state;

export const leftState =
  (state: string) =>
  (known: Known): boolean =>
    !['', state].includes(stateOf(known));

/** Whether the enterprise has rated, so that it may say why, or the time for it is over. */
export const rated = (known: Known): boolean => {
  const own = cards(known).find((sheet) => hasSide(known, sheet.chatId, 'enterprise'));
  return past('待评价')(known) || (own?.buttons.some((button) => button.label === '评价留言') ?? false);
};

/** Whether the card with which a case is filed has come, or the case is filed already. */
export const offered = (known: Known): boolean =>
  known.no !== null || withButton(known, ['提交诉求', '提交新诉求'], true) !== null;

/** Whether an enterprise has told the bot something. */
export const told = (known: Known): boolean =>
  known.sheets.some(
    (sheet) => sheet.from !== '' && isPrivate(known, sheet.chatId) && hasSide(known, sheet.chatId, 'enterprise'),
  );

/** Whether the unit's group was told of the case again after it was given to it. */
export const reminded = (known: Known): Sheet | undefined =>
  known.sheets.find(
    (sheet) =>
      names(known, sheet) &&
      /今日到期|时限提醒|超期预警/.test(sheet.says) &&
      hasSide(known, sheet.chatId, 'unit') &&
      !isPrivate(known, sheet.chatId),
  );

/** Whether any card of the case says that it is late. */
export const late = (known: Known): boolean =>
  cards(known).some((sheet) => sheet.tags.slice(1).some((tag) => tag.includes('超期')));

/** The card by which somebody of a side was told, in private, that the case is late. */
export const reportTo =
  (...sides: Side[]) =>
  (known: Known): Sheet | undefined =>
    known.sheets.findLast(
      (sheet) =>
        sheet.title.includes('超期上报') &&
        names(known, sheet) &&
        isPrivate(known, sheet.chatId) &&
        sides.some((side) => hasSide(known, sheet.chatId, side)),
    );

const names = ({ no }: Known, sheet: Sheet): boolean => no !== null && sheet.says.includes(no);

/**
 * The newest message of the case with one of these buttons, the first label before the others, a form before what opens
 * it. `files`: they are those with which a case is filed, which has no number yet.
 */
export function withButton(
  known: Known,
  labels: readonly string[],
  files: boolean,
): { sheet: Sheet; button: Button } | null {
  for (const asForm of [true, false])
    for (const label of labels)
      for (const sheet of known.sheets) {
        if (!files && (known.no === null || sheet.note !== known.no)) continue;
        const button = sheet.buttons.find((one) => one.submits === asForm && fits(one.label, label));
        if (button) return { sheet, button };
      }
  return null;
}

/** A label that ends with a blank stands for all that begin with it. */
const fits = (label: string, wanted: string): boolean =>
  wanted.endsWith(' ') ? label.startsWith(wanted) : label === wanted;
