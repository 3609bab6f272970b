export type Node = Record<string, unknown>;
/** An element with its JSON path in the card, and the form it is in. */
export type Element = { node: Node; path: string; form: Node | null };

export const isNode = (v: unknown): v is Node => typeof v === 'object' && v !== null && !Array.isArray(v);
export const nodes = (v: unknown): Node[] => (Array.isArray(v) ? v.filter(isNode) : []);
/** The text of a text object. */
export const words = (v: unknown): string => (isNode(v) && typeof v.content === 'string' ? v.content : '');

/** Data that belongs to the sender or to a chart and may look like elements. */
const OPAQUE = new Set(['value', 'behaviors', 'chart_spec', 'rows', 'confirm']);

/** Every object with a tag below `at`, in document order. */
export function* elementsOf(at: unknown, path: string, form: Node | null = null): Generator<Element> {
  if (Array.isArray(at)) {
    for (const [i, child] of at.entries()) yield* elementsOf(child, `${path}.${i}`, form);
    return;
  }
  if (!isNode(at)) return;
  if (typeof at.tag === 'string') yield { node: at, path, form };
  const inside = at.tag === 'form' ? at : form;
  for (const [key, child] of Object.entries(at))
    if (!OPAQUE.has(key)) yield* elementsOf(child, `${path}.${key}`, inside);
}

export type Wanted = {
  elementPath?: string | undefined;
  button?: { name?: string | undefined; label?: string | undefined } | undefined;
};

/** The first line of a region that answers a press, without its markup. */
export const titleOf = (container: Node): string =>
  [...elementsOf(container.elements, '')]
    .map(({ node }) => (node.tag === 'markdown' ? String(node.content) : words(node.text)))
    .find((said) => said !== '')
    ?.replace(/<[^>]*>|\*\*/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))) ?? '';

/**
 * The element by its path, or else the button of that name or exact label, an enabled one before a disabled one, or a
 * region that answers a press and begins with that line.
 */
export function findElement(card: Node, { elementPath, button }: Wanted): Element | undefined {
  const all = [...elementsOf(card.body, 'body')];
  if (elementPath !== undefined) return all.find((e) => e.path === elementPath);
  const named = all.filter(
    ({ node }) =>
      node.tag === 'button' &&
      (button?.name !== undefined ? node.name === button.name : words(node.text) === button?.label),
  );
  const regions = all.filter(({ node }) => node.tag === 'interactive_container' && titleOf(node) === button?.label);
  return named.find(({ node }) => node.disabled !== true) ?? named[0] ?? regions[0];
}

/** The entry of `behaviors` of one type. */
export const behaviour = (node: Node, type: 'callback' | 'open_url'): Node | undefined =>
  nodes(node.behaviors).find((b) => b.type === type);
