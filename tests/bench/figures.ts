/** A line of the report. */
export const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Milliseconds in words. */
export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} 秒`;

/** What was measured several times: the middle value counts, the others show how far the machine strays. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  if (low === undefined || high === undefined) throw new RangeError('no values');
  return (low + high) / 2;
}

/** Three figures at least, no more decimals than they need. */
export const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** The middle value, the least and the most, and every value in the order of measuring. */
export const spread = (values: readonly number[], unit: string): string =>
  `中位 ${short(median(values))} ${unit}（${short(Math.min(...values))}–${short(Math.max(...values))}；逐次 ${values.map(short).join(' ')}）`;

/** How many times `a` is `b`, round by round: what disturbs the machine for a while disturbs both. */
export const ratios = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((value, i) => value / (b[i] ?? Number.NaN));

/** The value that `percent` of the values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('no values');
  return value;
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
