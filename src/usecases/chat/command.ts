import type { Words } from '../../deliveries.ts';
import { SLOT_MINUTES } from '../../domain/case/files.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { eventSaid } from '../../domain/events/lifecycle.ts';
import { act } from '../act.ts';
import type { Deps } from '../deps.ts';
import { placeOf, sendText } from '../notice.ts';
import { refusalWords } from '../refusal-words.ts';
import { notFound } from './not-found.ts';

/** A word, a case number, and optional text: `受理 QS20261122-0001`, `进展 QS20261122-0001 已到现场`. */
const SHAPE = /^(\p{Script=Han}{2,10})[\s:：]*(QS\d{8}-\d{4,5})(?:[\s:：]+([\s\S]+))?$/iu;
const BARE = /^(\p{Script=Han}{2,10})$/u;

/**
 * Runs the event of a command, checked by the state alone. True when it was a command. Source: lifecycle.md, "Events".
 */
export async function command(deps: Deps, actor: PersonActor, words: Words): Promise<boolean> {
  const text = words.text.trim();
  const answer = (said: string) => sendText(deps, words.messageId, placeOf(words), said);
  const bare = BARE.exec(text)?.[1];
  if (bare && eventSaid(bare)) {
    await answer(`请在“${bare}”后面写上办件编号，例如：${bare} QS20260101-0001`);
    return true;
  }
  const [, word, no, rest] = SHAPE.exec(text) ?? [];
  if (!word || !no) return false;
  const event = eventSaid(word);
  if (!event) {
    await answer(`没有“${word}”这个指令。发送“帮助”查看可用的指令，或发送“查询 ${no.toUpperCase()}”打开这件办件。`);
    return true;
  }
  const c = await deps.cases.byNo(no.toUpperCase());
  if (!c) {
    await answer(notFound(no.toUpperCase()));
    return true;
  }
  const acted = await act(deps, {
    caseId: c._id,
    action: event.name,
    actor,
    delivery: words.messageId,
    messageId: words.messageId,
    saidAt: words.createdAt,
    ...(rest && event.command && { form: { [event.command]: rest.trim() } }),
  });
  // The same words as for a number that does not exist, so that nobody learns of a confidential case.
  if (acted.what === 'refused' && (!acted.case || acted.refusal.code === 'no_such_case')) await answer(notFound(c.no));
  else if (acted.what === 'refused') await answer(refusalWords(deps, acted.refusal, acted.case, actor));
  else if (acted.what === 'form') await answer(`“${event.label}”需要填写表单，已发到您与我的私聊。`);
  else if (acted.what === 'slot')
    await answer(`请在 ${SLOT_MINUTES} 分钟内把文件发到与我的私聊，将归入 ${c.no}（${event.label}）。`);
  else await answer(`${c.no}：${event.done(acted.case)}`);
  return true;
}
