import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

type Layer = {
  /** Where the layer's files are; the longest match names a file's layer. */
  at: string;
  /** What its files may import beside their own layer: path prefixes, or packages by name. */
  may: string[];
  /** What they may import types of only. */
  types?: string[];
};

/** Imports point inwards: style.md, "Where things live", as data. */
const LAYERS: Layer[] = [
  // The domain from the ground up: time, people, a case, its clocks, what happens to it. Nothing looks up.
  { at: 'src/domain/time/', may: ['zod', 'chinese-days'] },
  { at: 'src/domain/directory/', may: ['zod', 'config/place.ts'] },
  { at: 'src/domain/absence/', may: ['zod', 'src/domain/time/', 'src/domain/directory/'] },
  {
    at: 'src/domain/case/',
    may: ['src/domain/time/', 'zod', 'src/domain/directory/'],
    types: ['config/profile.ts'],
  },
  {
    at: 'src/domain/clocks/',
    may: ['src/domain/time/', 'src/domain/directory/', 'src/domain/case/'],
    types: ['config/profile.ts'],
  },
  {
    at: 'src/domain/events/',
    may: [
      'zod',
      'src/cut-text.ts',
      'src/domain/time/',
      'src/domain/directory/',
      'src/domain/case/',
      'src/domain/clocks/',
    ],
  },
  {
    at: 'src/domain/digest/',
    may: [
      'zod',
      'src/domain/time/',
      'src/domain/directory/',
      'src/domain/case/',
      'src/domain/clocks/',
      'src/domain/duties/',
    ],
  },
  {
    at: 'src/domain/duties/',
    may: ['src/domain/time/', 'src/domain/directory/', 'src/domain/case/', 'src/domain/clocks/'],
    types: ['config/profile.ts'],
  },
  {
    at: 'src/domain/search/',
    may: ['src/domain/time/', 'src/domain/directory/', 'src/domain/case/', 'src/domain/duties/'],
  },
  { at: 'src/domain/notice/', may: ['zod', 'src/domain/case/', 'src/domain/events/', 'src/domain/digest/'] },
  { at: 'config/', may: ['zod', 'yaml', 'hucre'] },
  // What a state is called is said once, in the table of states.
  { at: 'cards/', may: ['src/domain/case/state.ts', 'src/cut-text.ts'], types: ['src/domain/'] },
  { at: 'src/views/', may: ['src/domain/', 'cards/', 'config/place.ts'] },
  { at: 'src/deliveries.ts', may: [] },
  {
    at: 'src/ports.ts',
    may: [],
    types: ['src/domain/', 'src/deliveries.ts', 'src/memory-port.ts', 'src/metrics-port.ts'],
  },
  { at: 'src/memory-port.ts', may: [], types: ['src/domain/'] },
  { at: 'src/links-port.ts', may: [], types: ['src/domain/'] },
  { at: 'src/metrics-port.ts', may: [] },
  // Where a text may be cut, for whoever cuts one.
  { at: 'src/cut-text.ts', may: [] },
  // Counting for a limit, for whoever keeps one.
  { at: 'src/sliding-window.ts', may: [] },
  {
    at: 'src/usecases/',
    may: ['src/domain/', 'cards/', 'src/views/', 'src/ports.ts', 'src/cut-text.ts', 'config/place.ts'],
    types: ['config/', 'src/deliveries.ts', 'src/links-port.ts', 'src/metrics-port.ts'],
  },
  {
    at: 'src/outbox/',
    may: ['src/usecases/', 'src/domain/', 'src/ports.ts', 'src/views/', 'src/sliding-window.ts', 'qr'],
    types: ['cards/'],
  },
  { at: 'jobs/', may: ['src/usecases/', 'src/domain/'] },
  { at: 'jobs/timetable.ts', may: ['jobs/', 'node-cron'], types: ['src/usecases/'] },
  {
    at: 'src/adapters/',
    may: [
      'config/directory.ts',
      'config/read-profile.ts',
      'config/read-text.ts',
      'config/settings-error.ts',
      'config/still-file.ts',
      'src/domain/directory/',
      'src/cut-text.ts',
      'pino',
      'prom-client',
    ],
    types: ['src/ports.ts', 'src/metrics-port.ts'],
  },
  {
    at: 'src/adapters/notifier.ts',
    may: ['src/ports.ts'],
    types: ['src/links-port.ts', 'src/metrics-port.ts'],
  },
  {
    at: 'src/adapters/feishu/',
    may: [
      'src/ports.ts',
      'src/metrics-port.ts',
      'src/adapters/',
      'src/domain/directory/foreign.ts',
      'src/sliding-window.ts',
      'cards/kit',
      'zod',
      '@larksuiteoapi/node-sdk',
    ],
    types: ['config/settings.ts', 'src/deliveries.ts'],
  },
  {
    at: 'src/adapters/mongo/',
    may: ['src/ports.ts', 'src/domain/', 'config/settings-error.ts', 'zod', 'mongoose'],
    types: ['config/settings.ts', 'src/links-port.ts'],
  },
  {
    at: 'src/local-database/',
    may: [
      'src/ports.ts',
      'src/adapters/mongo/connection.ts',
      'src/adapters/mongo/asking.ts',
      'mongodb-memory-server',
      'zod',
    ],
    types: ['src/adapters/mongo/due.ts'],
  },
  // Another program: it reads and writes the database past the rest.
  {
    at: 'src/archive/',
    may: [
      'config/',
      'src/adapters/clock.ts',
      'src/adapters/mongo/',
      'src/domain/case/case.ts',
      'src/local-database/database.ts',
      'src/ports.ts',
      'mongoose',
      'zod',
    ],
  },
  // Another program: what it hands out is what an audience may see; the case itself says what is left of it.
  {
    at: 'src/data-rights/',
    may: [
      'config/',
      'src/adapters/clock.ts',
      'src/adapters/mongo/',
      'src/domain/',
      'src/views/',
      'src/local-database/database.ts',
      'src/ports.ts',
      'mongoose',
      'zod',
      'yazl',
    ],
  },
  { at: 'src/adapters/http/', may: ['config/settings-error.ts', 'zod', 'koa', '@koa/router'], types: ['src/ports.ts'] },
  // The enterprise's own page: a door of its own, which draws what views and cards say as HTML.
  {
    at: 'src/web/',
    may: [
      'src/usecases/',
      'src/sliding-window.ts',
      'src/adapters/file-name.ts',
      'cards/kit',
      '@koa/router',
      '@fastify/busboy',
      'file-type',
      'esbuild',
      'preact-render-to-string',
    ],
    types: ['koa', 'preact'],
  },
  { at: 'src/web/static/', may: [] },
  // The stand-in is another program: it shares what Feishu accepts and how to count for a limit, and talks over HTTP.
  {
    at: 'src/sandbox/',
    may: [
      'cards/limits',
      'src/sliding-window.ts',
      // The town is read as the program reads it.
      'config/directory.ts',
      'config/read-text.ts',
      'config/still-file.ts',
      'zod',
      'chinese-days',
      'koa',
      '@koa/router',
      'ws',
      'protobufjs',
      'esbuild',
    ],
  },
  { at: 'src/sandbox/page/', may: ['preact'], types: ['src/sandbox/'] },
  { at: 'src/program.ts', may: [], types: ['src/', 'config/'] },
  // Puts everything together; the settings come as values.
  { at: 'src/compose.ts', may: ['src/', 'jobs/', 'config/settings-error.ts'] },
  // Another program: it reads a directory file and writes it in another form.
  { at: 'src/directory-file/', may: ['config/'] },
  // Another program, which looks at the parts of the first.
  {
    at: 'src/doctor/',
    may: [
      'src/adapters/',
      'src/domain/',
      'src/usecases/',
      'src/outbox/unreachable.ts',
      'src/ports.ts',
      'src/local-database/',
      'config/',
      'zod',
    ],
  },
  // A made-up story is told to the program from outside, on a clock of its own.
  {
    at: 'src/seed/',
    may: [
      'config/options.ts',
      'jobs/',
      'src/adapters/clock.ts',
      'src/compose.ts',
      'src/domain/',
      'src/ports.ts',
      'src/usecases/',
      'zod',
    ],
    types: ['config/', 'src/deliveries.ts', 'src/program.ts', 'src/sandbox/api.ts'],
  },
  // How a process is asked to end.
  { at: 'src/stops.ts', may: [] },
  { at: 'src/places.ts', may: [] },
  {
    at: 'src/main-sandbox.ts',
    may: ['src/local-database/', 'src/places.ts', 'src/sandbox/open.ts', 'config/settings-error.ts'],
    types: ['src/adapters/feishu/app-keys.ts', 'src/adapters/http/listen.ts', 'config/settings.ts'],
  },
  { at: 'src/main.ts', may: ['src/', 'config/'] },
];

