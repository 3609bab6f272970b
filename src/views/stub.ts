import { stubCard } from '../../cards/case/stub.ts';
import { type Card, stub, userText } from '../../cards/kit.ts';
import type { Case } from '../domain/case/case.ts';
import { eventNamed } from '../domain/case/lifecycle.ts';
import { tagFor } from './face.ts';
import { masked } from './mask.ts';
import type { ViewRules } from './rules.ts';

/**
 * One line in the place of a card: its case has gone elsewhere (`moved`), its form is sent (`submitted`), or a newer card
 * lives below (`renewed`). Source: interface.md, "Forms"; T27.
 *
 * @param event  which form was sent
 */
export const stubFor = (c: Case, _rules: ViewRules, why: 'moved' | 'submitted' | 'renewed', event?: string): Card =>
  stubCard(
    {
      no: c.no,
      title: userText(masked(c.title), 60),
      state: tagFor(c, 'filer'),
      confidential: c.confidential ?? false,
      event: event === 'submit' ? '提交诉求' : event && eventNamed(event)?.label,
    },
    why,
  );

/** One line of our own in the place of a card of no case. */
export const stubText = (text: string): Card => stub(text);
