import { CONFIDENTIAL_STUB } from '../../../cards/case/words.ts';
import { inert } from '../../../cards/plain-text.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Audience } from '../../domain/case/message.ts';
import { tagFor } from '../case/header.ts';
import { headlineFor } from '../case/headline.ts';

/**
 * The text sent where a card was refused: number, state and next step. It has nobody's own words, which may be what was
 * refused (T36). Source: T35.
 *
 * @param audience  whose card it was; without it the text is for everybody who may see the case
 */
export function fallbackText(c: Case, rules: Rules, audience: Audience = 'filer'): string {
  if (c.confidential && audience !== 'confidential_officer') return CONFIDENTIAL_STUB;
  const lines = [
    `${c.no}【${tagFor(c, audience)}】`,
    headlineFor(c, audience, rules),
    `卡片暂时无法显示，可回复“查询 ${c.no}”再试。`,
  ];
  return lines.map(inert).join('\n');
}

/** In place of a file whose bytes are gone, for whoever asked to see it. */
export const fileGoneText = ({ no, files }: Case, id: string): string =>
  inert(`${no} 的附件「${files.find((f) => f.id === id)?.name ?? ''}」在系统中已读不出来，请向提供的人另要一份。`);

/** For an administrator, when no officer of a confidential case can be reached: only its number. Source: R-802. */
export const withheldText = ({ no }: Case): string =>
  `${no} 为保密件，指定专办人员均无法送达，请核对通讯录中的专办人员。`;
