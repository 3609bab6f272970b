import { toastFor } from '../../../cards/toast.ts';
import type { Reply } from '../../deliveries.ts';
import { audienceFor } from '../../domain/case/audiences.ts';
import type { Case } from '../../domain/case/case.ts';
import { openObligations } from '../../domain/case/current.ts';
import { enqueue } from '../../domain/case/outbox.ts';
import type { ObligationKind } from '../../domain/case/parts.ts';
import { holdsReceipt, owes } from '../../domain/case/roles.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { BUTTONS } from '../../domain/events/lifecycle.ts';
import { receiptWords } from '../../domain/events/make-confidential.ts';
import { changeCase } from '../change-case.ts';
import type { Change } from '../changes.ts';
import { contextFor, type Deps, rulesNow } from '../deps.ts';
import { sendText } from '../notice.ts';

/** Words that come in private instead of the card, and what is said where they were asked for. */
type Instead = { words: string; said: string };
type Brought = 'queued' | 'nothing there' | Instead;

/** The label of the event by which what is owed is met. */
const meets = (kind: ObligationKind): string | undefined => BUTTONS.find((event) => event.owes === kind)?.label;

/** For a unit whose case is another's by now and that still owes something: what to write, as no card of it has the button. */
function owedOnly(c: Case, actor: PersonActor, deps: Deps): Instead | undefined {
  const owed = openObligations(c).find((o) => owes(c, actor, o.kind, deps.directory.current()));
  if (!owed || c.confidential) return undefined;
  return {
    words: `${c.no} 已不在贵单位办理，但仍有一项须由贵单位完成：请发送“${meets(owed.kind)} ${c.no}”办理。`,
    said: '本件已不在贵单位办理，须完成的事项已发到您与我的私聊',
  };
}

const receipt = (no: string): Instead => ({
  words: receiptWords(no),
  said: '本件已由专人办理，回执已发到您与我的私聊',
});

/** Adds a fresh card for this person to the case's outbox; whoever filed a confidential case gets its receipt, and a unit that only owes something gets how to give it. */
export async function bringCard(deps: Deps, actor: PersonActor, caseId: string, delivery: string): Promise<Reply> {
  const make = (c: Case | null, seen: boolean): Change<Case, Brought> => {
    if (c && !actor.confidentialOfficer && holdsReceipt(c, actor.openId)) return { answer: receipt(c.no) };
    const audience = c && audienceFor(c, actor, rulesNow(deps));
    if (!c) return { answer: 'nothing there' };
    if (!audience) return { answer: owedOnly(c, actor, deps) ?? 'nothing there' };
    if (seen) return { answer: 'queued' };
    const ctx = contextFor(deps, actor, c, { delivery });
    const to = { person: actor.openId, name: actor.name };
    return { write: enqueue(c, [{ to, show: { card: audience, fresh: true } }], ctx), answer: 'queued' };
  };
  const brought = await changeCase(deps, caseId, make, { delivery });
  if (typeof brought === 'object') {
    const to = { person: actor.openId, name: actor.name };
    await sendText(deps, `instead/${delivery}`, to, brought.words);
    return { toast: { type: 'info', content: brought.said } };
  }
  if (brought === 'nothing there') {
    deps.log.warn({ caseId, actor: actor.openId }, 'refused.look_up');
    return { toast: { type: 'error', content: toastFor({ code: 'no_such_case' }, { unit: (id: string) => id }) } };
  }
  deps.wake();
  return { toast: { type: 'info', content: '最新卡片已发到您与我的私聊' } };
}
