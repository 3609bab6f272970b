import type { Reply } from '../../deliveries.ts';

const toast = (content: string): Reply => ({ toast: { type: 'error', content } });

/** Something failed or took too long; the text does not say whether the press took effect. */
export const BUSY = toast('系统繁忙，请稍后再试');
export const TOO_OFTEN = toast('操作过于频繁，请稍后再试');
/** The press carried a value that Qisu did not write. */
export const UNREADABLE = toast('无法识别此操作，请在最新的卡片上重试');

/** A reply in Feishu's form: never empty, a card wrapped as raw JSON. Source: events-and-callbacks.md 4.4. */
export const wire = ({ toast, card }: Reply): Record<string, unknown> => ({
  ...(toast && { toast }),
  ...(card && { card: { type: 'raw', data: card } }),
});
