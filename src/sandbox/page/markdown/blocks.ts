import { parseInline } from './inline.ts';
import type { Inline } from './runs.ts';

/** A block of Feishu's Markdown. */
export type Block =
  | { kind: 'paragraph'; runs: Inline[] }
  | { kind: 'heading'; level: number; runs: Inline[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; items: { level: number; mark: string; runs: Inline[] }[] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'rule' };

const HEADING = /^(#{1,6})\s+(.*)$/;
const RULE = /^\s*(?:(?:-{3,}|\*{3,}|_{3,})|<hr\s*\/?>)\s*$/;
const ITEM = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/;
const QUOTE = /^\s*>\s?(.*)$/;
const FENCE = /^\s*```/;
const TABLE_LINE = /^\s*\|.*\|\s*$/;
const TABLE_RULE = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;

/** Reads a text in Feishu's dialect into blocks. Entities stay what they stand for: text. Source: cards.md 7.2. */
export function parseMarkdown(source: string, depth = 0): Block[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  let text: string[] = [];
  const flush = () => {
    const joined = text.join('\n').trim();
    if (joined) blocks.push({ kind: 'paragraph', runs: parseInline(joined) });
    text = [];
  };
  for (let at = 0; at < lines.length; ) {
    const found = depth < 6 ? blockAt(lines, at, depth) : null;
    if (found) {
      flush();
      if (found.block) blocks.push(found.block);
      at += found.lines;
      continue;
    }
    text.push(lines[at] ?? '');
    at += 1;
  }
  flush();
  return blocks;
}

type FoundBlock = { block: Block | null; lines: number };

function blockAt(lines: string[], at: number, depth: number): FoundBlock | null {
  const line = lines[at] ?? '';
  if (!line.trim()) return { block: null, lines: 1 };
  if (RULE.test(line)) return { block: { kind: 'rule' }, lines: 1 };
  const heading = HEADING.exec(line);
  if (heading) {
    const [, hashes = '#', title = ''] = heading;
    return { block: { kind: 'heading', level: hashes.length, runs: parseInline(title) }, lines: 1 };
  }
  if (FENCE.test(line)) return fenceAt(lines, at);
  if (QUOTE.test(line)) return quoteAt(lines, at, depth);
  if (TABLE_LINE.test(line) && TABLE_RULE.test(lines[at + 1] ?? '')) return tableAt(lines, at);
  return ITEM.test(line) ? listAt(lines, at) : null;
}

const run = (lines: string[], at: number, belongs: (line: string) => boolean): string[] => {
  const rest = lines.slice(at);
  const end = rest.findIndex((line) => !belongs(line));
  return end < 0 ? rest : rest.slice(0, end);
};

function fenceAt(lines: string[], at: number): FoundBlock {
  const inside = run(lines, at + 1, (line) => !FENCE.test(line));
  return { block: { kind: 'code', text: inside.join('\n') }, lines: inside.length + 2 };
}

function quoteAt(lines: string[], at: number, depth: number): FoundBlock {
  const quoted = run(lines, at, (line) => QUOTE.test(line));
  const inner = quoted.map((line) => QUOTE.exec(line)?.[1] ?? '').join('\n');
  return { block: { kind: 'quote', blocks: parseMarkdown(inner, depth + 1) }, lines: quoted.length };
}

const cells = (line: string): Inline[][] =>
  line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => parseInline(cell.trim()));

function tableAt(lines: string[], at: number): FoundBlock {
  const body = run(lines, at + 2, (line) => TABLE_LINE.test(line));
  return { block: { kind: 'table', head: cells(lines[at] ?? ''), rows: body.map(cells) }, lines: body.length + 2 };
}

function listAt(lines: string[], at: number): FoundBlock {
  const first = ITEM.exec(lines[at] ?? '');
  const ordered = first?.[2] !== undefined;
  const belongs = (line: string) => {
    const item = ITEM.exec(line);
    return item !== null && !RULE.test(line) && (Boolean(item[1]) || (item[2] !== undefined) === ordered);
  };
  const taken = run(lines, at, belongs);
  return { block: { kind: 'list', items: itemsOf(taken) }, lines: taken.length };
}

const DEEPEST = 4;

/** Each item with its level and mark. An item steps in when it stands two blanks or more behind the one above. */
function itemsOf(lines: string[]): { level: number; mark: string; runs: Inline[] }[] {
  const levels: { width: number; number: number }[] = [];
  return lines.map((line) => {
    const [, space = '', number, words = ''] = ITEM.exec(line) ?? [];
    const width = space.replace(/\t/g, '    ').length;
    while (levels.length > 1 && width < (levels.at(-1)?.width ?? 0)) levels.pop();
    const above = levels.at(-1);
    const deeper = !above || (width >= above.width + 2 && levels.length <= DEEPEST);
    const level = deeper ? { width, number: Number(number ?? 1) } : { ...above, number: above.number + 1 };
    levels.splice(deeper ? levels.length : levels.length - 1, 1, level);
    const depth = levels.length - 1;
    return { level: depth, mark: number ? `${level.number}.` : depth ? '◦' : '•', runs: parseInline(words) };
  });
}
