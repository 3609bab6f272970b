import { type UserText, userText } from '../../../cards/kit.ts';
import type { Seat } from '../../domain/case/message.ts';
import { LANDLINE, MOBILE } from '../../domain/directory/phone-number.ts';

const MAIL = /[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/g;

/** Seats that see people's words as written: whose words they are, and the officers of a confidential case. */
const WHOLE: readonly Seat[] = ['respondent', 'filer', 'officer'];

export const speaksForEnterprise = (seat: Seat): boolean => seat === 'respondent' || seat === 'filer';

/** Hides telephone numbers and mail addresses in words: contact data is no matter for a group. Source: R-801; T36. */
export const masked = (s: string): string =>
  s.replace(MAIL, '***@$1').replace(MOBILE, '$1****$2').replace(LANDLINE, '$1****$2');

/** A person's words as this seat may see them, cut to `max` characters. */
export const wordsFor = (seat: Seat, s: string, max?: number): UserText =>
  userText(WHOLE.includes(seat) ? s : masked(s), max);

/** Writes a person's words for one seat, cut to its share of so many characters. */
export type Write = (s: string, most: number) => UserText;
