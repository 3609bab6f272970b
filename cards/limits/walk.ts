import { COMPONENTS, MAY_OPEN_URL, misplaced, PARTS, type Place, REMOVED } from './nesting.ts';
import { CARD } from './shapes/card.ts';
import { box, type Kind, type Shape, type Spec, text } from './spec.ts';
import { isRecord, wrongScalar } from './values.ts';

/** The order of the platform's checks: it reports only problems of the earliest phase that has any. */
export const PHASES = ['size', 'json', 'placement', 'value', 'whole', 'resource', 'house'] as const;
export type Phase = (typeof PHASES)[number];
/** A problem for which a card is refused. `path` as Feishu prints it: `ROOT -> body -> elements -> [0](tag: div)`. */
export type CardProblem = { code: number; path: string; message: string; value?: string };
export type Found = (phase: Phase, problem: CardProblem) => void;

const INVALID = 200621;
const tagOf = (value: unknown): string =>
  isRecord(value) && typeof value.tag === 'string' ? `(tag: ${value.tag})` : '';
export const step = (path: string, key: string | number, value: unknown): string =>
  `${path} -> ${typeof key === 'number' ? `[${key}]` : key}${tagOf(value)}`;

/** Compares a card with the shapes: unknown properties, tags, places, missing properties, types, words and sizes. */
export function checkShapes(card: Record<string, unknown>, found: Found): void {
  const colours = customColours(card);

  function check(kind: Spec, value: unknown, place: Place): void {
    const wrong = (message: string): void => {
      const shown = typeof value === 'object' ? {} : { value: String(value) };
      found('value', { code: kind.code ?? INVALID, path: place.path, message, ...shown });
    };
    if (kind.is === 'object' || kind.is === 'by' || kind.is === 'map') {
      if (isRecord(value)) record(kind, value, place, wrong);
      else wrong('failed to unmarshal for object');
    } else if (kind.is === 'list' || kind.is === 'components') {
      if (!Array.isArray(value)) wrong('failed to unmarshal for array');
      else if (kind.is === 'list' && kind.max !== undefined && value.length > kind.max) wrong(`more than ${kind.max}`);
      else for (const [i, each] of value.entries()) member(kind, each, { ...place, path: step(place.path, i, each) });
    } else if (kind.is === 'either') {
      const fitting = kind.of.find((one) => fits(one, value));
      if (fitting) check(fitting, value, place);
      else wrong('failed to unmarshal');
    } else {
      const bad = wrongScalar(kind, value, colours);
      if (bad) wrong(bad);
    }
  }

  function record(
    kind: Extract<Kind, { is: 'object' | 'by' | 'map' }>,
    value: Record<string, unknown>,
    place: Place,
    wrong: (message: string) => void,
  ): void {
    if (kind.is === 'object') properties(kind.keys, value, place);
    else if (kind.is === 'map') {
      for (const [key, each] of Object.entries(value)) {
        if (kind.keys && !kind.keys.includes(key)) unknownProperty(key, place.path);
        else check(kind.of, each, { ...place, path: step(place.path, key, each) });
      }
    } else {
      const name = String(value[kind.key]);
      const shape = Object.hasOwn(kind.of, name) ? kind.of[name] : undefined;
      if (name === 'open_url' && !MAY_OPEN_URL.includes(place.parent)) wrong('open_url is not for this component');
      if (!shape) wrong(`${kind.key} must be one of ${Object.keys(kind.of).join(', ')}`);
      else
        properties({ ...shape, [kind.key]: text }, value, name === 'column' ? { ...place, parent: 'column' } : place);
    }
  }

  function member(kind: Extract<Kind, { is: 'list' | 'components' }>, value: unknown, place: Place): void {
    if (kind.is === 'list') check(kind.of, value, place);
    else component(value, place);
  }

  function properties(shape: Shape, value: Record<string, unknown>, place: Place): void {
    for (const [key, each] of Object.entries(value)) {
      const spec = Object.hasOwn(shape, key) ? shape[key] : undefined;
      if (spec) check(spec, each, { ...place, path: step(place.path, key, each) });
      else unknownProperty(key, place.path);
    }
    for (const [key, spec] of Object.entries(shape)) {
      if (spec.need && value[key] === undefined)
        found('value', { code: spec.code ?? INVALID, path: place.path, message: missing(key), value: key });
    }
  }

  function component(value: unknown, place: Place): void {
    const tag = isRecord(value) ? value.tag : undefined;
    if (!isRecord(value) || typeof tag !== 'string') {
      found('json', { code: INVALID, path: place.path, message: 'an element is an object with a tag' });
      return;
    }
    const refuse = (phase: Phase, message: string, code = INVALID): void =>
      found(phase, { code, path: place.path, message, value: tag });
    const shape = Object.hasOwn(COMPONENTS, tag) ? COMPONENTS[tag] : undefined;
    if (REMOVED.includes(tag)) refuse('json', `unsupported tag ${tag}`, 200861);
    else if (PARTS.includes(tag)) refuse('placement', `type of element is not supported tag: ${tag}`);
    else if (!shape) refuse('json', `not support tag: ${tag}`);
    else {
      const refusal = misplaced(tag, value, place);
      if (refusal) refuse('placement', refusal);
      if (tag !== 'audio') {
        const { path, inForm, depth } = place;
        const within = { path, parent: tag, inForm: inForm || tag === 'form', depth: depth + 1 };
        properties({ ...shape, tag: text, element_id: text, margin: box(-99, 99) }, value, within);
      }
    }
  }

  function unknownProperty(key: string, path: string): void {
    found('json', { code: INVALID, path, message: `unknown property, property: ${key}, path: ${path}`, value: key });
  }

  properties(CARD, card, { path: 'ROOT', parent: 'body', inForm: false, depth: 0 });
}

const missing = (key: string): string => (key === 'body' ? 'body is nil' : `required property is missing: ${key}`);

function fits(kind: Kind, value: unknown): boolean {
  if (kind.is === 'map' || kind.is === 'object') return isRecord(value);
  if (kind.is === 'list') return Array.isArray(value);
  return wrongScalar(kind, value, []) === null;
}

function customColours(card: Record<string, unknown>): string[] {
  const style = isRecord(card.config) ? card.config.style : undefined;
  return isRecord(style) && isRecord(style.color) ? Object.keys(style.color) : [];
}
