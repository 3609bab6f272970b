import type { Card } from '../../cards/kit.ts';
import { waitedFor } from '../../src/domain/escalation/recipients.ts';
import { runningClocks } from '../../src/domain/escalation/running.ts';
import { stepStands } from '../../src/domain/escalation/steps.ts';
import type { Person } from '../../src/domain/person.ts';
import type { MessageContent, Notice, StepLines } from '../../src/ports.ts';
import { type Deps, rulesNow } from '../../src/usecases/deps.ts';
import { type StepLine, stepsListCard, stepText } from '../../src/views/steps.ts';
import { placeOf } from './receivers.ts';

/**
 * The one message of a minute for a receiver, re-checked just before sending: a case that has moved on, or whose clock has
 * been answered, loses its line; with none left nothing is sent. Source: lifecycle.md, invariant 10; T19.
 */
export async function drawnSteps(
  deps: Deps,
  n: Notice,
  { lines }: StepLines,
  stamp: (card: Card) => MessageContent,
): Promise<{ content: MessageContent; thread?: string | undefined } | null> {
  const rules = rulesNow(deps);
  const found = await Promise.all(lines.map((l) => deps.cases.load(l.caseId)));
  const standing = found.flatMap((f, i): StepLine[] => {
    const taken = f?.current.steps.find((s) => s.key === lines[i]?.key);
    return f && taken && stepStands(f.current, taken, rules) ? [{ c: f.current, taken }] : [];
  });
  const [only] = standing;
  if (!only) return null;
  const privately = 'person' in n.to;
  const people = privately ? [] : whoMustAct(standing, rules.directory, rules);
  const seat = 'seat' in n.to ? n.to.seat : 'unit';
  if (standing.length > 1 || privately) return { content: stamp(stepsListCard(standing, people, seat, rules)) };
  const waits = runningOf(only, rules)?.waits.seat;
  const place = waits && placeOf(only.c, waits, n.to, rules.directory);
  return { content: { text: stepText(only, people, rules) }, ...(place && { thread: place.messageId }) };
}

type Rules = ReturnType<typeof rulesNow>;

const runningOf = ({ c, taken }: StepLine, rules: Rules) =>
  runningClocks(c, rules).find((r) => r.clock === taken.clock && r.deadline.getTime() === taken.deadline?.getTime());

/** Each who must act once, as things stand now: not whoever has left since. */
function whoMustAct(lines: readonly StepLine[], directory: Rules['directory'], rules: Rules): Person[] {
  const people = lines.flatMap((line) => {
    const running = runningOf(line, rules);
    return running ? waitedFor(line.c, running, directory) : [];
  });
  return [...new Map(people.map((p) => [p.openId, p])).values()];
}
