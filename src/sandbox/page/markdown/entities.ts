const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  sim: '∼',
  ensp: ' ',
  emsp: ' ',
};

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/y;

/** The HTML entity that starts at `at`, decoded, and how long it is; `null` when there is none. */
export function entityAt(source: string, at: number): { text: string; length: number } | null {
  ENTITY.lastIndex = at;
  const match = ENTITY.exec(source);
  if (!match) return null;
  const [whole, decimal, hex, name] = match;
  if (name) {
    const text = NAMED[name];
    return text === undefined ? null : { text, length: whole.length };
  }
  const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16);
  if (code === 0 || code > 0x10ffff) return null;
  return { text: String.fromCodePoint(code), length: whole.length };
}

/** Decodes every entity of a text that holds no markup. */
export function decodeEntities(source: string): string {
  let out = '';
  for (let at = 0; at < source.length; ) {
    const entity = source[at] === '&' ? entityAt(source, at) : null;
    out += entity ? entity.text : source[at];
    at += entity ? entity.length : 1;
  }
  return out;
}
