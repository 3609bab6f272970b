import type { TapHabits } from './taps.ts';

/** What the real platform does one way or the other, or what its pages do not say: tests switch it. */
export type Habits = TapHabits & {
  /** Splits what goes over the long connection into pieces of this many bytes; 0 sends it whole. */
  fragmentBytes: number;
  /** Writes pushed JSON with spaces, so only a signature over the raw bytes fits. */
  looseJson: boolean;
};

export const USUAL: Habits = { submitValue: false, keepBlank: true, fragmentBytes: 0, looseJson: false };
