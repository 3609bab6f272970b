import { toastFor } from '../../../cards/toast.ts';
import type { Reply } from '../../deliveries.ts';
import { audienceFor } from '../../domain/case/audiences.ts';
import type { Case } from '../../domain/case/case.ts';
import { enqueue } from '../../domain/case/outbox.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { changeCase } from '../change-case.ts';
import type { Change } from '../changes.ts';
import { contextFor, type Deps, rulesNow } from '../deps.ts';
import { placeOf, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';
import { notFound } from './not-found.ts';

const SHAPE = /^查询[\s:：]*(QS\d{8}-\d{4,5})$/i;

/** 查询 <number>: a fresh living card in private chat, for people who may see the case. */
export const lookUp: ChatWord = {
  pattern: /^查询/,
  where: 'p2p',
  async run(deps, actor, words) {
    if (!actor) return;
    const answer = (text: string) => sendText(deps, words.messageId, placeOf(words), text);
    const no = SHAPE.exec(words.text.trim())?.[1]?.toUpperCase();
    if (!no) return answer('请写上办件编号，例如：查询 QS20260101-0001');
    const c = await deps.cases.byNo(no);
    if (!c) return answer(notFound(no));
    const brought = await bringCard(deps, actor, c._id, words.messageId);
    if (brought.toast?.type === 'error') await answer(notFound(no));
  },
};

/** Adds a fresh card for this person to the case's outbox. */
export async function bringCard(deps: Deps, actor: PersonActor, caseId: string, delivery: string): Promise<Reply> {
  const make = (c: Case | null, seen: boolean): Change<Case, 'queued' | 'nothing there'> => {
    const audience = c && audienceFor(c, actor, rulesNow(deps));
    if (!c || !audience) return { answer: 'nothing there' };
    if (seen) return { answer: 'queued' };
    const ctx = contextFor(deps, actor, c, { delivery });
    const to = { person: actor.openId, name: actor.name };
    return { write: enqueue(c, [{ to, show: { card: audience, fresh: true } }], ctx), answer: 'queued' };
  };
  if ((await changeCase(deps, caseId, make, { delivery })) === 'nothing there') {
    deps.log.warn({ caseId, actor: actor.openId }, 'refused.look_up');
    return { toast: { type: 'error', content: toastFor({ code: 'no_such_case' }, { unit: (id: string) => id }) } };
  }
  deps.wake();
  return { toast: { type: 'info', content: '最新卡片已发到您与我的私聊' } };
}
