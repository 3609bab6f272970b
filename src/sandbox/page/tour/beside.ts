/** A rectangle of the window, in pixels. */
export type Box = { left: number; top: number; width: number; height: number };

const GAP_PX = 14;
/** How far a bubble stays from the edge of the window. */
export const EDGE_PX = 8;
/** Below this width the page shows one column, and what explains it stands above or below. As in phone.css. */
export const PHONE_PX = 640;
/** Where the first message of a phone begins. */
const HEAD_PX = 96;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

/**
 * Where a bubble of `size` stands so that it does not cover `target`: on a wide page beside it, below or above, on a phone
 * at the end of the page that is farther from it. Without a target it stands at the end of the page.
 */
export function beside(target: Box | null, size: { width: number; height: number }, page: Box): Box {
  const phone = page.width <= PHONE_PX;
  const foot = page.height - size.height - EDGE_PX;
  const right = page.width - size.width - EDGE_PX;
  const put = (left: number, top: number): Box => ({ left, top, ...size });
  if (!target) return phone ? put(EDGE_PX, foot) : put(right, foot);
  if (phone) {
    const middle = target.top + target.height / 2;
    return put(EDGE_PX, middle > (HEAD_PX + page.height) / 2 ? HEAD_PX : foot);
  }
  const top = clamp(target.top, EDGE_PX, foot);
  const left = clamp(target.left, EDGE_PX, right);
  const places = [
    put(target.left + target.width + GAP_PX, top),
    put(target.left - size.width - GAP_PX, top),
    put(left, target.top + target.height + GAP_PX),
    put(left, target.top - size.height - GAP_PX),
    put(right, foot),
    put(EDGE_PX, foot),
  ];
  const inside = (box: Box) => box.left >= 0 && box.top >= 0 && box.left <= right && box.top <= foot;
  return places.find((box) => inside(box) && !overlap(box, target)) ?? put(right, foot);
}
