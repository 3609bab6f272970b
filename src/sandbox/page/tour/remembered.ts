const KEY = 'qisu.sandbox.tour';

/** A tour under way: since when in the town's time, at which step, whose case, and its number once it has one. */
export type Following = {
  id: string;
  since: number;
  at: number;
  enterprise: string;
  no: string | null;
  tucked: boolean;
};

/** `met`: the tours were offered before. `ended`: those that were followed to their end. */
export type Tours = { met: boolean; following: Following | null; ended: readonly string[] };

const NONE: Tours = { met: false, following: null, ended: [] };

/** What was remembered of the tours; nothing where the browser stores nothing or something else. */
export function recallTours(): Tours {
  try {
    const kept: Partial<Tours> | null = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return NONE;
    const { following } = kept;
    const sound =
      typeof following?.id === 'string' && Number.isFinite(following.since) && Number.isInteger(following.at);
    return {
      met: kept.met === true,
      following: sound ? following : null,
      ended: Array.isArray(kept.ended) ? kept.ended.map(String) : [],
    };
  } catch {
    return NONE;
  }
}

export function rememberTours(tours: Tours): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(tours));
  } catch {
    // A browser that stores nothing offers the tours again next time.
  }
}
