/** Longest character as a reader counts them, in code points; longer ones may be parted. `D` */
const CHARACTER_MOST = 64;
const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * The beginning of a text, in at most `most` code points, never half of what a reader sees as one character (an emoji
 * with its skin, a flag, an accent). `end` is added where something is left out, and is part of what fits.
 */
export function cutText(text: string, most: number, end = ''): string {
  // Most texts are short, and of a long one only the neighbourhood of the cut is looked at.
  if (text.length <= most) return text;
  const fits = afterPoints(text, most);
  if (fits >= text.length) return text;
  const cut = afterPoints(text, most - [...end].length);
  const near = text.slice(0, afterPoints(text, CHARACTER_MOST, fits));
  const kept = near.slice(0, characters.segment(near).containing(cut)?.index ?? cut);
  return `${kept.trimEnd()}${end}`;
}

/** The place in a text, in code units, so many code points after another; the text's end where it has fewer. */
function afterPoints(text: string, points: number, from = 0): number {
  let at = from;
  for (let left = points; left > 0 && at < text.length; left--) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}
