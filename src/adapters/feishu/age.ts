const CALLBACK_AGE_MS = 5 * 60_000;

/**
 * An instant from a time stamp of unknown unit: Feishu's pages use seconds, milliseconds and microseconds.
 *
 * @returns undefined when it is no positive number
 */
export function instantOf(stamp: unknown): Date | undefined {
  const value = typeof stamp === 'string' && /^\d+(\.\d+)?$/.test(stamp.trim()) ? Number(stamp) : stamp;
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return undefined;
  // 1e11 is the year 5138 in seconds and 1973 in milliseconds; 1e14 is the same for milliseconds and microseconds.
  const ms = value < 1e11 ? value * 1000 : value < 1e14 ? value : value / 1000;
  const instant = new Date(Math.trunc(ms));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** Whether a callback is over five minutes old, so replayed. Source: quality.md, "Nobody in who does not belong". */
export const tooOld = (sentAt: Date, now: Date): boolean => now.getTime() - sentAt.getTime() > CALLBACK_AGE_MS;
