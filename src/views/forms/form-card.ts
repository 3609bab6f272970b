import { formCard } from '../../../cards/case/form.ts';
import { type Card, userText } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { eventNamed } from '../../domain/events/lifecycle.ts';
import { gone } from '../case/case-card.ts';
import { drawField, type Keep } from './draw-field.ts';

export type FormOptions = {
  /** What the button carried after its colon, such as a unit. */
  datum?: string;
  /** Whose private chat it goes to. */
  person: string;
  /** What was typed before; the fields start with it. */
  keep?: Keep;
  /** The case has changed since it was typed. */
  changed?: boolean;
};

/**
 * The form of an event, for one person's private chat: the fields that the event declares, and what sending it will do.
 * Source: interface.md, "Buttons", "Forms".
 *
 * @throws RangeError for an event that has no form: a bug of whoever asks
 */
export function formCardFor(c: Case, event: string, opts: FormOptions, rules: Rules): Card {
  // A form that is drawn after its case became confidential tells nothing of it.
  if (c.confidential && !rules.directory.confidential.some((o) => o.openId === opts.person)) return gone(c);
  const spec = eventNamed(event);
  if (!spec?.opens) throw new RangeError(`no form for ${event}`);
  const { datum, keep = {} } = opts;
  // What the button carried is answered already.
  const asked = Object.entries(spec.fields).filter(([name]) => datum === undefined || name !== spec.carries);
  const to = datum === undefined ? '' : `承办单位：${unitName(rules.directory, datum)}。`;
  return formCard({
    caseId: c._id,
    v: c.v,
    no: c.no,
    title: userText(c.title, 60),
    event,
    datum,
    name: spec.title,
    label: spec.label,
    effect: `${to}${spec.effect(c, rules)}`,
    changed: opts.changed ?? false,
    fields: asked.map(([name, field]) => drawField(name, field, keep, c, rules)),
    ...(spec.confirm?.send && { confirm: { title: spec.label, text: spec.confirm.send } }),
  });
}
