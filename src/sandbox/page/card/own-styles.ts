import { isRaw, obj, type Raw, str } from './read.ts';

const COLOURED: ReadonlySet<string> = new Set([
  'color',
  'text_color',
  'background_color',
  'background_style',
  'border_color',
]);

/** The colour of a tag in a text. */
const NAMED = /(color\s*=\s*)['"]?([\w-]+)['"]?/g;

/**
 * The card with the names it defines in `config.style` put into Feishu's own terms: a text size as "desktop|phone", a
 * colour as its two RGBA values, by day and by night. Source: cards.md 2.1.
 */
export function withOwnStyles(card: Raw): Raw {
  const style = obj(obj(card, 'config'), 'style');
  const [sizes, colours] = [obj(style, 'text_size'), obj(style, 'color')];
  if (Object.keys({ ...sizes, ...colours }).length === 0) return card;
  const size = (name: string): string => {
    const own = obj(sizes, name);
    const otherwise = str(own, 'default', name);
    return isRaw(sizes[name]) ? `${str(own, 'pc', otherwise)}|${str(own, 'mobile', otherwise)}` : name;
  };
  const colour = (name: string): string => {
    const own = obj(colours, name);
    const light = str(own, 'light_mode');
    return light ? `light-dark(${light}, ${str(own, 'dark_mode', light)})` : name;
  };
  const put = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((item) => put(item));
    if (isRaw(value)) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, put(v, k)]));
    if (typeof value !== 'string') return value;
    if (key === 'content')
      return value.replace(NAMED, (whole, start: string, name: string) =>
        isRaw(colours[name]) ? `${start}'${colour(name)}'` : whole,
      );
    return key === 'text_size' ? size(value) : COLOURED.has(key) ? colour(value) : value;
  };
  return { ...card, header: put(card.header), body: put(card.body) };
}
