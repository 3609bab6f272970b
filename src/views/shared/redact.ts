import { type UserText, userText } from '../../../cards/kit.ts';
import type { Audience } from '../../domain/case/message.ts';
import { folded } from '../../domain/directory/fold.ts';
import { withoutPhones } from '../../domain/directory/phone-number.ts';

/** Looked for from the beginning of a name alone, so that a long text without any is read once. */
const MAIL = /(?<![\w.+-])[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/g;

/** In whatever width it is written: the found places are those of the folded text. */
function withoutMails(text: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { 0: whole, 1: domain = '', index } of folded(text).matchAll(MAIL)) {
    pieces.push(text.slice(at, index), `***@${domain}`);
    at = index + whole.length;
  }
  return [...pieces, text.slice(at)].join('');
}

/** Audiences that see texts unredacted: the enterprise's side, and the officers of a confidential case. */
const WHOLE: readonly Audience[] = ['respondent', 'filer', 'confidential_officer'];

export const speaksForEnterprise = (audience: Audience): boolean => audience === 'respondent' || audience === 'filer';

/** Hides telephone numbers and mail addresses in a text: a group may not see contact data. Source: R-801; T36. */
export const redacted = (s: string): string => withoutPhones(withoutMails(s), ({ shown }) => shown);

/** A person's text as this audience may see it, cut to `max` characters. */
export const wordsFor = (audience: Audience, s: string, max?: number): UserText =>
  userText(WHOLE.includes(audience) ? s : redacted(s), max);

/** Writes a person's text for one audience, cut to its share of `most` characters. */
export type Write = (s: string, most: number) => UserText;
