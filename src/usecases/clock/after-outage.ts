import { sayInstant } from '../../domain/time/say-date.ts';
import type { Deps } from '../deps.ts';
import { sayTo } from '../notice.ts';

/** Case numbers a note to the administrators names. */
const NAMED_MOST = 30;
const LOOKED_AT_MOST = 1_000;

/**
 * What was missed while the service was away, in order: first the messages people wrote, fetched from their chats and
 * handled as if they had just come, then the clocks. The administrators are told which cases were affected.
 * Source: calendar.md, rule 6; storage.md, "The rest".
 *
 * @param handle  takes each message as Feishu would have brought it
 * @param act     runs what is due
 */
export async function catchUp(
  deps: Deps,
  outage: { from: Date; to: Date },
  handle: (words: Awaited<ReturnType<Deps['messenger']['history']>>[number]) => Promise<unknown>,
  act: () => Promise<void>,
): Promise<void> {
  let heard = 0;
  for (const chat of await deps.memory.chats()) {
    try {
      for (const words of await deps.messenger.history(chat, chat.at)) {
        await handle(words);
        heard += 1;
      }
    } catch (error) {
      deps.log.error({ chatId: chat.chatId, err: error }, 'history.failed');
    }
  }
  const affected = (await deps.cases.due(deps.clock.now(), LOOKED_AT_MOST)).map((c) => c.no);
  await act();
  const { from, to } = outage;
  const now = deps.clock.now();
  const names = affected.slice(0, NAMED_MOST).join('、');
  const more = affected.length > NAMED_MOST ? ` 等 ${affected.length} 件` : '';
  const words = `系统于${sayInstant(from, now)}至${sayInstant(to, now)}中断，现已恢复。补收消息 ${heard} 条；${affected.length > 0 ? `有到期事项、已补办补发的办件：${names}${more}` : '没有办件在此期间到期'}。`;
  for (const who of deps.directory.current().administrators)
    await sayTo(deps, `outage/${from.toISOString()}/${who.openId}`, { person: who.openId, name: who.name }, words);
}
