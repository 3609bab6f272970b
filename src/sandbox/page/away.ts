import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * While `open`, a press outside of `root` calls `leave` and does nothing else, as with a native list: whoever only wants
 * to be rid of it must not press a button of a card by that.
 */
export function useAway(root: RefObject<HTMLElement | null>, open: boolean, leave: () => void): void {
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => {
      if (!(event.target instanceof Node) || root.current?.contains(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    };
    document.addEventListener('click', away, true);
    return () => document.removeEventListener('click', away, true);
  }, [open]);
}
