import { CONTAINERS } from './shapes/containers.ts';
import { DISPLAY } from './shapes/display.ts';
import { INTERACTIVE } from './shapes/interactive.ts';
import type { Shape } from './spec.ts';

/** Every component of Card JSON 2.0 by tag, with the properties it may have beside tag, element_id and margin. */
export const COMPONENTS: Readonly<Record<string, Shape>> = { ...CONTAINERS, ...DISPLAY, ...INTERACTIVE };

/** Tags of 1.0 that 2.0 no longer has; their code is 200861. */
export const REMOVED: readonly string[] = ['action', 'note'];
/** Tags of parts of a component, which are never in an `elements` array. */
export const PARTS: readonly string[] = ['column', 'plain_text', 'lark_md', 'text_tag', 'standard_icon', 'custom_icon'];

/**
 * Which components may not be directly in which. A form and a table are allowed only at the root. A chart in a form is
 * documented both ways and so is only a lint. Source: cards.md 4.
 */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  body: [],
  form: ['form', 'table'],
  column: ['form', 'table'],
  collapsible_panel: ['form', 'table'],
  interactive_container: ['form', 'table'],
};
/** Components that work only with a form somewhere above them. */
const FORM_ONLY: readonly string[] = ['multi_select_static', 'multi_select_person'];
/** How deep containers may lie in one another; a column counts with its column_set. */
const MAX_DEPTH = 5;

export type Place = {
  readonly path: string;
  readonly parent: string;
  readonly inForm: boolean;
  readonly depth: number;
};

/** Why a component is not allowed in this place, or null. */
export function misplaced(tag: string, element: Readonly<Record<string, unknown>>, place: Place): string | null {
  if (REFUSED[place.parent]?.includes(tag)) return `type of element is not supported tag: ${tag} in ${place.parent}`;
  const multi = FORM_ONLY.includes(tag) || (tag === 'select_img' && element.multi_select === true);
  if (multi && !place.inForm) return `type of element is not supported tag: ${tag} outside a form`;
  if (tag in CONTAINERS && place.depth >= MAX_DEPTH) return `containers lie more than ${MAX_DEPTH} deep`;
  return null;
}

/** `open_url` is documented only for these two. Source: cards.md 3.8. */
export const MAY_OPEN_URL: readonly string[] = ['button', 'interactive_container'];
