import { type UserText, userText } from '../../../cards/kit.ts';
import type { Audience } from '../../domain/case/message.ts';
import { LANDLINE, MOBILE } from '../../domain/directory/phone-number.ts';

const MAIL = /[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/g;

/** Audiences that see people's words as written: whose words they are, and the officers of a confidential case. */
const WHOLE: readonly Audience[] = ['respondent', 'filer', 'confidential_officer'];

export const speaksForEnterprise = (audience: Audience): boolean => audience === 'respondent' || audience === 'filer';

/** Hides telephone numbers and mail addresses in words: contact data is no matter for a group. Source: R-801; T36. */
export const redacted = (s: string): string =>
  s.replace(MAIL, '***@$1').replace(MOBILE, '$1****$2').replace(LANDLINE, '$1****$2');

/** A person's words as this audience may see them, cut to `max` characters. */
export const wordsFor = (audience: Audience, s: string, max?: number): UserText =>
  userText(WHOLE.includes(audience) ? s : redacted(s), max);

/** Writes a person's words for one audience, cut to its share of so many characters. */
export type Write = (s: string, most: number) => UserText;
