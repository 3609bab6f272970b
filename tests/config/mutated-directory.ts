import { readFileSync } from 'node:fs';
import { parseDirectory } from '../../config/directory.ts';
import { decoded } from '../../config/read-text.ts';
import { SettingsError } from '../../config/settings-error.ts';
import type { Directory } from '../../src/domain/directory/directory.ts';
import { mergeDirectory } from '../../src/domain/directory/directory-merge.ts';
import { putsOut } from '../../src/domain/directory/guard.ts';
import { resolvePeople } from '../../src/domain/directory/resolve.ts';
import { dice } from '../domain/clocks/support/wander.ts';

const TOWN = readFileSync('config/sandbox/town.yaml');
const BOUNDS = { peopleOut: { most: 0.5 }, enterprisesLeft: { least: 1 } };

type Roll = () => number;
const at = (roll: Roll, length: number): number => Math.floor(roll() * length);

/** What happens to files: saved half, in another encoding, in another order, with rows twice, with letters lost. */
const MUTATIONS: ((bytes: Buffer, roll: Roll) => Buffer)[] = [
  (bytes, roll) => bytes.subarray(0, at(roll, bytes.length)),
  (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  (bytes) => Buffer.from(bytes.toString('utf8'), 'latin1'),
  (bytes, roll) => {
    const copy = Buffer.from(bytes);
    for (let i = 0; i < 3; i++) copy[at(roll, copy.length)] = at(roll, 256);
    return copy;
  },
  (bytes, roll) => {
    const lines = bytes.toString('utf8').split('\n');
    const moved = lines.splice(at(roll, lines.length), 1 + at(roll, 5));
    lines.splice(at(roll, lines.length), 0, ...moved);
    return Buffer.from(lines.join('\n'));
  },
  (bytes, roll) => {
    const lines = bytes.toString('utf8').split('\n');
    const from = at(roll, lines.length);
    lines.splice(from, 0, ...lines.slice(from, from + 1 + at(roll, 8)));
    return Buffer.from(lines.join('\n'));
  },
  (bytes, roll) => {
    const lines = bytes.toString('utf8').split('\n');
    return Buffer.from(lines.filter(() => roll() > 0.03).join('\n'));
  },
  // People change places: somebody's account stands in another's row.
  (bytes, roll) => {
    const ids = bytes.toString('utf8').match(/ou_[0-9a-f]{32}/g) ?? [];
    return Buffer.from(
      bytes.toString('utf8').replace(ids[at(roll, ids.length)] ?? '', ids[at(roll, ids.length)] ?? ''),
    );
  },
];

const directoryOf = (bytes: Buffer, before: Directory | null) => {
  const { directory, refused, leftOut } = parseDirectory(decoded(bytes, 'town.yaml'), 'town.yaml');
  const resolved = resolvePeople(directory, () => undefined);
  return {
    next: mergeDirectory(before, resolved.rows, () => undefined),
    notes: [...refused, ...leftOut, ...resolved.refused, ...resolved.leftOut],
  };
};
const WHOLE = directoryOf(TOWN, null).next;

/** Somebody who stands twice in one of the directory's lists. */
const twice = (d: Directory): string[] =>
  [
    ...d.units.map((u) => u.staff),
    ...d.enterprises.map((e) => e.contacts.filter((k) => k.openId)),
    ...[d.agents, d.leaders, d.experts, d.confidential, d.administrators],
  ].flatMap((list) => {
    const ids = list.map((p) => p.openId ?? '');
    return ids.filter((id, i) => ids.indexOf(id) < i);
  });

/** What is wrong with how a mutated file is taken: a crash, a double, a note without line or reason, the desk lost. */
function faultsOf(seed: number): string[] {
  const roll = dice(seed);
  const change = MUTATIONS[seed % MUTATIONS.length] ?? MUTATIONS[0];
  const bytes = change ? change(TOWN, roll) : TOWN;
  const fault = (words: string): string[] => [`${seed}: ${words}`];
  try {
    const { next, notes } = directoryOf(bytes, WHOLE);
    if (twice(next).length > 0) return fault('somebody stands in a list twice');
    const silent = notes.find((n) => n.line < 1 || n.row === '' || n.reason === '');
    if (silent) return fault(`a note says nothing: ${JSON.stringify(silent)}`);
    const gone = !next.units.some((u) => u.active && u.kind === 'desk' && u.staff.length > 0);
    if (gone && putsOut(WHOLE, next, BOUNDS).length === 0) return fault('the desk is put out unasked');
    return [];
  } catch (error) {
    const said = error instanceof SettingsError && error.problems.every((p) => /\p{Script=Han}/u.test(p));
    return said ? [] : fault(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

export const faultsOfMutated = (seeds: number): string[] =>
  Array.from({ length: seeds }, (_, i) => i + 1).flatMap(faultsOf);
