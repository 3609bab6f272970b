import { markdownOf, recordsIn, tagged, type Visited } from './visit.ts';
import type { Found } from './walk.ts';

/** What the platform knows: image keys of this app, and people it can see. An absent list is not checked. */
export type Known = { readonly imageKeys?: ReadonlySet<string>; readonly people?: ReadonlySet<string> };

const IMAGE = /!\[[^\]]*\]\(([^)\s]*)[^)]*\)/g;
const AT = /<at\s+(?:id|ids)\s*=\s*["']?([^"'>\s]+)["']?/g;
const PERSON = /<person\s+id\s*=\s*["']?([^"'>\s]+)["']?/g;
const PEOPLE_LISTS: readonly string[] = ['select_person', 'multi_select_person'];

/** Image keys (200570; a web address is never one) and ids of people (100290). */
export function checkResources(card: Record<string, unknown>, known: Known, found: Found): void {
  for (const one of tagged(card)) {
    for (const key of imagesOf(one)) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(key) || (known.imageKeys && !known.imageKeys.has(key)))
        found('resource', { code: 200570, path: one.path, message: 'card contains invalid image keys', value: key });
    }
    for (const id of peopleOf(one)) {
      if (known.people && !known.people.has(id))
        found('resource', {
          code: 100290,
          path: one.path,
          message: 'There is an invalid user resource(at/person) in your card',
          value: id,
        });
    }
  }
}

const strings = (...values: unknown[]): string[] =>
  values.filter((value) => typeof value === 'string' && value !== '') as string[];

function imagesOf(one: Visited): string[] {
  const { node, tag } = one;
  // A standard icon may carry an empty or unused img_key in the platform's own samples.
  const own = tag === 'standard_icon' ? [] : [node.img_key];
  const listed = [...recordsIn(node.img_list), ...recordsIn(node.options)].map((each) => each.img_key);
  const written = markdownOf(one).flatMap((content) => [...content.matchAll(IMAGE)].map((match) => match[1]));
  return strings(...own, ...listed, ...written);
}

function peopleOf(one: Visited): string[] {
  const { node, tag } = one;
  const own = tag === 'person' ? [node.user_id] : [];
  const listed =
    tag === 'person_list' && node.drop_invalid_user_id !== true ? recordsIn(node.persons).map((p) => p.id) : [];
  const options = PEOPLE_LISTS.includes(tag) ? recordsIn(node.options).map((option) => option.value) : [];
  const written = markdownOf(one).flatMap((content) =>
    [...content.matchAll(AT), ...content.matchAll(PERSON)].flatMap((match) => match[1]?.split(',') ?? []),
  );
  return strings(...own, ...listed, ...options, ...written.filter((id) => id !== 'all'));
}
