/** Longest character as a reader counts them, in code points; longer ones may be parted. `D` */
const CHARACTER_MOST = 64;
const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * The beginning of a text, in at most `most` code points, never half of what a reader sees as one character (an emoji
 * with its skin, a flag, an accent). `end` is added where something is left out, and is part of what fits.
 */
export function cutText(text: string, most: number, end = ''): string {
  const points: string[] = [];
  for (const point of text) {
    if (points.length > most + CHARACTER_MOST) break;
    points.push(point);
  }
  if (points.length <= most) return text;
  let room = most - [...end].length;
  let kept = '';
  for (const { segment } of characters.segment(points.join(''))) {
    room -= [...segment].length;
    if (room < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}${end}`;
}
