/** Chance that is the same each time: whoever asks under one name gets one answer, in whatever order is asked. */
export type Dice = {
  /** From 0 up to 1. */
  roll(what: string): number;
  chance(what: string, share: number): boolean;
  between(what: string, from: number, to: number): number;
  one<T>(what: string, of: readonly T[]): T;
};

/** FNV-1a, and Murmur's last steps, so that names that differ by a letter are far apart. */
function hashed(words: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) h = Math.imul(h ^ words.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** @throws RangeError where `one` is asked of nothing */
export function dice(seed: string): Dice {
  const roll = (what: string): number => hashed(`${seed}/${what}`) / 2 ** 32;
  return {
    roll,
    chance: (what, share) => roll(what) < share,
    between: (what, from, to) => from + roll(what) * (to - from),
    one<T>(what: string, of: readonly T[]): T {
      if (of.length === 0) throw new RangeError(`nothing to choose from: ${what}`);
      return of[Math.floor(roll(what) * of.length)] as T;
    },
  };
}
