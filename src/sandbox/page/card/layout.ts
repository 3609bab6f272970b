import type { CSSProperties } from 'preact';
import { cssColour, inkColour } from './colours.ts';
import { type Raw, str } from './read.ts';

const SPACES: Readonly<Record<string, string>> = { small: '4px', medium: '8px', large: '12px', extra_large: '16px' };
const ALIGN: Readonly<Record<string, string>> = {
  left: 'flex-start',
  top: 'flex-start',
  center: 'center',
  right: 'flex-end',
  bottom: 'flex-end',
};
const LENGTH = '-?\\d{1,3}(?:px)?';
const PIXELS = /^\d{1,4}px$/;
const LENGTHS = new RegExp(`^${LENGTH}(?: ${LENGTH}){0,3}$`);

/** A pixel string for CSS, or `otherwise` when it is none. Source: cards.md 3.3. */
export function pixels(value: string, otherwise: string): string {
  if (!LENGTHS.test(value)) return otherwise;
  return value.replace(/-?\d+(?!\d|px)/g, (n) => `${n}px`);
}

/** A corner: pixels or a share of the side. Source: cards.md 3.3. */
export const radius = (value: string, otherwise: string): string =>
  /^\d{1,3}%$/.test(value) ? value : pixels(value, otherwise);

/**
 * The width that an element asks for: all there is, as much as its content (`auto`), or so many pixels, which end at the
 * edge of what is around it. Any other word leaves it to the element.
 */
export function width(raw: Raw): CSSProperties {
  const wanted = str(raw, 'width');
  if (wanted === 'fill') return { width: '100%' };
  if (wanted === 'auto') return { width: 'fit-content', maxWidth: '100%' };
  return PIXELS.test(wanted) ? { width: wanted, maxWidth: '100%' } : {};
}

export const space = (value: string, otherwise: string): string => SPACES[value] ?? pixels(value, otherwise);

export const margin = (raw: Raw): CSSProperties => {
  const value = pixels(str(raw, 'margin'), '');
  return value ? { margin: value } : {};
};

/** A container's layout. `gap` is Feishu's default, where the card gives none. Source: cards.md 3.2. */
export function flow(raw: Raw, gap: { row: string; column: string; padding: string }): CSSProperties {
  const row = str(raw, 'direction') === 'horizontal';
  const across = ALIGN[str(raw, 'horizontal_align', 'left')] ?? 'flex-start';
  const down = ALIGN[str(raw, 'vertical_align', 'top')] ?? 'flex-start';
  const background = cssColour(str(raw, 'background_style') || str(raw, 'background_color'));
  return {
    display: 'flex',
    flexDirection: row ? 'row' : 'column',
    flexWrap: row ? 'wrap' : 'nowrap',
    gap: row ? space(str(raw, 'horizontal_spacing'), gap.column) : space(str(raw, 'vertical_spacing'), gap.row),
    justifyContent: row ? across : down,
    alignItems: row ? down : across === 'flex-start' ? 'stretch' : across,
    padding: pixels(str(raw, 'padding'), gap.padding),
    '--side': row ? down : across,
    ...(background && { background, borderRadius: '6px' }),
    ...margin(raw),
  };
}

/** Pixels on a desktop, and on a phone where they differ. */
const SIZES: Readonly<Record<string, readonly [pc: string, phone?: string]>> = {
  'heading-0': ['30px', '26px'],
  'heading-1': ['24px'],
  'heading-2': ['20px'],
  'heading-3': ['18px', '17px'],
  'heading-4': ['16px'],
  heading: ['16px'],
  normal: ['14px'],
  notation: ['12px'],
  'xxxx-large': ['30px', '26px'],
  'xxx-large': ['24px'],
  'xx-large': ['20px'],
  'x-large': ['18px'],
  large: ['16px', '17px'],
  medium: ['14px'],
  small: ['12px'],
  'x-small': ['10px'],
};
const NORMAL = ['14px'] as const;

/**
 * Size and side of a text; a size Feishu does not know is shown as normal. `a|b` is a size of its own for desktop and
 * phone. The style sheet reads the two properties. Source: cards.md 3.6.
 */
export const typography = (raw: Raw): CSSProperties => {
  const [onPc = '', onPhone = onPc] = str(raw, 'text_size').split('|');
  const [pc] = SIZES[onPc] ?? NORMAL;
  const [wide, phone = wide] = SIZES[onPhone] ?? NORMAL;
  const align = str(raw, 'text_align');
  const colour = inkColour(str(raw, 'text_color'));
  return {
    ...(onPc && { '--size': pc, '--phone-size': phone }),
    ...(align === 'center' || align === 'right' ? { textAlign: align } : {}),
    ...(colour && { color: colour }),
  };
};
