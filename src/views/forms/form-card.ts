import { formCard } from '../../../cards/case/form.ts';
import { type Card, userText } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { currentRating } from '../../domain/case/current.ts';
import { CARD_MOST } from '../../domain/case/shown.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { eventNamed } from '../../domain/events/lifecycle.ts';
import { gone } from '../case/case-card.ts';
import { ratingShown } from '../shared/rating.ts';
import { redacted } from '../shared/redact.ts';
import { withoutWithheld } from '../shared/withheld.ts';
import { drawField, type Keep } from './draw-field.ts';

export type FormOptions = {
  /** The button's value after its colon, such as a unit. */
  datum?: string;
  /** Whose private chat it goes to. */
  person: string;
  /** Earlier input, with which the fields start. */
  keep?: Keep;
  /** Cases like this one, where the form names another. */
  others?: readonly Case[];
  /** The case has changed since the input was typed. */
  changed?: boolean;
};

/**
 * The form of an event, for one person's private chat: the event's fields, and what sending does.
 * Source: interface.md, "Buttons", "Forms".
 *
 * @throws RangeError for an event that has no form: a bug of the caller
 */
export function formCardFor(c: Case, event: string, opts: FormOptions, rules: Rules): Card {
  // A form drawn after its case became confidential shows nothing of it.
  if (c.confidential && !rules.directory.confidential.some((o) => o.openId === opts.person)) return gone(c);
  const spec = eventNamed(event);
  if (!spec?.opens) throw new RangeError(`no form for ${event}`);
  const { datum, keep = {} } = opts;
  // The field that the button's value fills is not asked.
  const asked = Object.entries(spec.fields).filter(([name]) => datum === undefined || name !== spec.carries);
  const to = datum === undefined ? '' : `承办单位：${unitName(rules.directory, datum)}。`;
  const rating = currentRating(c);
  const drawn = formCard({
    caseId: c._id,
    v: c.v,
    no: c.no,
    title: userText(c.title, 60),
    event,
    datum,
    name: spec.title,
    label: spec.label,
    ...(spec.quotesAppeal && { appeal: userText(redacted(c.content), CARD_MOST.result) }),
    ...(spec.quotesRating && rating && { rating: ratingShown(c, rating, 'desk', rules, CARD_MOST.note) }),
    effect: `${to}${spec.effect(c, rules)}`,
    changed: opts.changed ?? false,
    fields: asked.map(([name, field]) => drawField(name, field, keep, c, rules, opts.others)),
    ...(spec.confirm?.send && { confirm: { title: spec.label, text: spec.confirm.send } }),
  });
  return withoutWithheld(c, drawn);
}
