import { CELLS } from './shapes/display.ts';
import { INTERACTIVE } from './shapes/interactive.ts';
import { isRecord, wrongScalar } from './values.ts';
import { markdownOf, recordsIn, tagged, type Visited } from './visit.ts';
import type { CardProblem, Found } from './walk.ts';

const MAX_ELEMENTS = 200;
const MAX_TABLES = 5;
const MAX_MARKDOWN_TABLES = 4;
/** Our own rule: a longer list cannot be read on a phone. Source: interface.md, "Long lists". */
export const MAX_OPTIONS = 20;
/** Code of rules that are ours and not the platform's. */
const HOUSE_RULE = 0;

const ELEMENT_ID = /^[A-Za-z][A-Za-z0-9_]{0,19}$/;
const TABLE_RULE = /^ {0,3}\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*$|^ {0,3}\|\s*:?-+:?\s*\|\s*$/gm;
const markdownTables = (one: Visited): number =>
  Math.max(0, ...markdownOf(one).map((content) => content.match(TABLE_RULE)?.length ?? 0));

/** Rules about more than one element: counts, uniqueness, forms, tables. Source: cards.md 1, 6, 7.1, 12. */
export function checkWhole(card: Record<string, unknown>, found: Found): void {
  const all = [...tagged(card)];
  const whole = (problem: CardProblem): void => found('whole', problem);
  const counted = all.filter((one) => one.path !== 'ROOT').length;
  if (counted > MAX_ELEMENTS)
    whole({ code: 11310, path: 'ROOT', message: 'element exceeds the limit', value: String(counted) });
  const tables = all.reduce((sum, one) => sum + (one.tag === 'table' ? 1 : markdownTables(one)), 0);
  if (tables > MAX_TABLES)
    whole({ code: 11310, path: 'ROOT', message: 'card table number over limit', value: 'table' });
  for (const one of all) {
    if (markdownTables(one) > MAX_MARKDOWN_TABLES)
      whole({ code: 11310, path: one.path, message: 'more than 4 tables in one markdown component', value: 'table' });
    if (one.tag === 'table') checkTable(one, whole);
  }
  checkLink(card.card_link, whole);
  checkIds(all, whole);
  checkForms(all, whole);
  checkOptions(all, found);
  checkAudio(card, all, whole);
}

type Tell = (problem: CardProblem) => void;

function checkLink(link: unknown, tell: Tell): void {
  if (!isRecord(link)) return;
  const platforms = ['pc_url', 'ios_url', 'android_url'].filter((key) => link[key] !== undefined).length;
  if (link.url === undefined && platforms < 3)
    tell({ code: 200621, path: 'ROOT -> card_link', message: 'url, or all three platform urls' });
}

function checkIds(all: readonly Visited[], tell: Tell): void {
  const seen = new Set<string>();
  for (const { node, path } of all) {
    const id = node.element_id;
    if (typeof id !== 'string') continue;
    if (!ELEMENT_ID.test(id)) tell({ code: 300301, path, message: 'invalid element_id', value: id });
    if (seen.has(id)) tell({ code: 300301, path, message: 'Duplicate element_id', value: id });
    seen.add(id);
  }
}

const submits = ({ node, tag }: Visited): boolean =>
  tag === 'button' && (node.form_action_type === 'submit' || node.action_type === 'form_submit');

function checkForms(all: readonly Visited[], tell: Tell): void {
  const names = new Set<string>();
  for (const one of all) {
    const { node, tag, path, inForm, under } = one;
    const asksForName = tag === 'form' || (inForm && tag in INTERACTIVE && under !== 'buttons');
    const name = node.name;
    if (asksForName && (name === '' || (tag !== 'form' && !tag.startsWith('multi_select_') && name === undefined)))
      tell({ code: 200530, path, message: `${tag} in a form needs a name` });
    if (typeof name === 'string' && name !== '' && (tag === 'form' || tag in INTERACTIVE)) {
      if (names.has(name)) tell({ code: 200530, path, message: 'name is not unique in the card', value: name });
      names.add(name);
    }
    if (tag === 'form' && ![...tagged(node)].some(submits))
      tell({ code: 300123, path, message: 'there is no submit button in the form container, at least one' });
    if (inForm && tag === 'button' && under !== 'buttons' && !node.form_action_type && !node.action_type)
      tell({ code: 200621, path, message: 'a button in a form needs form_action_type' });
    for (const key of ['required', 'form_action_type']) {
      if (!inForm && node[key] !== undefined && tag in INTERACTIVE)
        tell({ code: 200621, path, message: `${key} works only in a form`, value: key });
    }
  }
}

function checkOptions(all: readonly Visited[], found: Found): void {
  for (const { node, tag, path } of all) {
    if (!(tag in INTERACTIVE)) continue;
    const options = recordsIn(node.options);
    const house = (message: string, value: string): void =>
      found('house', { code: HOUSE_RULE, path, message: `house rule: ${message}`, value });
    if (options.length > MAX_OPTIONS) house(`at most ${MAX_OPTIONS} options`, String(options.length));
    const values = options.map((option) => option.value).filter((value) => value !== undefined);
    const twice = values.find((value, i) => values.indexOf(value) !== i);
    if (twice !== undefined) house('option values are unique', String(twice));
  }
}

function checkTable({ node, path }: Visited, tell: Tell): void {
  const columns = new Map(recordsIn(node.columns).map((column) => [String(column.name), String(column.data_type)]));
  for (const [i, row] of recordsIn(node.rows).entries()) {
    for (const [name, cell] of Object.entries(row)) {
      const at = `${path} -> rows -> [${i}] -> ${name}`;
      const type = columns.get(name);
      if (type === undefined) tell({ code: 200915, path: at, message: 'row key is no column name', value: name });
      else if (!cellFits(type, cell))
        tell({ code: 200914, path: at, message: `cell does not hold ${type}`, value: String(cell) });
    }
  }
}

function cellFits(type: string, cell: unknown): boolean {
  if (!Object.hasOwn(CELLS, type)) return true;
  if (Array.isArray(cell)) return type === 'persons' || type === 'options';
  const kind = type === 'number' || type === 'date' ? CELLS.number : CELLS.text;
  return wrongScalar(kind, cell, []) === null;
}

function checkAudio(card: Record<string, unknown>, all: readonly Visited[], tell: Tell): void {
  const ids = new Set<unknown>();
  for (const { node, tag, path } of all) {
    if (tag !== 'audio') continue;
    if (!isRecord(card.config) || card.config.enable_forward !== false)
      tell({ code: 300220, path, message: 'a card with audio cannot be forwarded: enable_forward must be false' });
    if (ids.has(node.audio_id))
      tell({ code: 300230, path, message: 'audio_id is not unique', value: String(node.audio_id) });
    ids.add(node.audio_id);
  }
}
