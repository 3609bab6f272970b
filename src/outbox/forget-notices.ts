import type { Case } from '../domain/case/case.ts';
import type { OutboxItem } from '../domain/case/message.ts';
import { nextSendAt } from '../domain/case/outbox.ts';
import { RECALL_MS } from '../domain/case/said.ts';
import { casesIn, type Notice } from '../domain/notice/notice.ts';
import { changeNotice } from '../usecases/change-case.ts';
import type { Change } from '../usecases/changes.ts';
import type { Deps } from '../usecases/deps.ts';

/** Most notices looked through, newest first. */
const NOTICES_MOST = 5_000;

const isAbout = (n: Notice, c: Case): boolean =>
  casesIn(n).includes(c._id) || ('words' in n.show && n.show.words.includes(c.no));

/**
 * Lists, batches and answers of the last day that show a case which is confidential now: with other cases in it a list is
 * drawn anew, anything else is taken back. Whoever filed the case keeps theirs. Source: R-802.
 *
 * @returns false when a notice kept changing
 */
export async function forgetNotices(deps: Deps, c: Case): Promise<boolean> {
  const since = new Date(deps.clock.now().getTime() - RECALL_MS);
  for (const n of await deps.notices.since(since, NOTICES_MOST)) {
    if (!n.sent || !isAbout(n, c) || ('person' in n.to && n.to.person === c.filer.openId)) continue;
    const done = await changeNotice<'done' | 'busy'>(deps, n._id, (now) => forgotten(deps, now, c), {
      otherwise: 'busy',
    });
    if (done === 'busy') return false;
  }
  deps.wake();
  return true;
}

async function forgotten(deps: Deps, n: Notice | null, c: Case): Promise<Change<Notice, 'done'>> {
  if (!n?.sent || n.outbox.length > 0) return { answer: 'done' };
  const others = casesIn(n).some((id) => id !== c._id);
  const item: OutboxItem = {
    id: `${n._id}/${c._id}`,
    at: deps.clock.now(),
    to: { chat: n.sent.chatId },
    hours: 'any',
    show: others ? { notification: 'notice', audience: 'respondent' } : { recall: n.sent.messageId },
  };
  const outbox = [item];
  return { write: { ...n, outbox, sendAt: nextSendAt(outbox) }, answer: 'done' };
}
