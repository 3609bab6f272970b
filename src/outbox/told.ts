import type { Case } from '../domain/case/case.ts';
import { actorOf } from '../domain/directory/actor.ts';
import type { Directory } from '../domain/directory/directory.ts';
import type { Person } from '../domain/directory/person.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { changeCase } from '../usecases/change-case.ts';
import type { Change } from '../usecases/changes.ts';
import type { Deps } from '../usecases/deps.ts';
import { notificationIn } from './batched.ts';
import { type Address, groupAt } from './receivers.ts';

/**
 * Keeps on record whom the steps of a batch reached, where that was not whom they were for: whoever got it instead, or
 * nobody. Written before the message is; a second time it changes nothing. Source: lifecycle.md, invariant 10.
 *
 * @param to  empty when it reached nobody
 */
export async function recordTold(deps: Deps, { show }: Notice, to: readonly Person[]): Promise<void> {
  for (const { caseId, key } of 'steps' in show ? show.steps.lines : [])
    if (notificationIn(key) === null) await changeCase(deps, caseId, (c) => corrected(c, key, to), { otherwise: null });
}

function corrected(c: Case | null, key: string, to: readonly Person[]): Change<Case, null> {
  const step = c?.steps.find((s) => s.key === key);
  const listed = (person: Person): boolean => step?.to.some((p) => p.openId === person.openId) ?? false;
  const known = to.length > 0 ? to.every(listed) : step?.to.length === 0 && step.unsent;
  if (!c || !step || known) return { answer: null };
  const reached = {
    ...step,
    to: to.map(({ openId, name }) => ({ openId, name })),
    ...(to.length === 0 && { unsent: true }),
  };
  return { write: { ...c, rev: c.rev + 1, steps: c.steps.map((s) => (s === step ? reached : s)) }, answer: null };
}

/** Who reads what is sent there: a person, or the people of the office whose group it is. */
export function readersAt(address: Address, d: Directory): Person[] {
  if ('chat' in address) return groupAt(address.chat, d)?.people ?? [];
  const name = actorOf(d, address.person)?.name;
  return name === undefined ? [] : [{ openId: address.person, name }];
}
