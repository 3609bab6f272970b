import type { Case } from '../domain/case/case.ts';
import type { Audience, OutboxItem, Receiver } from '../domain/case/message.ts';
import { holds } from '../domain/case/notification.ts';
import { readerOf } from '../domain/case/receiver.ts';
import { holders, longOverdueTold, unitWaitedAt, waitedFor } from '../domain/clocks/recipients.ts';
import { type Running, runningClocks } from '../domain/clocks/running.ts';
import { stepStands } from '../domain/clocks/steps.ts';
import { actorOf } from '../domain/directory/actor.ts';
import { calledBy, calledWithin, type Told } from '../domain/directory/deputies.ts';
import { NOTIFICATIONS } from '../domain/events/lifecycle.ts';
import type { StepLines } from '../domain/notice/notice.ts';
import type { CaseStore } from '../ports.ts';
import { type Place, rulesNow } from '../usecases/deps.ts';
import { askedBy, type StepLine, stepsListCard, stepText } from '../views/notices/reminders.ts';
import { waitedFor as waitedAt } from '../views/shared/people.ts';
import { notificationIn } from './batched.ts';
import type { Drawn } from './outbox-store.ts';
import { groupAt, placeOf } from './receivers.ts';

type Drawing = Place & { cases: Pick<CaseStore, 'load'> };

/**
 * The lines of a batch as they are now. They are left out where the case has changed or the clock has ended; for somebody who
 * has left there is none. Source: T19.
 */
export async function standingLines(
  deps: Drawing,
  { to, tried }: OutboxItem,
  { lines }: StepLines,
): Promise<readonly StepLine[]> {
  const rules = rulesNow(deps);
  const reader = readerOf(to, rules.directory);
  if (reader !== undefined && !actorOf(rules.directory, reader)) return [];
  const found = await Promise.all(lines.map((l) => deps.cases.load(l.caseId)));
  const standing = found.flatMap((f, i) => (f && standingLine(f.current, lines[i]?.key ?? '', to, rules)) ?? []);
  return standing.map((line) => forWhom(withPeople(line, audienceAt(to), isApart(to, tried), rules), reader, rules));
}

const audienceAt = (to: Receiver): Audience => ('audience' in to ? to.audience : 'board' in to ? 'chief' : 'unit');

/** A receiver who replaces another gets a list as well, because the card's thread is in another chat. */
const isApart = (to: Receiver, tried: OutboxItem['tried']): boolean => 'person' in to || tried !== undefined;

/**
 * Draws the batch of a minute for a receiver, checked again just before sending. Without lines nothing is sent.
 * Source: lifecycle.md, invariant 10.
 */
export async function drawnSteps(deps: Drawing, item: OutboxItem, steps: StepLines): Promise<Drawn | null> {
  const rules = rulesNow(deps);
  const { to, tried } = item;
  const audience = audienceAt(to);
  const said = await standingLines(deps, item, steps);
  const [first] = said;
  if (!first) return null;
  if (isApart(to, tried) || said.some(({ c }) => c._id !== first.c._id))
    return { content: { card: stepsListCard(said, audience, rules, meantFor(tried, rules)) } };
  const place = placeOf(first.c, audienceWaited(first, rules) ?? audience, to, rules.directory);
  return { content: { text: stepText(said, audience, rules) }, ...(place && { thread: place.messageId }) };
}

type Rules = ReturnType<typeof rulesNow>;

/** Whom a batch was for first, in words; undefined for its own receiver. */
function meantFor(tried: OutboxItem['tried'], { directory }: Rules): string | undefined {
  const [first] = tried ?? [];
  if (first === undefined) return undefined;
  const group = groupAt(first, directory)?.name;
  return group ? `${group}的群` : (actorOf(directory, first)?.name ?? '已不在通讯录的人员');
}

