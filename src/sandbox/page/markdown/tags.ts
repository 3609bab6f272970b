import { type Found, type Inline, safeHref } from './runs.ts';

const OPEN = /<([a-z_]+)((?:\s+[a-z_]+\s*=\s*(?:'[^'<>]*'|"[^"<>]*"|[^\s'"<>]+))*)\s*(\/?)>/iy;
const ATTRIBUTE = /([a-z_]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s'">]+))/gi;

type Attributes = Readonly<Record<string, string>>;
type Parse = (source: string) => Inline[];

/** The tag of Feishu's Markdown that starts at `at`, with what it encloses; `null` leaves the `<` as text. */
export function tagAt(source: string, at: number, parse: Parse): Found | null {
  OPEN.lastIndex = at;
  const match = OPEN.exec(source);
  if (!match) return null;
  const [whole, tag = '', rest = '', closed] = match;
  const name = tag.toLowerCase();
  const attributes = attributesOf(rest);
  const end = closed ? null : enclosed(source, at + whole.length, name);
  const inner = end ? source.slice(at + whole.length, end.from) : '';
  const run = runOf(name, attributes, inner, parse);
  if (!run || (PAIRED.has(name) && !end)) return null;
  return { run, length: (end ? end.to : at + whole.length) - at };
}

const PAIRED: ReadonlySet<string> = new Set(['font', 'text_tag', 'a', 'raw', 'number_tag']);

function runOf(name: string, has: Attributes, inner: string, parse: Parse): Inline | null {
  switch (name) {
    case 'br':
      return { kind: 'break' };
    case 'font':
      return { kind: 'font', colour: has.color ?? 'default', runs: parse(inner) };
    case 'text_tag':
      return { kind: 'tag', colour: has.color ?? 'blue', runs: parse(inner) };
    case 'person':
      return {
        kind: 'person',
        id: has.id ?? '',
        avatar: has.show_avatar !== 'false',
        name: has.show_name !== 'false',
        capsule: has.style === 'capsule',
      };
    case 'at':
      return { kind: 'at', ids: (has.ids ?? has.id ?? has.email ?? '').split(',').filter(Boolean) };
    case 'a':
    case 'link':
      return linkOf(has.href || has.pc_url || has.url || inner, parse(inner), has.icon);
    case 'raw':
      return { kind: 'text', text: inner };
    case 'number_tag':
      return {
        kind: 'number',
        text: inner,
        ground: has.background_color ?? '',
        ink: has.font_color ?? '',
        href: safeHref(has.pc_url || has.url || ''),
      };
    case 'local_datetime': {
      const [at, format] = [Number(has.millisecond), has.format_type ?? 'date_num'];
      return { kind: 'time', at, format, href: safeHref(has.link ?? '') };
    }
    default:
      return null;
  }
}

function linkOf(target: string, runs: Inline[], icon: string | undefined): Inline | null {
  const href = safeHref(target);
  if (!href) return null;
  // An address among the words would be a link in a link.
  const words = runs.flatMap((run) => (run.kind === 'link' ? run.runs : [run]));
  return {
    kind: 'link',
    href,
    runs: words.length > 0 ? words : [{ kind: 'text', text: target }],
    ...(icon && { icon }),
  };
}

function attributesOf(source: string): Attributes {
  const found: Record<string, string> = {};
  for (const [, name = '', single, double, bare] of source.matchAll(ATTRIBUTE)) {
    found[name.toLowerCase()] = single ?? double ?? bare ?? '';
  }
  return found;
}

/** Where the tag `name`, opened before `start`, is closed; tags of the same name may nest in it. */
function enclosed(source: string, start: number, name: string): { from: number; to: number } | null {
  const either = new RegExp(`<(/?)${name}(?=[\\s>/])[^>]*>`, 'gi');
  either.lastIndex = start;
  let open = 1;
  for (let match = either.exec(source); match; match = either.exec(source)) {
    open += match[1] ? -1 : 1;
    if (open === 0) return { from: match.index, to: match.index + match[0].length };
  }
  return null;
}
