import type { Action } from '../../../cards/case/view.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Audience } from '../../domain/case/message.ts';
import { RANKS } from '../../domain/events/button.ts';
import type { EventSpec } from '../../domain/events/event.ts';
import { buttonsFor } from '../../domain/events/lifecycle.ts';

/**
 * The buttons of a card: `shown`, most usual first, with the first as primary where the state asks for it; `more` are
 * folded away. Source: interface.md, "Faces".
 */
export function actionsFor(c: Case, audience: Audience, rules: Rules): { shown: Action[]; more: Action[] } {
  const offered = buttonsFor(c, audience, rules);
  const usual = RANKS.flatMap((rank) => offered.filter((spec) => spec.rank(c, audience, rules) === rank));
  const harmless = RANKS.flatMap((rank) => offered.filter((spec) => spec.harmless === rank));
  const inSight = usual.length > 0 ? usual : harmless.slice(0, 1);
  const oneTap = offered.flatMap((spec) => answers(spec, c, rules));
  const shown = [...oneTap, ...inSight.flatMap((spec) => button(spec, c, rules))];
  const more = offered.filter((spec) => !inSight.includes(spec)).flatMap((spec) => button(spec, c, rules));
  // Equal answers without a form, such as levels of a rating: none is primary.
  const equals = offered.some((spec) => !spec.opens && answers(spec, c, rules).length > 0);
  const asked = !equals && offered.some((spec) => spec.name === shown[0]?.name && !spec.atWill && !spec.inquiry);
  return { shown: shown.map((action, i) => (i === 0 && asked ? { ...action, kind: 'primary' } : action)), more };
}

const groupOf = ({ inquiry, marks }: EventSpec): Action['group'] => (inquiry ? 'look' : marks ? 'mark' : 'handle');

/** One button for each answer that needs no form. */
const answers = (spec: EventSpec, c: Case, rules: Rules): Action[] =>
  spec
    .oneTap(c, rules)
    .map(({ value, label }) => ({ name: spec.name, datum: value, label, kind: 'default', group: groupOf(spec) }));

/** The button that acts at once or opens the form; none where only answers can be pressed. */
function button(spec: EventSpec, c: Case, rules: Rules): Action[] {
  const { name, label, confirm, carries, opens } = spec;
  if (carries && !opens) return [];
  // A form that opens needs no question before it.
  const asked = !opens?.(c, rules) && confirm?.press;
  const kind = spec.grave ? 'danger' : 'default';
  return [{ name, label, kind, group: groupOf(spec), ...(asked && { confirm: { title: label, text: asked } }) }];
}
