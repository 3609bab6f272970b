import { type Directory, headOf, unitById } from '../directory.ts';
import type { Person } from '../person.ts';
import { type Case, legInHand } from './case.ts';

/**
 * Who has the leg in hand: whoever accepted it or was handed it; once they have left the unit, its head.
 * Undefined before acceptance. Source: lifecycle.md, "hand over".
 */
export function handlerNow(c: Pick<Case, 'legs'>, directory: Directory): Person | undefined {
  const leg = legInHand(c);
  if (!leg?.handler) return undefined;
  const { handler } = leg;
  const unit = unitById(directory, leg.unit);
  if (!unit?.active || unit.staff.some((s) => s.openId === handler.openId)) return handler;
  const head = headOf(unit);
  return head && { openId: head.openId, name: head.name };
}
