import { COLOUR, RGBA } from './shapes/card.ts';
import type { Kind } from './spec.ts';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const LENGTH = /^(-?\d+)px$/;
const inside = (part: string, min: number, max: number): boolean => {
  if (part === '0') return min <= 0;
  const read = LENGTH.exec(part)?.[1];
  return read !== undefined && Number(read) >= min && Number(read) <= max;
};

/** What is wrong with a value that has no properties, or null. Values with properties are checked in `walk.ts`. */
export function wrongScalar(kind: Kind, value: unknown, customColours: readonly string[]): string | null {
  switch (kind.is) {
    case 'text':
      if (typeof value !== 'string') return 'failed to unmarshal for string';
      if (kind.max !== undefined && [...value].length > kind.max) return `longer than ${kind.max} characters`;
      return kind.like && !kind.like.test(value) ? 'invalid format' : null;
    case 'flag':
      return typeof value === 'boolean' ? null : 'failed to unmarshal for bool';
    case 'number':
      if (typeof value !== 'number' || (kind.whole && !Number.isInteger(value)))
        return 'failed to unmarshal for number';
      return value < kind.min || value > kind.max ? `must lie in ${kind.min} to ${kind.max}` : null;
    case 'word':
      return kind.of.some((word) => word === value) ? null : `must be one of ${kind.of.join(', ')}`;
    case 'px': {
      if (typeof value !== 'string') return 'failed to unmarshal for string';
      if (kind.words.includes(value)) return null;
      const parts = value.split(' ');
      const counts = kind.box ? [1, 2, 4] : [1];
      const fits = counts.includes(parts.length) && parts.every((part) => inside(part, kind.min, kind.max));
      return fits ? null : `invalid size, ${kind.min} to ${kind.max} px`;
    }
    case 'colour': {
      const known =
        typeof value === 'string' &&
        (COLOUR.test(value) ||
          customColours.includes(value) ||
          kind.also.includes(value) ||
          (kind.rgba && RGBA.test(value)));
      return known ? null : `invalid color: ${String(value)}`;
    }
    default:
      return null;
  }
}
