import type { Case } from './case.ts';
import type { Rules } from './context.ts';

/** Whether the case's category is one that is guided elsewhere, and where to. */
export const toGuide = (c: Case, rules: Rules): string | undefined => {
  const category = rules.profile.categories.find((k) => k.id === c.category);
  return category?.kind === 'redirect' ? category.guidance : undefined;
};
