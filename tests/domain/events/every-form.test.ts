import { describe, expect, it } from 'vitest';
import { AUDIENCES } from '../../../src/domain/case/message.ts';
import { RANKS } from '../../../src/domain/events/button.ts';
import type { EventSpec } from '../../../src/domain/events/event.ts';
import type { Field } from '../../../src/domain/events/fields.ts';
import { LIFECYCLE } from '../../../src/domain/events/lifecycle.ts';
import type { CaseWorld } from '../../support/case-world.ts';
import { letIn } from '../../support/let-in.ts';
import { SITUATIONS, situated } from '../../support/situations.ts';

/** What is wrong with a field of a form that may be opened now. */
function faultsOfField(w: CaseWorld, field: Field): string[] {
  const { label } = field;
  if (field.shown?.(w.case, w.rules) === false || field.kind === 'carried') return [];
  if (field.kind !== 'choice' && field.kind !== 'choices')
    return /\p{Script=Han}/u.test(label) ? [] : [`${label} is no word`];
  const options = field.options(w.case, w.rules);
  const first = [field.first?.(w.case, w.rules) ?? []].flat();
  const values = options.map((o) => o.value);
  return [
    ...(new Set(values).size === values.length ? [] : [`${label} offers something twice`]),
    ...options.filter((o) => !o.label.trim() || !o.value).map(() => `${label} offers nothing`),
    ...first.filter((v) => !values.includes(v) && options.length > 0).map((v) => `${label} begins with ${v}`),
  ];
}

/** What is wrong with how an event presents itself for this case. */
function faultsOfEvent(w: CaseWorld, spec: EventSpec): string[] {
  const effect = spec.effect(w.case, w.rules);
  return [
    ...Object.values(spec.fields).flatMap((field) => faultsOfField(w, field)),
    ...(spec.opens && !/\p{Script=Han}{4}/u.test(effect) ? [`the form does not say what it does: ${effect}`] : []),
    ...(/undefined|null|\$\{/.test(effect) ? [`says ${effect}`] : []),
    ...spec
      .oneTap(w.case, w.rules)
      .filter((o) => !o.label || !o.value)
      .map(() => 'a button without a word'),
    ...AUDIENCES.map((audience) => spec.rank(w.case, audience, w.rules))
      .filter((rank) => rank !== undefined && !RANKS.includes(rank))
      .map((rank) => `has the rank ${rank}`),
  ];
}

describe.each(SITUATIONS)('$state: $name', (situation) => {
  const w = situated(situation);

  it('every event that somebody may press presents itself in words', () => {
    const offered = LIFECYCLE.filter(({ name }) => letIn(w, name).length > 0);
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.flatMap((spec) => faultsOfEvent(w, spec).map((fault) => `${spec.name}: ${fault}`))).toEqual([]);
  });
});