function standingLine(c: Case, key: string, to: Receiver, rules: Rules): StepLine | null {
  const said = notificationIn(key);
  if (said) {
    const { code: notification, of } = said;
    const known = NOTIFICATIONS.get(notification);
    // Of a case that is confidential by now nothing more is told.
    if (!known?.batched || c.confidential || !holds(known, c, { at: rules.at, to })) return null;
    return { c, notification, asked: askedBy(c, notification), ...(of !== undefined && { of }) };
  }
  const taken = c.steps.find((s) => s.key === key);
  return taken && stepStands(c, taken, rules) && !followed(c, taken) ? { c, taken } : null;
}

/** The kinds that go to whoever must act, in the order in which they fall due. */
const IN_ORDER: readonly string[] = ['remind', 'warn', 'alarm'];
/** The kinds of which a later list holds all that an earlier one held. */
const SERIES: readonly string[] = ['long_overdue', 'weekly'];

/** Whether a later step of the same clock has gone, or goes, to the same people: a message held back is overtaken by it. */
const followed = (c: Case, taken: Case['steps'][number]): boolean =>
  c.steps.some(
    (s) =>
      s.key.replace(/[^/]+$/, '') === taken.key.replace(/[^/]+$/, '') &&
      !s.dropped &&
      s.to.length > 0 &&
      (SERIES.includes(taken.kind)
        ? s.kind === taken.kind && s.at > taken.at
        : IN_ORDER.includes(taken.kind) &&
          IN_ORDER.indexOf(s.kind) > IN_ORDER.indexOf(taken.kind) &&
          (s.who ?? 'handler') === 'handler'),
  );

/** The kinds that go to those who are not to act themselves. */
const FOR_OTHERS: readonly string[] = ['rung', 'long_overdue', 'missed', 'weekly'];
const toDesk = (line: StepLine): boolean => 'taken' in line && ['missed', 'weekly'].includes(line.taken.kind);

const runningOf = (line: StepLine, rules: Rules) =>
  'taken' in line
    ? runningClocks(line.c, rules).find(
        (r) => r.clock === line.taken.clock && r.deadline.getTime() === line.taken.deadline?.getTime(),
      )
    : undefined;

const audienceWaited = (line: StepLine, rules: Rules): Audience | undefined =>
  toDesk(line) ? 'desk' : runningOf(line, rules)?.waits.audience;

/**
 * The line with whoever must act on it now: with @ in the group that must, by name for readers elsewhere. People who have
 * left are not named.
 */
function withPeople(line: StepLine, audience: Audience, apart: boolean, rules: Rules): StepLine {
  if ('notification' in line) return { ...line, people: apart ? [] : waitedAt(line.c, audience, rules) };
  const running = runningOf(line, rules);
  if (!running) return line;
  const people = waitedFor(line.c, running, rules.directory);
  const elsewhere = FOR_OTHERS.includes(line.taken.kind) || (running.clock === 'co_task' && apart);
  return {
    ...line,
    people: apart || toDesk(line) ? [] : people,
    ...(elsewhere && { of: called(line.c, running, people, rules) }),
  };
}

/** The line with those who are away, where the reader gets it only in their place. */
function forWhom(line: StepLine, reader: string | undefined, rules: Rules): StepLine {
  const running = reader === undefined ? undefined : runningOf(line, rules);
  if (!running || !('taken' in line)) return line;
  const { kind } = line.taken;
  const who = running.watch?.rungs.find((rung) => rung.who === line.taken.who)?.who ?? 'handler';
  const told =
    kind === 'long_overdue'
      ? longOverdueTold(line.c, running, rules.directory)
      : holders(line.c, running, who, rules.directory);
  const { standsFor } = told.find((p) => p.openId === reader) ?? {};
  return standsFor ? { ...line, standsFor } : line;
}

/** `市场监管局（李强）`; the unit alone where several must act. */
function called(c: Case, running: Running, people: readonly Told[], { directory }: Rules): string {
  const [one, ...more] = people;
  const unit = unitWaitedAt(c, running, directory)?.name;
  if (!unit) return one && more.length === 0 ? calledBy(one) : '';
  return one && more.length === 0 ? `${unit}（${calledWithin(one)}）` : unit;
}
