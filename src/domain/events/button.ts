import type { State } from '../case/state.ts';

/**
 * How near the front a usual button stands: asked of the audience now; often pressed besides; less often; not urgent.
 * At equal rank the order in `LIFECYCLE` decides. The first button that is offered is the primary one, where the state
 * asks for it.
 */
export const RANKS = ['first', 'next', 'also', 'last'] as const;
export type Rank = (typeof RANKS)[number];

/** How an event's button lies on a card. Source: interface.md, "Faces". */
export type ButtonFacts = {
  /** The rank for audiences without a usual action; the first such button is shown unfolded. */
  harmless?: Rank;
  /** The event cannot be undone. */
  grave?: boolean;
  /** Nobody is asked to press it, so it is never the primary button. */
  atWill?: true;
  /** It marks the case for the library or the figures. */
  marks?: true;
  /** The states in which cards carry its button; elsewhere it is a command alone. Default: `from`. */
  buttonIn?: readonly State[];
};
