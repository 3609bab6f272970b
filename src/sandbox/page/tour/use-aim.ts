import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Aim, aimAt } from './aim.ts';
import { type Box, beside, EDGE_PX, overlap } from './beside.ts';
import type { Act } from './tour.ts';
import type { Where } from './way.ts';

const LOOK_MS = 120;
/** What the frame is wider than what it is around, and a little more. As in tour.css. */
const FRAME_PX = 9;
let lent: HTMLElement | null = null;

/** Takes the focus back to `root`: from what it was given to, and where it was lost with what was pressed. */
export function takeBack(root: HTMLElement | null): void {
  const at = document.activeElement;
  if (at === document.body || (at !== null && at === lent)) root?.focus({ preventScroll: true });
  lent = null;
}

/** Gives the focus to what is pointed at. What is only to be pressed gives it back when it was; who writes keeps it. */
export function lend(aim: Aim): void {
  aim.element?.focus({ preventScroll: true });
  lent = aim.does === 'write' ? null : aim.element;
}

/** How people scroll. */
const BY_HAND = ['wheel', 'touchmove', 'keydown'] as const;

type Pointing = {
  aim: Aim;
  /** What is pointed at; null while it is not in view. */
  ring: Box | null;
  /** Where the bubble stands. */
  bubble: Box | null;
};

/** A phone's keyboard comes with the focus, and would cover what is explained. */
const types = (): boolean => !window.matchMedia('(pointer: coarse)').matches;

const WAITING: Pointing = { aim: { does: 'wait', element: null }, ring: null, bubble: null };

/**
 * Looks again and again where a step is on the page: cards are drawn anew, panels unfold, people scroll. What comes to be
 * pointed at is scrolled into view, until somebody scrolls elsewhere; it gets the focus where `follow` asks for it.
 */
export function useAim(where: Where, act: Act | null, bubble: RefObject<HTMLElement | null>) {
  const [pointing, setPointing] = useState(WAITING);
  const follow = useRef(false);
  useEffect(() => {
    let last = WAITING;
    let scrolled = false;
    const byHand = () => {
      scrolled = true;
    };
    const lookAgain = () => {
      const aim = where && act ? aimAt(where, act) : WAITING.aim;
      const fresh = aim.element !== last.aim.element;
      if (fresh) scrolled = false;
      // What arrives meanwhile moves the conversation too.
      if (aim.element && (fresh || !(scrolled || boxOf(aim.element))))
        aim.element.scrollIntoView({ block: 'center', inline: 'nearest' });
      if (aim.element && fresh) {
        if (follow.current && types()) lend(aim);
        follow.current = false;
      }
      const next = { aim, ring: boxOf(aim.element), bubble: null as Box | null };
      // What is only waited for moves nothing.
      next.bubble =
        aim.does === 'wait' && last.bubble && bubble.current
          ? kept(last.bubble, bubble.current)
          : place(next.ring, bubble.current);
      if (!scrolled && aim.element && next.ring && next.bubble) clearOf(aim.element, next.ring, next.bubble);
      if (same(last, next)) return;
      last = next;
      setPointing(next);
    };
    lookAgain();
    const timer = setInterval(lookAgain, LOOK_MS);
    const soon = () => requestAnimationFrame(lookAgain);
    document.addEventListener('scroll', soon, true);
    document.addEventListener('input', soon, true);
    for (const kind of BY_HAND) document.addEventListener(kind, byHand, { capture: true, passive: true });
    window.addEventListener('resize', soon);
    return () => {
      clearInterval(timer);
      document.removeEventListener('scroll', soon, true);
      document.removeEventListener('input', soon, true);
      for (const kind of BY_HAND) document.removeEventListener(kind, byHand, true);
      window.removeEventListener('resize', soon);
    };
  }, [JSON.stringify(where), act]);
  return { ...pointing, follow };
}

/** Scrolls the conversation so that a tall field on a phone is not under the bubble; the next look sees it there. */
function clearOf(element: HTMLElement, ring: Box, bubble: Box): void {
  const [top, foot] = [ring.top - FRAME_PX, ring.top + ring.height + FRAME_PX];
  if (!overlap({ ...ring, top, height: foot - top }, bubble)) return;
  const above = bubble.top + bubble.height;
  element.closest('.conversation')?.scrollBy(0, foot > above ? top - above : foot - bubble.top);
}

/** The box of an element, as far as what scrolls it lets it be seen. */
function boxOf(element: HTMLElement | null): Box | null {
  if (!element) return null;
  let { left, top, right, bottom } = element.getBoundingClientRect();
  for (const holder of ['.conversation', '.people', 'body']) {
    const frame = element.closest(holder)?.getBoundingClientRect();
    if (!frame) continue;
    [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
    [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
  }
  return right - left > 4 && bottom - top > 4 ? { left, top, width: right - left, height: bottom - top } : null;
}

function place(ring: Box | null, bubble: HTMLElement | null): Box | null {
  if (!bubble) return null;
  const page = { left: 0, top: 0, width: window.innerWidth, height: window.innerHeight };
  return beside(ring, { width: bubble.offsetWidth, height: bubble.offsetHeight }, page);
}

const kept = (box: Box, { offsetHeight: height }: HTMLElement): Box => ({
  ...box,
  height,
  top: Math.max(0, Math.min(box.top, window.innerHeight - height - EDGE_PX)),
});

const same = (a: Pointing, b: Pointing): boolean =>
  a.aim.does === b.aim.does &&
  a.aim.element === b.aim.element &&
  JSON.stringify([a.ring, a.bubble]) === JSON.stringify([b.ring, b.bubble]);
