import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The rooms of the picture in docs/architecture.md, by the paths whose files stand in them. */
const ROOMS: Record<string, string> = {
  main: 'src/main',
  compose: 'src/compose',
  sandbox: 'src/sandbox/',
  doctor: 'src/doctor/',
  seed: 'src/seed/',
  feishu: 'src/adapters/feishu/',
  http: 'src/adapters/http/',
  web: 'src/web/',
  mongo: 'src/adapters/mongo/',
  localdb: 'src/local-database/',
  archive: 'src/archive/',
  rights: 'src/data-rights/',
  jobs: 'jobs/',
  outbox: 'src/outbox/',
  usecases: 'src/usecases/',
  views: 'src/views/',
  cards: 'cards/',
  events: 'src/domain/events/',
  clocks: 'src/domain/clocks/',
  case: 'src/domain/case/',
  directory: 'src/domain/directory/',
  absence: 'src/domain/absence/',
  time: 'src/domain/time/',
  digest: 'src/domain/digest/',
  duties: 'src/domain/duties/',
  search: 'src/domain/search/',
};

const roomOf = (file: string): string | undefined =>
  Object.entries(ROOMS).find(([, place]) => file.startsWith(place))?.[0];

const files: string[] = ['src', 'cards', 'jobs'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
);

/** Which room imports from which, types included, with one import as its witness. */
function arrows(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of files) {
    const from = roomOf(file);
    if (!from) continue;
    const text = readFileSync(join(ROOT, file), 'utf8');
    for (const [, named, lazy] of text.matchAll(/\bfrom '(\.[^']+)'|\bimport\('(\.[^']+)'\)/g)) {
      const target = relative(ROOT, join(ROOT, dirname(file), named ?? lazy ?? ''));
      const to = roomOf(target);
      if (to && to !== from) found.set(`${from} --> ${to}`, `${file} imports ${target}`);
    }
  }
  return found;
}

/** The arrows drawn in the page's mermaid picture. */
const drawn = (page: string): string[] =>
  [...(/```mermaid\n([\s\S]*?)```/.exec(page)?.[1] ?? '').matchAll(/(\w+)(?:\[[^\]]*\])? --> (\w+)/g)].map(
    ([, from, to]) => `${from} --> ${to}`,
  );

/** Every way round from a room back to itself, as the rooms on it; empty when there is none. */
function circle(graph: readonly string[]): string[] {
  const next = new Map<string, string[]>();
  for (const arrow of graph) {
    const [from = '', to = ''] = arrow.split(' --> ');
    next.set(from, [...(next.get(from) ?? []), to]);
  }
  const clear = new Set<string>();
  const walk = (room: string, path: readonly string[]): string[] => {
    if (path.includes(room)) return [...path.slice(path.indexOf(room)), room];
    if (clear.has(room)) return [];
    for (const to of next.get(room) ?? []) {
      const found = walk(to, [...path, room]);
      if (found.length > 0) return found;
    }
    clear.add(room);
    return [];
  };
  for (const room of next.keys()) {
    const found = walk(room, []);
    if (found.length > 0) return found;
  }
  return [];
}

describe('the picture of the rooms — architecture.md', () => {
  const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');

  it('shows arrows that are in the code, between rooms that there are', () => {
    const real = arrows();
    expect(drawn(page).length).toBeGreaterThan(20);
    expect(drawn(page).filter((arrow) => !real.has(arrow))).toEqual([]);
  });

  it('names every room', () => {
    const shown = new Set(drawn(page).flatMap((arrow) => arrow.split(' --> ')));
    expect(Object.keys(ROOMS).filter((room) => !shown.has(room))).toEqual([]);
  });

  it('holds no way back up: from no room can one return to it', () => {
    expect(circle([...arrows().keys()])).toEqual([]);
  });

  it('would find a circle, and an arrow that is not there', () => {
    expect(circle(['a --> b', 'b --> c', 'c --> b'])).toEqual(['b', 'c', 'b']);
    expect(drawn('```mermaid\nflowchart TD\n  a[x] --> b\n  b --> c\n```')).toEqual(['a --> b', 'b --> c']);
  });
});
