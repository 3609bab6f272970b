import { useEffect, useReducer } from 'preact/hooks';
import type { LogEntry, Message, State, Toast } from '../api.ts';
import { recallTours, type Tours } from './tour/remembered.ts';
import type { Sheet } from './tour/sheet.ts';

type ShownToast = Toast & { id: number };

/** Everything the page shows, apart from what is being typed. */
export type View = {
  state: State | null;
  /** `performance.now()` when `state.now` was read: the virtual clock runs on from there. */
  readAt: number;
  /** Why the stand-in cannot be reached; null when it can. */
  trouble: string | null;
  /** The clock was pressed here and has not answered yet. */
  asked: boolean;
  /** When the last move of the clock began whose news was put away. */
  putAway: string;
  /** Columns, left to right. */
  pinned: readonly string[];
  /** The column a phone shows. */
  front: string;
  /** To whom the reader went last; a new object each time. */
  arrived: { openId: string };
  /** Open chat by person. */
  open: Readonly<Record<string, string>>;
  messages: Readonly<Record<string, readonly Message[]>>;
  toasts: Readonly<Record<string, ShownToast | null>>;
  log: readonly LogEntry[];
  logOpen: boolean;
  tours: Tours;
  /** What the tour has heard since it began, by chat, newest first. */
  sheets: Readonly<Record<string, readonly Sheet[]>>;
  /** To whom the tour points. */
  guided: string;
};

const EMPTY: View = {
  state: null,
  readAt: 0,
  trouble: null,
  asked: false,
  putAway: '',
  pinned: [],
  front: '',
  arrived: { openId: '' },
  open: {},
  messages: {},
  toasts: {},
  log: [],
  logOpen: false,
  tours: recallTours(),
  sheets: {},
  guided: '',
};

let view = EMPTY;
const listeners = new Set<() => void>();

export const look = (): View => view;

/** Whether the clock is being moved, from here or from another page. */
export const isMoving = ({ asked, state }: View): boolean => asked || state?.move?.running === true;

export function change(patch: Partial<View>): void {
  view = { ...view, ...patch };
  for (const listener of listeners) listener();
}

export function useView(): View {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    const listener = () => redraw(undefined);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return view;
}

/** Messages are kept per reader: the stand-in answers `as` somebody. */
export const threadKey = (openId: string, chatId: string): string => `${openId} ${chatId}`;
