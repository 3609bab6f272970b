import { type Names, toastFor } from '../../cards/toast.ts';
import type { Reply } from '../deliveries.ts';
import { audienceFor, dispatchingAudience } from '../domain/case/audiences.ts';
import type { Case } from '../domain/case/case.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import { coordinatorOf, supervisionOf, unitName } from '../domain/directory/directory.ts';
import type { PersonActor } from '../domain/directory/person.ts';
import { isWeb } from '../domain/directory/web-contact.ts';
import { eventNamed } from '../domain/events/lifecycle.ts';
import { tagFor } from '../views/case/header.ts';
import { speaksForEnterprise } from '../views/shared/redact.ts';
import { type Place, rulesNow } from './deps.ts';

/**
 * A refusal in words that name the pressed button, and the unit or desk that may press it. Source: style.md, "Refusals
 * and failures".
 *
 * @param c  the case that was meant; without it the dispatcher is only described
 * @param actor  who is refused; the enterprise gets its own words for the state, which hide a return (T54), and who has
 *   no account has a page where others have a card
 */
export function refusalWords(deps: Place, refusal: Refusal, c?: Case | null, actor?: PersonActor): string {
  const audience = c && actor && audienceFor(c, actor, rulesNow(deps));
  const state = audience && speaksForEnterprise(audience) ? { state: tagFor(c, audience) } : {};
  const place = actor && isWeb(actor.openId) ? { place: '页面' as const } : {};
  return toastFor(refusal, { ...namesFor(deps, c ?? null), ...state, ...place });
}

/** A refused press in an answer to it. */
export const refusedReply = (deps: Place, refusal: Refusal, c?: Case | null, actor?: PersonActor): Reply => ({
  toast: { type: 'error', content: refusalWords(deps, refusal, c, actor) },
  refused: refusal.code,
});

function namesFor(deps: Place, c: Case | null): Names {
  const d = deps.directory.current();
  const desk = deps.profile.deskName;
  const audience = c && dispatchingAudience(c, d);
  const dispatcher =
    audience === 'coordinator'
      ? coordinatorOf(d)?.name
      : audience === 'supervision'
        ? supervisionOf(d)?.name
        : audience && desk;
  const approver = deps.profile.closureApprover.role === 'desk' ? desk : supervisionOf(d)?.name;
  return {
    unit: (id) => unitName(d, id),
    event: (name) => eventNamed(name)?.label,
    desk,
    ...(dispatcher && { dispatcher }),
    ...(approver && { approver }),
  };
}
