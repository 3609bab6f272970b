import { askCard as drawAsk } from '../../../cards/chat/ask.ts';
import { type Card, userText } from '../../../cards/kit.ts';
import type { Ask } from '../../domain/notice/notice.ts';

/** The question of a notice, with its button. What files and people wrote in it stays text. */
export const askCard = (noticeId: string, { title, lines, yes }: Ask): Card =>
  drawAsk({ noticeId, title, lines: lines.map((line) => userText(line)), yes });