/** Words that a program may say in one place only. */
const SAID_ONLY_IN: [words: RegExp, where: string[], why: string][] = [
  [
    /\bDate\.now\(\)|\bnew Date\(\)|\bperformance\.now\(\)/,
    ['src/adapters/clock.ts', 'src/sandbox/'],
    'reads the time',
  ],
  [
    /\bprocess\.env\b/,
    [
      ...['src/main.ts', 'src/doctor/main.ts', 'src/sandbox/main.ts'],
      ...['src/archive/main.ts', 'src/data-rights/main.ts'],
    ],
    'reads the environment',
  ],
  [/@larksuiteoapi\/node-sdk/, ['src/adapters/feishu/'], 'knows the SDK'],
  [/['"]node-cron['"]/, ['jobs/timetable.ts'], 'wakes by cron'],
  [/\bstartSession\b|\bwithTransaction\b/, [], 'opens a transaction'],
  [/\bconsole\.\w+\(/, ['src/sandbox/'], 'writes to the console'],
  [/@ts-ignore|@ts-expect-error|@ts-nocheck/, [], 'silences the compiler'],
  [/(?<![\w.'"-])(?::|as|<|\|)\s*any\b(?!['"\w])/, [], 'uses any'],
  [/^export default\b/m, [], 'exports without a name'],
];

const files: string[] = ['src', 'cards', 'jobs', 'config'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
);

/** Comments say what they like; strings and code are what is held. */
const codeOf = (file: string): string =>
  readFileSync(join(ROOT, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');

type Import = { to: string; typeOnly: boolean };

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Whether every name in `{ type A, type B }` is a type. */
const allTypes = (names: string): boolean => {
  const inBraces = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  const list =
    inBraces
      ?.split(',')
      .map((n) => n.trim())
      .filter(Boolean) ?? [];
  return list.length > 0 && list.every((name) => name.startsWith('type '));
};

function importsOf(file: string): Import[] {
  return [...codeOf(file).matchAll(IMPORT)].flatMap(([, typeWord, names = '', from, lazy]) => {
    const spoken = from ?? lazy ?? '';
    if (spoken.startsWith('node:')) return [];
    const to = spoken.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), spoken)) : spoken;
    return [{ to, typeOnly: Boolean(typeWord) || allTypes(names) }];
  });
}

const layerOf = (file: string): Layer | undefined =>
  LAYERS.filter(({ at }) => file.startsWith(at)).sort((a, b) => b.at.length - a.at.length)[0];

const under = (to: string, places: readonly string[]): boolean =>
  places.some(
    (place) =>
      to === place ||
      to.startsWith(place.endsWith('/') || place.endsWith('.ts') ? place : `${place}/`) ||
      to.startsWith(`${place}.ts`),
  );

function broken(file: string): string[] {
  const layer = layerOf(file);
  if (!layer) return [`${file} belongs to no layer`];
  return importsOf(file)
    .filter(({ to, typeOnly }) => !under(to, [layer.at, ...layer.may]) && !(typeOnly && under(to, layer.types ?? [])))
    .map(({ to, typeOnly }) => `${file} imports ${typeOnly ? 'types of ' : ''}${to}`);
}

/** Permissions that no import needs: a place that only types are taken of belongs in `types`. */
function unused(layer: Layer): string[] {
  const out = files.filter((file) => layerOf(file) === layer).flatMap(importsOf);
  const beyond = out.filter(({ to }) => !under(to, [layer.at]));
  const values = beyond.filter(({ typeOnly }) => !typeOnly);
  const types = beyond.filter(({ to, typeOnly }) => typeOnly && !under(to, layer.may));
  return [
    ...layer.may.filter((place) => !values.some(({ to }) => under(to, [place]))),
    ...(layer.types ?? []).filter((place) => !types.some(({ to }) => under(to, [place]))).map((t) => `types of ${t}`),
  ].map((place) => `${layer.at} need not import ${place}`);
}

describe('imports point inwards — style.md, "Where things live"', () => {
  it('there is something to look at', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(importsOf('src/domain/events/lifecycle.ts')).toContainEqual({
      to: 'src/domain/case/case.ts',
      typeOnly: true,
    });
    expect(importsOf('src/domain/events/lifecycle.ts')).toContainEqual({
      to: 'src/domain/events/event.ts',
      typeOnly: false,
    });
  });

  it.each(LAYERS.map(({ at }) => at))('%s', (at) => {
    expect(files.filter((file) => layerOf(file)?.at === at).flatMap(broken)).toEqual([]);
  });

  it('nothing is allowed that no import needs', () => {
    expect(LAYERS.flatMap(unused)).toEqual([]);
  });

  it('every file belongs to a layer', () => {
    expect(files.filter((file) => !layerOf(file))).toEqual([]);
  });

  it('what is our own is imported by the name of its file', () => {
    const nameless = files.flatMap((file) =>
      importsOf(file)
        .filter(({ to }) => /^(src|cards|jobs|config)\//.test(to) && !/\.\w+$/.test(to))
        .map(({ to }) => `${file}: ${to}`),
    );
    expect(nameless).toEqual([]);
  });
});

/** Who imports whom, among these names. */
type Graph = Map<string, Set<string>>;

/** What is left when whatever imports nothing more, or is imported by nothing more, is taken away again and again. */
function circular(graph: Graph): string[] {
  const left = new Set(graph.keys());
  const outward = (name: string) => [...(graph.get(name) ?? [])].filter((to) => left.has(to));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    const imported = new Set([...left].flatMap(outward));
    for (const name of left) if (outward(name).length === 0 || !imported.has(name)) left.delete(name);
  }
  return [...left].sort();
}

/** Every file or folder by name, with those that its files import. */
function graphOf(nameOf: (file: string) => string | undefined): Graph {
  const graph: Graph = new Map();
  for (const file of files) {
    const from = nameOf(file);
    if (from === undefined) continue;
    const to = importsOf(file).flatMap((i) => nameOf(i.to) ?? []);
    graph.set(from, new Set([...(graph.get(from) ?? []), ...to.filter((name) => name !== from)]));
  }
  return graph;
}

describe('nothing imports itself by a detour', () => {
  it('a circle is found, and what only leads to it or away from it is not', () => {
    const graph = (arrows: string[]): Graph =>
      new Map([...'abcd'].map((n) => [n, new Set(arrows.filter((a) => a[0] === n).map((a) => a.slice(1)))]));
    expect(circular(graph(['ab', 'bc', 'cb', 'cd']))).toEqual(['b', 'c']);
    expect(circular(graph(['ab', 'bc', 'ac', 'cd']))).toEqual([]);
  });

  it('no file but those of the page that draw a card: one element holds others', () => {
    const between = circular(graphOf((file) => file));
    expect(between.filter((file) => !under(file, ['src/sandbox/page/card/']))).toEqual([]);
  });

  it('no folder of the domain', () => {
    const folders = graphOf((file) => /^src\/domain\/[^/]+(?=\/)/.exec(file)?.[0]);
    expect(folders.size).toBeGreaterThan(4);
    expect(circular(folders)).toEqual([]);
  });
});

/** A file longer than this does more than one thing. Source: CONTRIBUTING.md. */
const LINES_MOST = 250;

describe('files stay short', () => {
  it(`none has more than ${LINES_MOST} lines`, () => {
    const lines = (file: string) => readFileSync(join(ROOT, file), 'utf8').trimEnd().split('\n').length;
    expect(files.filter((file) => lines(file) > LINES_MOST)).toEqual([]);
  });
});

describe('some things are said in one place only', () => {
  it.each(SAID_ONLY_IN.map(([words, where, why]) => [why, where, words] as const))('%s: %j', (_why, where, words) => {
    const elsewhere = files.filter((file) => !under(file, where));
    expect(elsewhere.filter((file) => words.test(codeOf(file)))).toEqual([]);
  });
});
