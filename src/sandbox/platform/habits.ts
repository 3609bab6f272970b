import type { TapHabits } from './taps.ts';

/** Behaviour that varies on the real platform or that its pages do not state; tests switch it. */
export type Habits = TapHabits & {
  /** Splits what goes over the long connection into pieces of this many bytes; 0 sends it whole. */
  fragmentBytes: number;
  /** Writes pushed JSON with spaces, so only a signature over the raw bytes fits. */
  looseJson: boolean;
};

export const USUAL: Habits = { submitValue: false, keepBlank: true, fragmentBytes: 0, looseJson: false };
