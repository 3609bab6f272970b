import { type UserText, userText } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';

/** Most files of one note that a card names, and most characters of each name. */
const MOST_NAMED = 4;
const MOST_NAME = 24;

/** `附件 2 个：合同.pdf、图片`: the files that came with a note. */
export function enclosuresOf(c: Pick<Case, 'files'>, ids: readonly string[] | undefined): UserText | undefined {
  const files = c.files.filter((f) => ids?.includes(f.id));
  if (files.length === 0) return undefined;
  const names = files.slice(0, MOST_NAMED).map((f) => userText(f.name, MOST_NAME).text);
  return userText(`附件 ${files.length} 个：${names.join('、')}${files.length > MOST_NAMED ? ' 等' : ''}`);
}
