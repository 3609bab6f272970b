import { sayInstant } from '../../domain/time/say-date.ts';
import type { Words } from '../../ports.ts';
import type { Deps } from '../deps.ts';
import { handler } from '../handle.ts';
import { sayTo } from '../notice.ts';

/** Case numbers a note to the administrators names. */
const NAMED_MOST = 30;
const LOOKED_AT_MOST = 1_000;

type Outage = { from: Date; to: Date };

/**
 * What was missed while the service was away, in order: first the messages people wrote, fetched from their chats and
 * handled as if they had come when they were written, then the clocks. The administrators are told which cases were
 * affected. Source: calendar.md, rule 6; storage.md, "The rest".
 *
 * @param act  runs what is due
 */
export async function catchUp(deps: Deps, outage: Outage, act: () => Promise<void>): Promise<void> {
  const heard = await hear(deps, outage);
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

/** Handles what was written to us meanwhile, whatever the chat, in the order in which it was written; how many there were. */
async function hear(deps: Deps, outage: Outage): Promise<number> {
  const handle = handler({ ...deps, missedSince: outage.from });
  let heard = 0;
  for (const words of await missed(deps, outage)) {
    if (await deps.memory.handled(words.messageId)) continue;
    heard += 1;
    try {
      await handle(words);
    } catch (error) {
      deps.log.error({ messageId: words.messageId, err: error }, 'history.not_handled');
    }
  }
  return heard;
}

/** What was said to us in every chat we know, oldest first. A chat that cannot be read keeps no other from being heard. */
async function missed(deps: Deps, { from }: Outage): Promise<Words[]> {
  const known = await deps.memory.chats();
  const { units, boards } = deps.directory.current();
  const groups = [...units, ...boards].flatMap(({ chatId }) =>
    chatId && !known.some((k) => k.chatId === chatId) ? [{ chatId, at: from }] : [],
  );
  const found: Words[] = [];
  for (const chat of [...known, ...groups]) {
    try {
      found.push(...(await deps.messenger.history(chat, chat.at)).filter((w) => w.toBot));
    } catch (error) {
      deps.log.error({ chatId: chat.chatId, err: error }, 'history.failed');
    }
  }
  return found.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}
