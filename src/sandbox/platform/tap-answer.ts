import type { TapOutcome, Toast } from '../api.ts';
import { type Known, problemsOf } from './card-check.ts';
import { isNode, type Node } from './card-tree.ts';
import { type Carried, jsonOr } from './http-carrier.ts';

/** What a client shows for a code, in our own wording. Source: events-and-callbacks §4.5. */
const WORDS: Record<number, string> = {
  200340: '应用未配置卡片回调，或没有在线的长连接',
  200341: '应用未在 3 秒内回应',
  200342: '无法连接应用的回调地址',
  200343: '无法解析应用的回调地址',
  200080: '调用应用时出错',
  200671: '应用的回应状态码不是 200',
  200672: '应用的回应格式不对',
  200673: '应用返回的卡片无效',
  200830: '新版卡片不能变回旧版',
};
const clientError = (code: number): TapOutcome => ({
  error: { code, text: WORDS[code] ?? '出错了，请稍后重试' },
});

const FAILED = { no_url: 200340, timeout: 200341, tcp: 200342, dns: 200343, other: 200080 } as const;
const TYPES = ['info', 'success', 'error', 'warning'];

function readToast(toast: unknown): Toast | null {
  if (!isNode(toast)) return null;
  const { type = 'info', content, i18n } = toast;
  const said = typeof content === 'string' ? content : isNode(i18n) ? i18n.zh_cn : '';
  return TYPES.includes(String(type)) && typeof said === 'string'
    ? { type: type as Toast['type'], content: said }
    : null;
}

/** The card of an answer, or the code with which the client ignores it. */
function readCard(card: unknown, old: Node, known: Known): { card: Node } | { code: number } {
  if (!isNode(card)) return { code: 200672 };
  if (card.type !== 'raw' || !isNode(card.data)) return { code: 200673 };
  if (old.schema === '2.0' && card.data.schema !== '2.0') return { code: 200830 };
  return problemsOf(card.data, known).length > 0 ? { code: 200673 } : { card: card.data };
}

/** Reads the answer to a card callback: what the person sees, and the card that replaces the old one. Source: §4.4. */
export function readAnswer(carried: Carried, old: Node, known: Known): { outcome: TapOutcome; card?: Node } {
  if ('failed' in carried && carried.failed) return { outcome: clientError(FAILED[carried.failed]) };
  if (!('status' in carried) || carried.status !== 200) return { outcome: clientError(200671) };
  const answer = jsonOr(carried.text);
  if (!isNode(answer)) return { outcome: clientError(200672) };
  const toast = answer.toast === undefined ? undefined : readToast(answer.toast);
  if (toast === null) return { outcome: clientError(200672) };
  if (answer.card === undefined) return { outcome: toast ? { toast } : {} };
  const read = readCard(answer.card, old, known);
  if ('code' in read) return { outcome: clientError(read.code) };
  return { outcome: { ...(toast && { toast }), card: true }, card: read.card };
}
