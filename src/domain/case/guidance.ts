import type { Case } from './case.ts';
import type { Rules } from './context.ts';

/** The guidance for a category that is redirected; undefined for other categories. */
export const toGuide = (c: Case, rules: Pick<Rules, 'profile'>): string | undefined => {
  const category = rules.profile.categories.find((k) => k.id === c.category);
  return category?.kind === 'redirect' ? category.guidance : undefined;
};
