import { emojiAt } from './emoji.ts';
import { entityAt } from './entities.ts';
import { type Found, type Inline, safeHref } from './runs.ts';
import { tagAt } from './tags.ts';

const MARKS = [
  ['**', 'bold'],
  ['__', 'bold'],
  ['~~', 'strike'],
  ['*', 'italic'],
  ['_', 'italic'],
] as const;

const BARE_URL = /https?:\/\/[^\s<>"'`，。；！？、（）()《》「」【】]+/y;
const LINK = /(!?)\[([^\]\n]*)\]\(([^()\s]*)\)/y;
const WORD = /[\p{L}\p{N}]/u;

/** Reads one paragraph of Feishu's Markdown. Whatever is not markup stays text. */
export function parseInline(source: string, depth = 0): Inline[] {
  const runs: Inline[] = [];
  let text = '';
  const flush = () => {
    if (text) runs.push({ kind: 'text', text });
    text = '';
  };
  for (let at = 0; at < source.length; ) {
    const named = source[at] === '&' ? entityAt(source, at) : source[at] === ':' ? emojiAt(source, at) : null;
    if (named) {
      text += named.text;
      at += named.length;
      continue;
    }
    const found = depth < 12 ? markAt(source, at, depth) : null;
    if (found) {
      flush();
      runs.push(found.run);
      at += found.length;
      continue;
    }
    const escaped = source[at] === '\\' && /[!-/:-@[-`{-~]/.test(source[at + 1] ?? '');
    text += escaped ? source[at + 1] : source[at];
    at += escaped ? 2 : 1;
  }
  flush();
  return runs;
}

function markAt(source: string, at: number, depth: number): Found | null {
  switch (source[at]) {
    case '\n':
      return { run: { kind: 'break' }, length: 1 };
    case '`':
      return codeAt(source, at);
    case '<':
      return tagAt(source, at, (inner) => parseInline(inner, depth + 1));
    case '!':
    case '[':
      return linkAt(source, at, depth);
    case '*':
    case '_':
    case '~':
      return emphasisAt(source, at, depth);
    case 'h':
      return bareUrlAt(source, at);
    default:
      return null;
  }
}

function codeAt(source: string, at: number): Found | null {
  const end = source.indexOf('`', at + 1);
  return end > at + 1 ? { run: { kind: 'code', text: source.slice(at + 1, end) }, length: end - at + 1 } : null;
}

function linkAt(source: string, at: number, depth: number): Found | null {
  LINK.lastIndex = at;
  const match = LINK.exec(source);
  if (!match) return null;
  const [whole, bang, label = '', target = ''] = match;
  if (bang) return { run: { kind: 'image', key: target, alt: label }, length: whole.length };
  const href = safeHref(target);
  return href ? { run: { kind: 'link', href, runs: parseInline(label, depth + 1) }, length: whole.length } : null;
}

function bareUrlAt(source: string, at: number): Found | null {
  BARE_URL.lastIndex = at;
  const url = BARE_URL.exec(source)?.[0];
  return url ? { run: { kind: 'link', href: url, runs: [{ kind: 'text', text: url }] }, length: url.length } : null;
}

function emphasisAt(source: string, at: number, depth: number): Found | null {
  for (const [mark, kind] of MARKS) {
    if (!source.startsWith(mark, at)) continue;
    if (mark.startsWith('_') && WORD.test(source[at - 1] ?? '')) continue;
    const start = at + mark.length;
    const end = closing(source, start, mark);
    if (end < 0) continue;
    return { run: { kind, runs: parseInline(source.slice(start, end), depth + 1) }, length: end + mark.length - at };
  }
  return null;
}

/** Where the mark opened just before `start` closes again on text, or -1. */
function closing(source: string, start: number, mark: string): number {
  if (/\s/.test(source[start] ?? ' ')) return -1;
  for (let end = source.indexOf(mark, start + 1); end > 0; end = source.indexOf(mark, end + 1)) {
    const before = source[end - 1] ?? ' ';
    const after = source[end + mark.length] ?? '';
    if (/[\s\\]/.test(before)) continue;
    if (mark.length === 1 && (after === mark || before === mark)) continue;
    if (mark.startsWith('_') && WORD.test(after)) continue;
    return end;
  }
  return -1;
}
