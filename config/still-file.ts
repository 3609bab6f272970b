import { readFileSync, statSync } from 'node:fs';

type Stamp = { size: number; mtimeMs: number; ctimeMs: number; ino: number };
const same = (a: Stamp | null, b: Stamp | null): boolean =>
  a !== null &&
  b !== null &&
  a.size === b.size &&
  a.mtimeMs === b.mtimeMs &&
  a.ctimeMs === b.ctimeMs &&
  a.ino === b.ino;

function stampOf(path: string): Stamp | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? { size: found.size, mtimeMs: found.mtimeMs, ctimeMs: found.ctimeMs, ino: found.ino } : null;
}

/**
 * Looks at a file that somebody may be writing. It is read only when size and time stood still between two looks and while it
 * was read. Source: interface.md, "Directory file".
 *
 * @returns a function that gives the bytes once for each change, the first included, and null otherwise. It throws what the
 *   file system throws for a file that is there and cannot be read, once for each change
 */
export function stillFile(path: string): () => Uint8Array | null {
  let seen: Stamp | null = null;
  let read: Stamp | null = null;
  return () => {
    const now = stampOf(path);
    const still = same(seen, now);
    seen = now;
    if (!still || same(read, now)) return null;
    read = now;
    const bytes = readFileSync(path);
    if (same(stampOf(path), now)) return bytes;
    read = null;
    return null;
  };
}
