import { type UserText, userText } from '../../../cards/kit.ts';
import type { Audience } from '../../domain/case/message.ts';
import { LANDLINE, MOBILE } from '../../domain/directory/phone-number.ts';

const MAIL = /[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/g;

/** Audiences that see texts unredacted: the enterprise's side, and the officers of a confidential case. */
const WHOLE: readonly Audience[] = ['respondent', 'filer', 'confidential_officer'];

export const speaksForEnterprise = (audience: Audience): boolean => audience === 'respondent' || audience === 'filer';

/** Hides telephone numbers and mail addresses in a text: a group may not see contact data. Source: R-801; T36. */
export const redacted = (s: string): string =>
  s.replace(MAIL, '***@$1').replace(MOBILE, '$1****$2').replace(LANDLINE, '$1****$2');

/** A person's text as this audience may see it, cut to `max` characters. */
export const wordsFor = (audience: Audience, s: string, max?: number): UserText =>
  userText(WHOLE.includes(audience) ? s : redacted(s), max);

/** Writes a person's text for one audience, cut to its share of `most` characters. */
export type Write = (s: string, most: number) => UserText;
