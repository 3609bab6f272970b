import { toastFor } from '../../../cards/toast.ts';
import type { Reply } from '../../deliveries.ts';
import { audienceFor } from '../../domain/case/audiences.ts';
import type { Case } from '../../domain/case/case.ts';
import { openObligations } from '../../domain/case/current.ts';
import { enqueue } from '../../domain/case/outbox.ts';
import type { ObligationKind } from '../../domain/case/parts.ts';
import { holdsReceipt, owes } from '../../domain/case/roles.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { receiptWords } from '../../domain/events/make-confidential.ts';
import { changeCase } from '../change-case.ts';
import type { Change } from '../changes.ts';
import { contextFor, type Deps, rulesNow } from '../deps.ts';
import { sendText } from '../notice.ts';

/** What came of it; `owes`: the case is another's by now, and only a command meets what is owed in it. */
type Brought = 'queued' | 'nothing there' | { receipt: string } | { owes: string };

const MEETS: Record<ObligationKind, string> = {
  written_reply: '上传书面答复',
  urge_answer: '回复督办',
  monthly_progress: '填报月度进展',
};

/** For a unit that no longer has the case and still owes something: what to write. */
function owedOnly(c: Case, actor: PersonActor, deps: Deps): { owes: string } | undefined {
  const owed = openObligations(c).find((o) => owes(c, actor, o.kind, deps.directory.current()));
  if (!owed || c.confidential) return undefined;
  return { owes: `${c.no} 已不在贵单位办理，请发送“${MEETS[owed.kind]} ${c.no}”办理应办事项` };
}

/** Adds a fresh card for this person to the case's outbox; whoever filed a confidential case gets its receipt. */
export async function bringCard(deps: Deps, actor: PersonActor, caseId: string, delivery: string): Promise<Reply> {
  const make = (c: Case | null, seen: boolean): Change<Case, Brought> => {
    if (c && !actor.confidentialOfficer && holdsReceipt(c, actor.openId)) return { answer: { receipt: c.no } };
    const audience = c && audienceFor(c, actor, rulesNow(deps));
    if (!c) return { answer: 'nothing there' };
    if (!audience) return { answer: owedOnly(c, actor, deps) ?? 'nothing there' };
    if (seen) return { answer: 'queued' };
    const ctx = contextFor(deps, actor, c, { delivery });
    const to = { person: actor.openId, name: actor.name };
    return { write: enqueue(c, [{ to, show: { card: audience, fresh: true } }], ctx), answer: 'queued' };
  };
  const brought = await changeCase(deps, caseId, make, { delivery });
  if (typeof brought === 'object' && 'owes' in brought) return { toast: { type: 'info', content: brought.owes } };
  if (typeof brought === 'object') {
    const to = { person: actor.openId, name: actor.name };
    await sendText(deps, `receipt/${delivery}`, to, receiptWords(brought.receipt));
    return { toast: { type: 'info', content: '本件已由专人办理，回执已发到您与我的私聊' } };
  }
  if (brought === 'nothing there') {
    deps.log.warn({ caseId, actor: actor.openId }, 'refused.look_up');
    return { toast: { type: 'error', content: toastFor({ code: 'no_such_case' }, { unit: (id: string) => id }) } };
  }
  deps.wake();
  return { toast: { type: 'info', content: '最新卡片已发到您与我的私聊' } };
}
