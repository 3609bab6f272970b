/** The types with which the shapes of Card JSON 2.0 are written as data. `walk.ts` reads them. */

/** A property: its values, whether it is required, and the platform's code when it is wrong (default 200621). */
export type Spec = Kind & { readonly need?: true; readonly code?: number };
/** The properties an object may have; every other one makes the platform refuse the whole card. */
export type Shape = Readonly<Record<string, Spec>>;

export type Kind =
  | { readonly is: 'text'; readonly max?: number; readonly like?: RegExp }
  | { readonly is: 'flag' }
  | { readonly is: 'number'; readonly min: number; readonly max: number; readonly whole: boolean }
  | { readonly is: 'word'; readonly of: readonly (string | number | boolean)[] }
  | {
      readonly is: 'px';
      readonly min: number;
      readonly max: number;
      readonly words: readonly string[];
      readonly box: boolean;
    }
  | { readonly is: 'colour'; readonly also: readonly string[]; readonly rgba: boolean }
  | { readonly is: 'object'; readonly keys: Shape }
  | { readonly is: 'by'; readonly key: 'tag' | 'type'; readonly of: Readonly<Record<string, Shape>> }
  | { readonly is: 'list'; readonly of: Kind; readonly max?: number }
  | { readonly is: 'map'; readonly of: Kind; readonly keys?: readonly string[] }
  | { readonly is: 'components' }
  | { readonly is: 'either'; readonly of: readonly Kind[] }
  | { readonly is: 'any' };

/** Marks a property as one that must be there. */
export const need = (kind: Kind, code?: number): Spec => ({ ...kind, need: true, ...(code && { code }) });
export const coded = (code: number, kind: Kind): Spec => ({ ...kind, code });

export const text: Kind = { is: 'text' };
export const flag: Kind = { is: 'flag' };
export const anything: Kind = { is: 'any' };
export const components: Kind = { is: 'components' };
export const like = (pattern: RegExp): Kind => ({ is: 'text', like: pattern });
export const word = (...of: (string | number | boolean)[]): Kind => ({ is: 'word', of });
export const object = (keys: Shape): Kind => ({ is: 'object', keys });
export const by = (key: 'tag' | 'type', of: Readonly<Record<string, Shape>>): Kind => ({ is: 'by', key, of });
export const list = (of: Kind, max?: number): Kind => ({ is: 'list', of, ...(max && { max }) });
export const map = (of: Kind, keys?: readonly string[]): Kind => ({ is: 'map', of, ...(keys && { keys }) });
export const either = (...of: Kind[]): Kind => ({ is: 'either', of });
export const whole = (min: number, max = Number.MAX_SAFE_INTEGER): Kind => ({ is: 'number', min, max, whole: true });
export const number = (min = -Infinity, max = Infinity): Kind => ({ is: 'number', min, max, whole: false });
export const colour = (...also: string[]): Kind => ({ is: 'colour', also, rgba: false });
/** Backgrounds and borders also take the RGBA notation. */
export const surface = (...also: string[]): Kind => ({ is: 'colour', also, rgba: true });

/** One length in pixels, or one of the words. */
export const px = (min: number, max: number, ...words: string[]): Kind => ({ is: 'px', min, max, words, box: false });
/** A box of 1, 2 or 4 lengths; three are not documented and so refused. Source: cards.md 3.3. */
export const box = (min: number, max: number): Kind => ({ is: 'px', min, max, words: [], box: true });
