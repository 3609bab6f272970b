import { type Element, elementsOf, isNode, nodes } from '../../../src/sandbox/platform/card-tree.ts';
import { behaviourValue } from '../../../src/sandbox/platform/tap-form.ts';
import type { FakeMessenger, Shown } from '../fake-messenger.ts';
import { type Chance, marksOf } from './said.ts';

type Json = Record<string, unknown>;
/** A press: the card it is on, its `action`, and the marks of the words that were typed into its form. */
export type Pressed = { on?: Shown; action: Json; marks: string[] };

/** Cards further back are seldom looked for. */
const LOOKED_BACK = 300;

/** Presses the buttons of cards that stand in the chats, as they are or bent, and some that no card has. */
export function presser({ pick, maybe }: Chance, post: FakeMessenger) {
  /** What a field of a form sends, and sometimes what its client would not. */
  function answer(node: Json, words: string): unknown {
    if (maybe(0.1)) return pick<unknown>([null, '', [], 5, true, { text: words }, ['', null]]);
    const options = nodes(node.options).map(({ value }) => value);
    const tag = String(node.tag);
    if (tag.startsWith('multi_select')) return options.length > 0 ? [pick(options)] : [];
    if (tag.startsWith('select')) return options.length > 0 ? pick(options) : 'ou_nobody';
    if (tag === 'date_picker') return pick(['2026-03-20 +0800', '2026-03-20', '2026-02-30 +0800']);
    if (tag === 'picker_time') return '10:30 +0800';
    if (tag === 'picker_datetime') return '2026-03-02 08:30 +0800';
    if (tag === 'checker') return pick([true, 'true', false]);
    return words;
  }

  function submitted(n: string, { node, form }: Element): Omit<Pressed, 'on'> {
    const [begins, ends] = marksOf(n);
    const fields = [...elementsOf(form?.elements, 'elements')].filter((e) => e.node.tag !== 'button' && e.node.name);
    const filled = fields.map((f): [string, unknown] => [
      String(f.node.name),
      answer(f.node, `${begins}已核实${ends}`),
    ]);
    const value: Json = { ...Object.fromEntries(filled), ...(maybe(0.1) && { of_next_year: 'x' }) };
    const marks = filled.some(([, v]) => v === `${begins}已核实${ends}`) ? [begins, ends] : [];
    const bent = maybe(0.05) ? JSON.stringify(value) : value;
    return { action: { tag: 'button', name: node.name, form_value: bent, timezone: 'Asia/Shanghai' }, marks };
  }

  function bentValue(value: unknown): unknown {
    if (!isNode(value) || maybe(0.6)) return value;
    const v = Number(value.v);
    return pick<unknown>([
      JSON.stringify(value),
      { ...value, v: v - 1 },
      { ...value, v: String(v) },
      { ...value, v: v + 7 },
      { ...value, action: pick(['finish', 'confirm', 'rate:9', 'show', 'submit', 'no_such']) },
      { ...value, caseId: 'c0' },
      { ...value, noticeId: 'n0' },
      null,
    ]);
  }

  /** Of a card that somebody can see; undefined where none is. */
  function real(n: string): Pressed | undefined {
    const cards = post.messages.slice(-LOOKED_BACK).filter((m) => 'card' in m.content);
    const on = cards.length > 0 ? pick(cards) : undefined;
    if (!on || !('card' in on.content)) return undefined;
    const buttons = [...elementsOf(on.content.card.body, 'body')].filter(({ node }) => node.tag === 'button');
    const sending = buttons.filter(({ node }) => node.form_action_type === 'submit' || 'value' in behaviourValue(node));
    if (sending.length === 0) return undefined;
    const button = pick(sending);
    if (button.node.form_action_type === 'submit') return { on, ...submitted(n, button) };
    const { value } = behaviourValue(button.node);
    return { on, action: { tag: 'button', value: bentValue(value) }, marks: [] };
  }

  function forged(n: string): Pressed {
    const action = pick<Json>([
      {},
      { value: 'x' },
      { tag: 'overflow', option: 'a', value: {} },
      { value: null, name: `finish__c${n}__1` },
      { name: 'finish__c1__2', form_value: pick<unknown>([null, 'x', 5, [], { text: 7 }]) },
      { value: { action: 'accept', caseId: 'c1', v: '1' } },
      { value: { action: 'accept', caseId: 'c1', v: 1 } },
      { value: JSON.stringify({ action: 'confirm', noticeId: 'none' }), form_value: undefined },
      { tag: 'input', input_value: 'x' },
    ]);
    return { action, marks: [] };
  }

  return (n: string): Pressed => (maybe(0.8) ? real(n) : undefined) ?? forged(n);
}
