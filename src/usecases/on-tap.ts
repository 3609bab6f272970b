import type { Reply, Tap } from '../deliveries.ts';
import type { Case } from '../domain/case/case.ts';
import type { Rules } from '../domain/case/context.ts';
import { SLOT_MINUTES } from '../domain/case/files.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import { actorOf } from '../domain/directory/actor.ts';
import { isForeign } from '../domain/directory/foreign.ts';
import type { PersonActor } from '../domain/directory/person.ts';
import { mayOpen } from '../domain/events/decide.ts';
import type { EventSpec } from '../domain/events/event.ts';
import { eventNamed } from '../domain/events/lifecycle.ts';
import { cardFor } from '../views/case/case-card.ts';
import { stubFor } from '../views/case/stub.ts';
import { formCardFor } from '../views/forms/form-card.ts';
import { submitAbsence } from './absence/on-tap.ts';
import { type Acted, act } from './act.ts';
import { bringCard } from './chat/bring-card.ts';
import { submitClaim } from './claims/ask.ts';
import { submitBindForm } from './claims/decide.ts';
import { contextFor, type Deps, rulesNow } from './deps.ts';
import { submitIntake } from './intake/submit.ts';
import { onNoticeTap } from './on-notice-tap.ts';
import { refusedReply } from './refusal-words.ts';

/** A press on a card: decide, save in one write, show the current card. Source: lifecycle.md, invariants 3 and 7. */
export const onTap = (deps: Deps) =>
  async function handle(tap: Tap): Promise<Reply> {
    const actor = actorOf(deps.directory.current(), tap.operator);
    if (!actor) {
      if (tap.action === 'bind' && tap.caseId && !isForeign(tap.operator)) return submitClaim(deps, tap, tap.caseId);
      deps.log.warn({ actor: tap.operator, caseId: tap.caseId }, 'refused.stranger');
      return refusedReply(deps, { code: 'stranger' });
    }
    if (tap.noticeId) return onNoticeTap(deps, actor, tap, tap.noticeId);
    if (!tap.caseId) return refusedReply(deps, { code: 'no_such_event' });
    if (tap.action === 'absent') return submitAbsence(deps, actor, tap, tap.caseId);
    if (tap.action === 'bind') return submitClaim(deps, tap, tap.caseId);
    if (tap.action === 'bind_decided') return submitBindForm(deps, actor, tap, tap.caseId);
    if (tap.action === 'submit') return submitIntake(deps, actor, tap, tap.caseId);
    if (tap.action === 'show') return bringCard(deps, actor, tap.caseId, tap.delivery);
    const acted = await act(deps, {
      caseId: tap.caseId,
      action: tap.action,
      datum: tap.datum,
      form: tap.form,
      v: tap.v,
      actor,
      delivery: tap.delivery,
      messageId: tap.messageId,
    });
    return answer(deps, actor, tap, acted);
  };

function answer(deps: Deps, actor: PersonActor, tap: Tap, acted: Acted): Reply {
  const rules = rulesNow(deps);
  if (acted.what === 'refused') {
    if (!acted.case) return refusedReply(deps, acted.refusal);
    return tap.form
      ? refusedForm(deps, actor, tap, acted.case, acted.refusal)
      : { ...face(deps, tap, acted.case), ...refusedReply(deps, acted.refusal, acted.case, actor) };
  }
  if (tap.form) {
    const done =
      acted.what === 'done'
        ? { toast: { type: 'success' as const, content: doneWords(acted.event, acted.case, rules) } }
        : {};
    return { ...done, card: stubFor(acted.case, rules, 'submitted', { event: tap.action, form: tap.messageId }) };
  }
  if (acted.what === 'seen') return face(deps, tap, acted.case);
  if (acted.what === 'form')
    return { toast: { type: 'info', content: `“${acted.event.label}”表单已发到您与我的私聊，请在私聊中填写` } };
  if (acted.what === 'slot')
    return {
      toast: {
        type: 'info',
        content: `请在 ${SLOT_MINUTES} 分钟内把文件发到与我的私聊，将归入 ${acted.case.no}（${acted.event.label}）`,
      },
    };
  const content = acted.event.done(acted.case, rulesNow(deps));
  if (acted.event.inquiry) return { toast: { type: 'info', content } };
  return { ...face(deps, tap, acted.case), toast: { type: 'success', content } };
}

/** What was done, and for a note that files may still join it. */
const doneWords = (event: EventSpec, c: Case, rules: Rules): string =>
  `${event.done(c, rules)}${event.gathers ? `。有附件的，请在 ${SLOT_MINUTES} 分钟内发到与我的私聊，归入这条进展` : ''}`;

/**
 * A refused form gets only a toast, so it keeps what was typed. Two forms are redrawn: an outdated form whose event is
 * still allowed, with the new `v` and the same input; and a form that was already used, which becomes its stub.
 */
function refusedForm(deps: Deps, actor: PersonActor, tap: Tap, c: Case, refusal: Refusal): Reply {
  const rules = rulesNow(deps);
  if (refusal.code === 'form_used')
    return {
      card: stubFor(c, rules, 'submitted', { event: tap.action, form: tap.messageId }),
      ...refusedReply(deps, refusal, c, actor),
    };
  const stillAllowed =
    refusal.code === 'stale' &&
    eventNamed(tap.action) &&
    mayOpen(c, tap.action, contextFor(deps, actor, c, tap)) === null;
  if (!stillAllowed) return refusedReply(deps, refusal, c, actor);
  const opts = {
    person: actor.openId,
    changed: true,
    ...(tap.form && { keep: tap.form }),
    ...(tap.datum !== undefined && { datum: tap.datum }),
  };
  return { card: formCardFor(c, tap.action, opts, rules), ...refusedReply(deps, refusal, c, actor) };
}

/** The pressed card, drawn anew for its audience; empty when the case does not list the message. */
function face(deps: Deps, tap: Tap, c: Case): Reply {
  const place = c.cards.find((k) => k.messageId === tap.messageId);
  return place ? { card: cardFor(c, place.audience, rulesNow(deps), place) } : {};
}
