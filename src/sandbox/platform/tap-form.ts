import { type Element, elementsOf, isNode, type Node, nodes, words } from './card-tree.ts';

type Field = { name: string; node: Node; labels: string[] };
/** `value` for `form_value`, or the client's sentence of refusal. */
export type Filled = { value: Record<string, unknown> } | { refusal: string };

const FIELDS = new Set([
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
]);
const TEXTS = new Set(['markdown', 'div']);

/** A label without tags, stars, colons and text in brackets. */
const bare = (label: string): string =>
  label
    .replace(/<[^>]*>/g, '')
    .replace(/[（(][^（()）]*[)）]/g, '')
    .replace(/&#(\d+);/g, (_, n: string) => String.fromCodePoint(Number(n)))
    .replace(/[*＊:：\s]/g, '');

/** The fields of a form; a field is known by its name, its own label, the text before it, or its placeholder. */
function fieldsOf(form: Node): Field[] {
  const found: Field[] = [];
  let above = '';
  const seen: Element[] = [...elementsOf(form.elements, 'elements', form)];
  for (const { node } of seen) {
    const tag = String(node.tag);
    if (TEXTS.has(tag)) above = words(node.text) || words(node);
    if (!FIELDS.has(tag)) continue;
    const labels = [words(node.label) || above, words(node.placeholder)].map(bare).filter((l) => l !== '');
    found.push({ name: String(node.name ?? ''), node, labels });
    above = '';
  }
  return found;
}

const text = (v: unknown): string => (v === undefined || v === null ? '' : String(v));
const SHAPE: Record<string, RegExp> = {
  date_picker: /^\d{4}-\d{2}-\d{2}$/,
  picker_time: /^\d{2}:\d{2}$/,
  picker_datetime: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/,
};
const INITIAL: Record<string, string> = {
  date_picker: 'initial_date',
  picker_time: 'initial_time',
  picker_datetime: 'initial_datetime',
};

function optionOf(node: Node, word: string): string | undefined {
  const options = nodes(node.options);
  const found = options.find((o) => o.value === word) ?? options.find((o) => words(o.text) === word);
  return typeof found?.value === 'string' ? found.value : undefined;
}

/** A field's initial value. */
function initial(node: Node): unknown {
  const options = nodes(node.options);
  switch (node.tag) {
    case 'input':
      return node.default_value;
    case 'select_static':
    case 'select_person':
      return node.initial_option ?? options[Number(node.initial_index ?? 0) - 1]?.value;
    case 'multi_select_static':
    case 'multi_select_person':
      return node.selected_values;
    case 'checker':
      return node.checked === true;
    default:
      return node[INITIAL[String(node.tag)] ?? ''];
  }
}

function readInput(node: Node, given: unknown): { value: unknown } | { refusal: string } {
  const value = text(given);
  const most = typeof node.max_length === 'number' ? node.max_length : 1000;
  if ([...value].length > most) return { refusal: `最多输入 ${most} 字` };
  return { value: node.input_type === 'multiline_text' ? value : value.replace(/\r?\n/g, ' ') };
}

/** One field's value as the client sends it. Source: events-and-callbacks §4.3. */
function read(node: Node, given: unknown): { value: unknown } | { refusal: string } {
  const tag = String(node.tag);
  if (tag === 'input') return readInput(node, given);
  if (tag === 'checker') return { value: given === true || given === 'true' };
  if (tag.startsWith('multi_select')) {
    const asked = Array.isArray(given) ? given.map(text) : text(given) === '' ? [] : [text(given)];
    const chosen = asked.map((w) => optionOf(node, w));
    const wrong = asked.find((_, i) => chosen[i] === undefined);
    return wrong === undefined ? { value: chosen } : { refusal: `没有“${wrong}”这个选项` };
  }
  const word = text(given);
  if (word === '') return { value: '' };
  if (tag.startsWith('select')) {
    const value =
      optionOf(node, word) ?? (tag === 'select_person' && nodes(node.options).length === 0 ? word : undefined);
    return value === undefined ? { refusal: `没有“${word}”这个选项` } : { value };
  }
  if (!SHAPE[tag]?.test(word)) return { refusal: `“${word}”的格式不对` };
  return { value: `${word} +0800` };
}

const isBlank = (v: unknown) => v === '' || v === undefined || (Array.isArray(v) && v.length === 0);
const needed = (node: Node) => node.required ?? String(node.tag).startsWith('multi_select');

/**
 * Fills a form as the client does: fields that are not given keep their initial value. Required and length are checked
 * here because Feishu's servers never do. Source: cards §6.1, events-and-callbacks §4.3.
 *
 * @param given  by field name or label; options by value or text; dates as yyyy-MM-dd
 * @param keepBlank  whether an empty optional field is sent as an empty value or left out; Feishu does not say which
 */
export function fillForm(form: Node, given: Record<string, unknown>, keepBlank: boolean): Filled {
  const fields = fieldsOf(form);
  const answers = new Map<Field, unknown>();
  for (const [key, value] of Object.entries(given)) {
    const field = fields.find((f) => f.name === key) ?? fields.find((f) => f.labels.includes(bare(key)));
    if (!field) return { refusal: `表单里没有“${key}”这一项` };
    if (field.node.disabled === true) return { refusal: `“${key}”不能修改` };
    answers.set(field, value);
  }
  const value: Record<string, unknown> = {};
  for (const field of fields) {
    const called = field.labels[0] ?? field.name;
    const one = read(field.node, answers.has(field) ? answers.get(field) : initial(field.node));
    if ('refusal' in one) return { refusal: `${called}：${one.refusal}` };
    if (isBlank(one.value) && needed(field.node) === true) return { refusal: `请填写${called}` };
    if (keepBlank || !isBlank(one.value)) value[field.name] = one.value;
  }
  return { value };
}

/** The action of a component outside a form that is neither button nor container. */
export function readLone(node: Node, value: string | undefined): { action: Node } | { refusal: string } {
  const one = node.tag === 'overflow' ? { value: optionOf(node, text(value)) } : read(node, value);
  if ('refusal' in one) return one;
  if (one.value === undefined) return { refusal: `没有“${text(value)}”这个选项` };
  const said = behaviourValue(node);
  const key = node.tag === 'input' ? 'input_value' : node.tag === 'checker' ? 'checked' : 'option';
  const zone = SHAPE[String(node.tag)] ? { timezone: 'Asia/Shanghai' } : {};
  return { action: { tag: node.tag, [key]: one.value, ...said, ...zone } };
}

/** `{ value }` where a callback behaviour carries one. */
export const behaviourValue = (node: Node): { value?: unknown } => {
  const callback = nodes(node.behaviors).find((b) => b.type === 'callback');
  return callback && (isNode(callback.value) || typeof callback.value === 'string') ? { value: callback.value } : {};
};
