import type { Case } from '../../domain/case/case.ts';

/** Stands where the number of a case was that is confidential now. */
const WITHHELD = '（编号已隐去）';

/** What was drawn from a case, without the numbers of confidential cases that it named. Source: R-802. */
export function withoutWithheld<T>({ withheld = [] }: Pick<Case, 'withheld'>, drawn: T): T {
  if (withheld.length === 0) return drawn;
  const text = withheld.reduce((said, no) => said.replaceAll(no, WITHHELD), JSON.stringify(drawn));
  return JSON.parse(text) as T;
}
