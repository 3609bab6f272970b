import { formCard } from '../../../cards/case/form.ts';
import { type Card, userText } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { eventNamed } from '../../domain/events/lifecycle.ts';
import { gone } from '../case/case-card.ts';
import { FORMS } from './all.ts';
import type { Keep } from './fields.ts';

export type FormOptions = {
  /** What the button carried after its colon, such as a unit. */
  datum?: string;
  /** Whose private chat it goes to. */
  person: string;
  /** What was typed before; the fields start with it. */
  keep?: Record<string, string | string[]>;
  /** The case has changed since it was typed. */
  changed?: boolean;
};

/** Asked once more, because it ends the case. */
const CONFIRMS: Record<string, { title: string; text: string }> = {
  archive: { title: '办结归档', text: '提交后本件办结归档，不再办理。确定归档吗？' },
  redirect: { title: '引导转办', text: '提交后本件结束，不再办理。确定引导转办吗？' },
};

/** Fields that a datum on the button has already answered. */
const ANSWERED: readonly string[] = ['unit', 'unitName'];

/**
 * The form of an event, for one person's private chat. Its labels are the contract's, its field names what the event reads.
 * Source: interface.md, "Buttons", "Forms".
 *
 * @throws RangeError for an event that has no form: a bug of whoever asks
 */
export function formCardFor(c: Case, event: string, opts: FormOptions, rules: Rules): Card {
  // A form that is drawn after its case became confidential tells nothing of it.
  if (c.confidential && !rules.directory.confidential.some((o) => o.openId === opts.person)) return gone(c);
  const form = FORMS[event];
  const spec = eventNamed(event);
  if (!form || !spec) throw new RangeError(`no form for ${event}`);
  const keep: Keep = opts.keep ?? {};
  const all = form.fields(c, keep, rules);
  const fields = opts.datum === undefined ? all : all.filter((f) => !f.some((e) => ANSWERED.includes(String(e.name))));
  const to = opts.datum === undefined ? '' : `承办单位：${unitName(rules.directory, opts.datum)}。`;
  return formCard({
    caseId: c._id,
    v: c.v,
    no: c.no,
    title: userText(c.title, 60),
    event,
    datum: opts.datum,
    name: form.name ?? spec.label,
    label: spec.label,
    effect: `${to}${form.effect(c, rules)}`,
    changed: opts.changed ?? false,
    fields,
    confirm: CONFIRMS[event],
  });
}
