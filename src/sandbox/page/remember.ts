const KEY = 'qisu.sandbox';

type Remembered = { pinned: string[]; open: Record<string, string> };

/** The columns of the last visit; empty on the first visit, or where the browser stores nothing. */
export function recall(): Remembered {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return { pinned: [], open: {} };
    const pinned = 'pinned' in kept && Array.isArray(kept.pinned) ? kept.pinned.map(String) : [];
    const open = 'open' in kept && typeof kept.open === 'object' && kept.open !== null ? kept.open : {};
    return { pinned, open: Object.fromEntries(Object.entries(open).map(([who, chat]) => [who, String(chat)])) };
  } catch {
    return { pinned: [], open: {} };
  }
}

export function remember(columns: { pinned: readonly string[]; open: Readonly<Record<string, string>> }): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(columns));
  } catch {
    // A browser that stores nothing shows the first columns again next time; nothing else depends on it.
  }
}
