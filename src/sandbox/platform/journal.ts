import { closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Everything the stand-in must remember after a restart, one line of JSON for each fact. */
export type Journal = {
  /** Declares a kind of fact and returns its writer. `apply` runs when a fact is written and again at replay. */
  fact<T>(kind: string, apply: (data: T) => void): (data: T) => void;
  replay(): void;
  close(): void;
};

/** Opens `journal.jsonl` in `dir`. An incomplete last line after a crash is removed: no client had its answer yet. */
export function openJournal(dir: string): Journal {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'journal.jsonl');
  const appliers = new Map<string, (data: unknown) => void>();
  let lines: string[] = [];
  if (existsSync(file)) {
    const bytes = readFileSync(file);
    const whole = bytes.lastIndexOf(10) + 1;
    if (whole < bytes.length) truncateSync(file, whole);
    lines = bytes.subarray(0, whole).toString('utf8').split('\n').filter(Boolean);
  }
  const fd = openSync(file, 'a');
  let open = true;
  return {
    fact<T>(kind: string, apply: (data: T) => void) {
      appliers.set(kind, (data) => apply(data as T));
      return (data: T) => {
        if (open) writeSync(fd, `${JSON.stringify({ kind, data })}\n`);
        apply(data);
      };
    },
    replay() {
      for (const line of lines) {
        const { kind, data } = JSON.parse(line) as { kind: string; data: unknown };
        appliers.get(kind)?.(data);
      }
      lines = [];
    },
    close() {
      if (open) closeSync(fd);
      open = false;
    },
  };
}
