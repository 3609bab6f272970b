type Due<T> = { at: Date; what: T; order: number };

/** What is to be done when; of one instant in the order in which it was planned. */
export function queue<T>(): { add(at: Date, what: T): void; take(): { at: Date; what: T } | undefined } {
  const heap: Due<T>[] = [];
  let count = 0;
  const before = (a: Due<T>, b: Due<T>): boolean =>
    a.at.getTime() - b.at.getTime() < 0 || (a.at.getTime() === b.at.getTime() && a.order < b.order);
  return {
    add(at, what) {
      const due = { at, what, order: ++count };
      // A binary search: a year has some thousand lives at a time.
      let [low, high] = [0, heap.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (before(heap[middle] as Due<T>, due)) high = middle;
        else low = middle + 1;
      }
      heap.splice(low, 0, due);
    },
    take: () => heap.pop(),
  };
}
