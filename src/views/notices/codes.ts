import { codeCard as drawCode, codesCard as drawCodes } from '../../../cards/chat/codes.ts';
import { type Card, userText } from '../../../cards/kit.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Code } from '../../domain/directory/code.ts';
import { type Directory, enterpriseById } from '../../domain/directory/directory.ts';
import { formatMinute } from '../../domain/time/format-date.ts';
import { stubText } from '../case/stub.ts';

/** Codes on a page of the list. D */
const PAGE = 10;
/** Most characters of what a code is called. D */
const CALLED_MOST = 60;

/** What a code is called: its enterprise, or its channel and place. */
export function codeCalled(
  { enterprise, channel, place }: Pick<Code, 'enterprise' | 'channel' | 'place'>,
  d: Directory,
): string {
  if (enterprise !== undefined) return enterpriseById(d, enterprise)?.name ?? '已不在名册的企业';
  const name = d.channels.find((k) => k.id === channel)?.name;
  return [name, place].filter(Boolean).join(' ') || '通用';
}

/** A code as a picture with its address under it; `key`: what the platform gave for the picture. */
export const codeCard = (noticeId: string, code: Code, key: string | null, url: string, d: Directory): Card =>
  drawCode({ noticeId, code: code.id, called: userText(codeCalled(code, d), CALLED_MOST), key, url });

/** What a code becomes that was stopped. */
export const codeStopped = (called: string): Card => stubText(`二维码“${called}”已停用`);

/** The codes in force. `all`: also those of others. */
export function codesCard(
  { noticeId, codes, page, all }: { noticeId: string; codes: readonly Code[]; page: number; all: boolean },
  { directory, at }: Rules,
): Card {
  const pages = Math.max(1, Math.ceil(codes.length / PAGE));
  const shown = Math.min(Math.max(1, page), pages);
  return drawCodes({
    noticeId,
    count: codes.length,
    codes: codes.slice((shown - 1) * PAGE, shown * PAGE).map((code) => ({
      id: code.id,
      called: userText(codeCalled(code, directory), CALLED_MOST),
      made: `${all ? `${code.by.name}，` : ''}${formatMinute(code.madeAt, at)}`,
    })),
    page: shown,
    pages,
  });
}
