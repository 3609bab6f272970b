const CALLBACK_AGE_MS = 5 * 60_000;

/**
 * An instant from a stamp of unknown unit. Feishu's pages disagree: seconds, milliseconds and microseconds all occur.
 *
 * @returns undefined when it is no positive number
 */
export function instantOf(stamp: unknown): Date | undefined {
  const value = typeof stamp === 'string' && /^\d+(\.\d+)?$/.test(stamp.trim()) ? Number(stamp) : stamp;
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return undefined;
  // 1e11 is the year 5138 in seconds and 1973 in milliseconds, 1e14 the same a thousand times finer.
  const ms = value < 1e11 ? value * 1000 : value < 1e14 ? value : value / 1000;
  const instant = new Date(Math.trunc(ms));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** A callback sent more than five minutes before `now`, so replayed. Source: quality.md, "Nobody in who does not belong". */
export const tooOld = (sentAt: Date, now: Date): boolean => now.getTime() - sentAt.getTime() > CALLBACK_AGE_MS;
