import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { AUDIENCES } from '../src/domain/case/message.ts';
import { ROLES } from '../src/domain/case/roles.ts';
import { OUTCOMES, STATES } from '../src/domain/case/state.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Files below a folder whose names end like this, relative to the root. */
const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));

/** A document as a citation may point into it. */
type Doc = {
  /** Where something with a name begins: a heading, a bold lead, a table's cell, an item, a sentence. */
  starts: string[];
  /** Numbers of headings (`7.1`) and of items in numbered lists. */
  numbers: Set<string>;
};

/** What stands before the words of a line: a heading's marks and number, or an item's. */
const MARKS = /^\s*(?:#+\s+(?:\d[\d.]*\s+)?|[-*]\s+|\d+\.\s+)/;

function readDoc(text: string): Doc {
  const lines = text.split('\n');
  const cells = lines.flatMap((line) => (line.startsWith('|') ? line.split('|').map((cell) => cell.trim()) : [line]));
  const sentences = cells
    .map((cell) => cell.replace(MARKS, '').replaceAll('**', ''))
    .flatMap((cell) => cell.split(/(?<=\.\)?) | · /));
  return {
    // "clock: confirm over" is cited as "confirm over" as well; a name may itself stand in quotes.
    starts: sentences.flatMap((s) => [s, s.replace(/^clock: /, '')]).map((s) => s.replace(/^[“"`]/, '')),
    numbers: new Set(lines.flatMap((line) => /^(?:#+\s+)?(\d+(?:\.\d+)*)\.?\s/.exec(line)?.[1] ?? [])),
  };
}

/** The house's documents by file name, as they are cited. */
const DOCS = new Map(
  filesIn('docs', /\.md$/).map((file) => [basename(file), readDoc(readFileSync(join(ROOT, file), 'utf8'))]),
);

/** First cells of the table rows below a heading (of the whole document when none is given). */
function rowsOf(file: string, heading?: string): string[] {
  const text = readFileSync(join(ROOT, 'docs', file), 'utf8');
  const part = heading === undefined ? text : (text.split(/^## /m).find((p) => p.startsWith(`${heading}\n`)) ?? '');
  return [...part.matchAll(/^\| ([^|]+?) \|/gm)].map(([, cell = '']) => cell);
}

const REQUIREMENTS = new Set(rowsOf('requirements.md').filter((cell) => /^R-\d+$/.test(cell)));
const TRAPS = new Set(rowsOf('traps.md').filter((cell) => /^T\d+$/.test(cell)));
const POLICIES = new Map(
  rowsOf('policies.md')
    .filter((cell) => /^[A-Z]{2}\d*$/.test(cell))
    .map((key) => [key, rowsOf('policies.md', key).filter((clause) => clause !== 'clause')]),
);

const begins = (start: string, words: string): boolean =>
  start.startsWith(words) && !/^[\p{L}\p{N}_]/u.test(start.slice(words.length));

/** A document by its name, or by its name without the ending before a section's sign: `cards.md`, `cards §1`. */
const NAME = /([\w-]+(?:\.zh-CN(?=\.md))?)(\.md\b|(?= §))/g;
/** One reference behind a document's name, or behind the reference before it. */
const NEXT_REF =
  /`?(?:,? ?(?:and |to )?|–)(?:§|rules? |invariants? )?(["“][^"”]+["”]|Appendix [A-Z]|\d+(?:\.\d+)*(?!\.?[\p{L}\d]))/uy;

function refsAt(text: string, from: number): string[] {
  const refs: string[] = [];
  NEXT_REF.lastIndex = from;
  for (let found = NEXT_REF.exec(text); found; found = NEXT_REF.exec(text)) refs.push(found[1] ?? '');
  return refs;
}

function isIn(doc: Doc, ref: string): boolean {
  if (/^\d/.test(ref)) return doc.numbers.has(ref);
  const words = ref.replace(/^["“](.*)["”]$/, '$1');
  return doc.starts.some((start) => begins(start, words));
}

/** Citations like `storage.md, "Messages outbox"`, `calendar.md, rules 2 and 4`, `cards §8`. */
function wrongDocs(text: string): string[] {
  return [...text.matchAll(NAME)].flatMap(({ 0: whole, 1: name = '', 2: ending, index }) => {
    const doc = DOCS.get(`${name}.md`);
    // "as §3" speaks of the page it stands on.
    if (!doc && !ending && !name.includes('-')) return [];
    if (!doc) return existsSync(join(ROOT, whole)) ? [] : [`there is no ${name}.md`];
    return refsAt(text, index + whole.length)
      .filter((ref) => !isIn(doc, ref))
      .map((ref) => `${name}.md has no ${ref}`);
  });
}

/** `invariants 6 and 10` alone are those of the life of a case. */
function wrongInvariants(text: string): string[] {
  const numbers = DOCS.get('lifecycle.md')?.numbers ?? new Set();
  return [...text.matchAll(/\binvariants? (\d+)(?:(?:,| and| to) (\d+))*/g)]
    .flatMap(([whole]) => whole.match(/\d+/g) ?? [])
    .filter((n) => !numbers.has(n))
    .map((n) => `there is no invariant ${n}`);
}

const PAREN = '[(（][一二三四五六七八九十]+[)）]';
const CLAUSE = new RegExp(
  `\\b([A-Z]{2}(?:\\d\\d)?) (附件\\d?|annex(?: \\d)?|[一二三四五六七八九十]+(?:${PAREN})*\\d*|(?:${PAREN})+\\d*)`,
  'g',
);
/** Only SZ is cited by numbers alone; elsewhere a number behind two capitals means something else. */
const NUMBERED = /\b(SZ) (\d+)\b/g;

/** `六(二)(三)` are two clauses of one part; `三(四)1` is one. */
function clausesIn(cited: string): string[] {
  const annex = /^(?:附件|annex ?)(\d?)$/.exec(cited);
  if (annex) return [`附件${annex[1]}`];
  const [, part = '', items = '', number = ''] = /^(\d*[^(（\d]*)(.*?)(\d*)$/.exec(cited) ?? [];
  const each = items.match(new RegExp(PAREN, 'g')) ?? [''];
  return each.map((item, i) => `${part}${item}${i === each.length - 1 ? number : ''}`);
}

/** Citations like `ML 六(二)`, `SZ 8`, `HZ 三(四)1`, `SQ (七)`, `SZ23 annex 3`. A clause may be cited whole. */
function wrongClauses(text: string): string[] {
  return [...text.matchAll(CLAUSE), ...text.matchAll(NUMBERED)].flatMap(([whole, key = '', cited = '']) => {
    const clauses = POLICIES.get(key);
    if (!clauses) return [`${whole}: no document is called ${key}`];
    const known = (clause: string) => clauses.some((c) => c === clause || (c.startsWith(clause) && /\D$/.test(clause)));
    return clausesIn(cited).every(known) ? [] : [`${whole}: ${key} has no such clause`];
  });
}

const wrongNumbers = (text: string, number: RegExp, defined: ReadonlySet<string>): string[] =>
  (text.match(number) ?? []).filter((cited) => !defined.has(cited)).map((cited) => `${cited} is not defined`);

/** A comment that goes on in the next line is read as one sentence. */
const unbroken = (text: string): string => text.replace(/\n\s*(?:\*|\/\/|#)?(?!\/) ?/g, ' ');

/** Everything in a text that cites what there is not. */
function wrongCitations(text: string): string[] {
  const read = unbroken(text);
  return [
    ...wrongDocs(read),
    ...wrongInvariants(read),
    ...wrongClauses(read),
    ...wrongNumbers(read, /\bR-\d+\b/g, REQUIREMENTS),
    // Not the hour in an instant such as T08:00.
    ...wrongNumbers(read, /\bT\d{1,2}\b(?!:)/g, TRAPS),
  ];
}

/** The name of a snapshot file cites nothing: the test writes that file itself. */
const reading = (file: string): string =>
  readFileSync(join(ROOT, file), 'utf8').replace(/toMatchFileSnapshot\([^)]*\)/g, '');
/** All but this file, which cites wrongly on purpose. */
const CODE = ['src', 'cards', 'jobs', 'config', 'tests']
  .flatMap((folder) => filesIn(folder, /\.(tsx?|ya?ml|css|snap)$/))
  .filter((file) => file !== 'tests/docs.test.ts');
const PAGES = [...filesIn('docs', /\.md$/), 'README.md', 'README.zh-CN.md', 'CONTRIBUTING.md'].filter((file) =>
  existsSync(join(ROOT, file)),
);

describe('the check itself', () => {
  it('has something to look at', () => {
    expect(CODE.length).toBeGreaterThan(500);
    expect(REQUIREMENTS.size).toBeGreaterThan(60);
    expect(TRAPS.size).toBeGreaterThan(50);
    expect([...POLICIES.keys()]).toEqual(['SZ23', 'SZ', 'ML', 'HZ', 'SQ']);
    for (const clauses of POLICIES.values()) expect(clauses.length).toBeGreaterThan(8);
  });

  it.each([
    'storage.md, "The outbox"; lifecycle.md, invariants 3 and 7',
    'lifecycle.md, "clock: confirm over", "confirm over", "pause / resume"',
    'interface.md “Files”, R-101, T5 and T55',
    'calendar.md, rules 2 to 4, "Handler", "co-task"',
    'cards.md §7.1, 12 and Appendix A; messages-api §2.2',
    'ML 六(二)(三), HZ 三(四)1, HZ 三(三), SQ (八), SZ 9, SZ23 附件3, SZ23 annex 2, HZ annex',
    'new Date("2026-03-02T08:00+08:00")',
  ])('finds nothing in %s', (text) => {
    expect(wrongCitations(text)).toEqual([]);
  });

  it.each([
    ['lifecycles.md', ['there is no lifecycles.md']],
    ['event-and-callbacks §4', ['there is no event-and-callbacks.md']],
    ['storage.md, "The outboxes"', ['storage.md has no "The outboxes"']],
    ['storage.md, "Messages ow"', ['storage.md has no "Messages ow"']],
    ['interface.md “Faces”, “File”', ['interface.md has no “File”']],
    ['// Source: lifecycle.md,\n// "conform over".', ['lifecycle.md has no "conform over"']],
    ['calendar.md, rules 2 and 7', ['calendar.md has no 7']],
    ['cards.md §5.9', ['cards.md has no 5.9']],
    ['invariants 6 and 11', ['there is no invariant 11']],
    ['R-109, R-112', ['R-112 is not defined']],
    ['T5, T56', ['T56 is not defined']],
    ['ML 六(五)', ['ML 六(五): ML has no such clause']],
    ['ML 六(二)(七)', ['ML 六(二)(七): ML has no such clause']],
    ['HZ 三(四)4', ['HZ 三(四)4: HZ has no such clause']],
    ['SQ 八', ['SQ 八: SQ has no such clause']],
    ['SZ 10', ['SZ 10: SZ has no such clause']],
    ['SZ23 annex 5', ['SZ23 annex 5: SZ23 has no such clause']],
    ['SX (八)', ['SX (八): no document is called SX']],
  ])('finds what is wrong in %j', (text, wrong) => {
    expect(wrongCitations(text)).toEqual(wrong);
  });
});

describe('what is cited is there', () => {
  it.each(['src', 'cards', 'jobs', 'config', 'tests'])('in the code under %s', (folder) => {
    const wrong = CODE.filter((file) => file.startsWith(`${folder}/`)).flatMap((file) =>
      wrongCitations(reading(file)).map((what) => `${file}: ${what}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each(PAGES)('in %s', (page) => {
    expect(wrongCitations(reading(page))).toEqual([]);
  });

  it.each(PAGES)('behind the links of %s', (page) => {
    const prose = reading(page).replace(/`[^`\n]*`/g, '');
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to.split('#')[0] ?? '');
    const dead = links.filter((to) => !/^https?:/.test(to) && !existsSync(join(ROOT, dirname(page), to)));
    expect(dead).toEqual([]);
  });
});

/** Code that a page quotes: blocks that begin with the file's path; `…` stands for what is left out. */
const quotes = (page: string): { file: string; pieces: string[] }[] =>
  [...reading(page).matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)].map(([, file = '', code = '']) => ({
    file,
    pieces: code.split(/^ *…\n/m),
  }));

/** The pieces that do not stand in the text, each behind the one before. */
function missing(pieces: readonly string[], text: string): string[] {
  let from = 0;
  return pieces.filter((piece) => {
    const at = text.indexOf(piece, from);
    from = at < 0 ? from : at + piece.length;
    return at < 0;
  });
}

describe('code that is quoted', () => {
  const all = PAGES.flatMap((page) => quotes(page).map((quote) => ({ page, ...quote })));

  it('is found', () => {
    expect(all.length).toBeGreaterThan(5);
    expect(missing(['a\n', 'b\n'], 'a\nc\nb\n')).toEqual([]);
    expect(missing(['b\n', 'a\n'], 'a\nc\nb\n')).toEqual(['a\n']);
  });

  it.each(all)('$page: $file', ({ file, pieces }) => {
    expect(missing(pieces, reading(file))).toEqual([]);
  });
});

describe('the glossary', () => {
  const glossary = reading('docs/glossary.md');
  it.each([...STATES, ...OUTCOMES, ...AUDIENCES, ...ROLES])('has %s', (word) => {
    expect(glossary).toMatch(new RegExp(`\\b${word.replaceAll('_', '[_ -]')}\\b`));
  });
});
