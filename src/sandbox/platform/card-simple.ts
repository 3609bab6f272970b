type Json = Record<string, unknown>;
const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);
const list = (v: unknown): Json[] => (Array.isArray(v) ? v.filter(isObject) : []);
const words = (v: unknown): string => (isObject(v) && typeof v.content === 'string' ? v.content : '');

/** One line of the simplified form for a leaf, or null for what it leaves out. */
function leaf(node: Json): Json | null {
  switch (node.tag) {
    case 'markdown':
      return { tag: 'text', text: words(node) };
    case 'div':
      return { tag: 'text', text: words(node.text) };
    case 'button':
      return { tag: 'button', text: words(node.text), type: node.type ?? 'default' };
    case 'hr':
      return { tag: 'hr' };
    case 'img':
      return { tag: 'img', image_key: node.img_key };
    case 'input':
    case 'select_static':
    case 'multi_select_static':
    case 'date_picker':
      return { tag: node.tag, placeholder: words(node.placeholder) };
    default:
      return null;
  }
}

function lines(elements: unknown): Json[][] {
  return list(elements).flatMap((node) => {
    if (node.tag === 'column_set') return [list(node.columns).flatMap((c) => lines(c.elements).flat())];
    if (node.elements) return lines(node.elements);
    const one = leaf(node);
    return one ? [[one]] : [];
  });
}

/** The simplified form in which a card is returned unless its JSON is asked for. Source: messages-api §4.6. */
export function simplified(card: Json): Json {
  const header = isObject(card.header) ? card.header : {};
  const body = isObject(card.body) ? card.body : {};
  return { title: words(header.title), elements: lines(body.elements) };
}
