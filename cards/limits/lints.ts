import { TEXT_SIZES } from './shapes/card.ts';
import { INTERACTIVE } from './shapes/interactive.ts';
import { isRecord } from './values.ts';
import { markdownOf, recordsIn, tagged, type Visited } from './visit.ts';
import { MAX_OPTIONS } from './whole.ts';

/** Something that Feishu accepts and our own rules do not. */
export type CardLint = { rule: LintRule; path: string; message: string };
type LintRule = keyof typeof RULES | 'one_primary' | 'elements' | 'forward';

const CAREFUL_ELEMENTS = 150;
const isCallback = (behavior: Record<string, unknown>): boolean => behavior.type === 'callback';
const callbacks = ({ node }: Visited): Record<string, unknown>[] => recordsIn(node.behaviors).filter(isCallback);
const tooMany = (value: unknown, most: number): boolean => Array.isArray(value) && value.length > most;

/** Rules about one element: the sentence if the test is true. Source: cards.md 12 (11), interface.md "Buttons". */
const RULES = {
  overflow: ['rare actions lie in a folded panel', (one) => one.tag === 'overflow'],
  submit_behaviors: [
    'Feishu sends no value for a submit',
    (one) => one.node.form_action_type === 'submit' && one.node.behaviors !== undefined,
  ],
  options: [
    `at most ${MAX_OPTIONS} options`,
    (one) => one.tag in INTERACTIVE && tooMany(one.node.options, MAX_OPTIONS),
  ],
  string_value: ['a tap carries an object', (one) => callbacks(one).some((behavior) => !isRecord(behavior.value))],
  legacy_value: ['value belongs into behaviors', (one) => one.tag in INTERACTIVE && one.node.value !== undefined],
  at_all: [
    'nobody wakes a whole group',
    (one) => markdownOf(one).some((text) => /<at\s+(id|ids)\s*=\s*["']?all/i.test(text)),
  ],
  text_size: [
    'unknown text_size falls back to normal',
    (one, sizes) => typeof one.node.text_size === 'string' && !sizes.has(one.node.text_size),
  ],
  panel_padding: [
    'header.padding of a panel is refused by some versions',
    (one) => one.tag === 'collapsible_panel' && isRecord(one.node.header) && one.node.header.padding !== undefined,
  ],
  chart_in_form: ['a chart in a form is documented both ways', (one) => one.tag === 'chart' && one.inForm],
  initial_option: [
    'value or text, documented both ways: use initial_index',
    (one) => one.tag === 'select_static' && one.node.initial_option !== undefined,
  ],
  silent_button: [
    'a button outside a form needs behaviors',
    (one) =>
      one.tag === 'button' && one.under !== 'buttons' && !one.inForm && recordsIn(one.node.behaviors).length === 0,
  ],
  columns: ['only 50 columns are shown', (one) => one.tag === 'table' && tooMany(one.node.columns, 50)],
  default_value: [
    'default_value is longer than max_length',
    (one) =>
      typeof one.node.default_value === 'string' &&
      [...one.node.default_value].length > Number(one.node.max_length ?? 1000),
  ],
  empty_column: [
    'an empty column is refused by some versions',
    (one) => one.tag === 'column' && recordsIn(one.node.elements).length === 0,
  ],
} as const satisfies Record<string, readonly [string, (one: Visited, sizes: ReadonlySet<string>) => boolean]>;

/** The rules of our own that a card breaks, beyond what the platform refuses; empty when there are none. */
export function cardLints(card: unknown): CardLint[] {
  const all = [...tagged(card)];
  const sizes = new Set([...TEXT_SIZES, ...customSizes(card)]);
  const lints: CardLint[] = all.flatMap((one) =>
    (Object.keys(RULES) as (keyof typeof RULES)[])
      .filter((rule) => RULES[rule][1](one, sizes))
      .map((rule) => ({ rule, path: one.path, message: RULES[rule][0] })),
  );
  const primaries = all.filter((one) => one.tag === 'button' && String(one.node.type).startsWith('primary'));
  if (primaries.length > 1 && !primaries.every(rates))
    lints.push({
      rule: 'one_primary',
      path: 'ROOT',
      message: `${primaries.length} primary buttons: one by audience and state`,
    });
  if (all.length > CAREFUL_ELEMENTS)
    lints.push({ rule: 'elements', path: 'ROOT', message: `${all.length} elements: Feishu counts more than we do` });
  const tags = isRecord(card) && isRecord(card.header) ? card.header.text_tag_list : undefined;
  if (!isRecord(card) || !isRecord(card.config) || card.config.enable_forward !== false)
    lints.push({ rule: 'forward', path: 'ROOT -> config', message: 'a card is for its own readers (R-801)' });
  if (tooMany(tags, 3)) lints.push({ rule: 'elements', path: 'ROOT -> header', message: 'only 3 tags are shown' });
  return lints;
}

/** The levels of a rating are equals: each may be primary. Source: traps.md T39. */
const rates = (one: Visited): boolean =>
  [
    one.node.name,
    ...callbacks(one).map((behavior) => (isRecord(behavior.value) ? behavior.value.action : undefined)),
  ].some((name) => typeof name === 'string' && name.startsWith('rate'));

function customSizes(card: unknown): string[] {
  const style = isRecord(card) && isRecord(card.config) ? card.config.style : undefined;
  return isRecord(style) && isRecord(style.text_size) ? Object.keys(style.text_size) : [];
}
