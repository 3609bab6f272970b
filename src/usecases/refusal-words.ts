import { type Names, toastFor } from '../../cards/toast.ts';
import type { Case } from '../domain/case/case.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import { dispatchingSeat, seatFor } from '../domain/case/seats.ts';
import { coordinatorOf, supervisionOf, unitName } from '../domain/directory/directory.ts';
import type { PersonActor } from '../domain/directory/person.ts';
import { eventNamed } from '../domain/events/lifecycle.ts';
import { tagFor } from '../views/case/header.ts';
import { speaksForEnterprise } from '../views/shared/redact.ts';
import { type Deps, rulesNow } from './deps.ts';

/**
 * A refusal in words that name the button pressed, and the unit or desk that may. Source: style.md, "Refusals and failures".
 *
 * @param c  the case that was meant; without it whoever dispatches is only described
 * @param actor  who is refused: the enterprise is told the state in its own words, for a return is no business of its (T54)
 */
export function refusalWords(deps: Deps, refusal: Refusal, c?: Case | null, actor?: PersonActor): string {
  const seat = c && actor && seatFor(c, actor, rulesNow(deps));
  const state = seat && speaksForEnterprise(seat) ? { state: tagFor(c, seat) } : {};
  return toastFor(refusal, { ...namesFor(deps, c ?? null), ...state });
}

function namesFor(deps: Deps, c: Case | null): Names {
  const d = deps.directory.current();
  const desk = deps.profile.deskName;
  const seat = c && dispatchingSeat(c, d);
  const dispatcher =
    seat === 'coordinator' ? coordinatorOf(d)?.name : seat === 'supervision' ? supervisionOf(d)?.name : seat && desk;
  const approver = deps.profile.closureApprover.seat === 'desk' ? desk : supervisionOf(d)?.name;
  return {
    unit: (id) => unitName(d, id),
    event: (name) => eventNamed(name)?.label,
    desk,
    ...(dispatcher && { dispatcher }),
    ...(approver && { approver }),
  };
}
