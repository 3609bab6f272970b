import { write } from 'node:fs';

/** Most bytes that wait to be written (D): a reader that stands still must not fill the memory. */
const MOST_WAITING = 1024 * 1024;
/** How long a full pipe is left before it is tried again, in milliseconds. */
const AGAIN_MS = 100;

export type LogOutput = {
  /** Takes a line, with its line break. It never throws and never waits. */
  write(line: string): void;
  /** Lines that could not be written since the start, and why the last of them. */
  lost(): { lines: number; why: string };
  /** Resolves when everything is written, or `ms` milliseconds are over. */
  flush(ms: number): Promise<void>;
};

const linesIn = (text: string): number => text.split('\n').length - 1;

/**
 * Lines to a file descriptor, such as 1. A line that cannot be written, on a full disk or into a closed pipe, is lost and
 * counted; the program goes on. Nothing waits for the writing: one piece at a time is written in the background.
 */
export function logOutput(fd: number): LogOutput {
  let waiting = '';
  let writing = false;
  const lost = { lines: 0, why: '' };
  const idle = new Set<() => void>();

  function drop(text: string, why: string): void {
    lost.lines += linesIn(text);
    lost.why = why;
  }

  function pump(left?: Buffer): void {
    if (left === undefined) {
      if (waiting === '') {
        writing = false;
        for (const done of idle) done();
        return;
      }
      left = Buffer.from(waiting);
      waiting = '';
    }
    const piece = left;
    writing = true;
    write(fd, piece, 0, piece.length, null, (error, written) => {
      if (!error) return pump(written < piece.length ? piece.subarray(written) : undefined);
      if (error.code === 'EAGAIN') return void setTimeout(pump, AGAIN_MS, piece).unref();
      drop(piece.toString('utf8'), error.code ?? 'unknown');
      pump();
    });
  }

  return {
    write(line) {
      if (waiting.length + line.length > MOST_WAITING) return drop(line, 'ETOOSLOW');
      waiting += line;
      if (!writing) pump();
    },
    lost: () => ({ ...lost }),
    flush: (ms) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          idle.delete(done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        idle.add(done);
        if (!writing && waiting === '') done();
      }),
  };
}
