import { absenceKept, type KeptAbsence, withEnds } from '../../domain/absence/kept.ts';
import { actorOf } from '../../domain/directory/actor.ts';
import { absenceOf, capacitiesOf, deputyOf, mayHold } from '../../domain/directory/deputies.ts';
import { type Directory, headOf, unitById } from '../../domain/directory/directory.ts';
import type { Person } from '../../domain/directory/person.ts';
import { nextWindow } from '../../domain/time/window.ts';
import { backText, begunText, headText, leftText, overText } from '../../views/notices/absence.ts';
import { type Deps, rulesNow } from '../deps.ts';
import { announce } from '../notice.ts';
import { changeAbsences } from './change.ts';

/**
 * Marks the absences that have ended and, within the hours, tells whom they concern of what began and ended: the deputy and
 * the units' heads that it began, both that it is over. Each is said under an id of its own before it is kept as said, so that
 * a crash between repeats nothing. Source: lifecycle.md, "People", invariant 10.
 */
export async function tellAbsences(deps: Deps): Promise<void> {
  const { all } = await deps.memory.absences();
  if (all.length === 0) return;
  const now = deps.clock.now();
  const d = deps.directory.current();
  const ended = withEnds(all, d, now);
  const speaks = nextWindow(now, rulesNow(deps)) <= now;
  const untold = speaks ? ended.filter((a) => a.ended || !a.told) : [];
  for (const absence of untold) {
    if (absence.ended) await tellEnd(deps, absence, ended, d);
    else await tellBegin(deps, absence, d);
  }
  if (untold.length === 0 && ended.every((a, i) => a === all[i])) return;
  const over = idsOf(untold.filter((a) => a.ended));
  const begun = idsOf(untold.filter((a) => !a.ended));
  await changeAbsences(deps, (newest) => {
    // One that ended since it was read has still to be told of its end.
    const write = withEnds(newest, d, now)
      .filter((a) => !over.has(a.id))
      .map((a) => (begun.has(a.id) ? { ...a, told: true } : a));
    return { write, answer: undefined };
  });
}

const idsOf = (absences: readonly KeptAbsence[]): ReadonlySet<string> => new Set(absences.map(({ id }) => id));

const to = ({ openId, name }: Person) => ({ person: openId, name });

/** Those for whom somebody stands in, by name. */
const standsFor = (d: Directory, openId: string): string =>
  (actorOf(d, openId)?.standsFor ?? []).map(({ name }) => name).join('、');

async function tellBegin(deps: Deps, absence: KeptAbsence, d: Directory): Promise<void> {
  const { id, deputy, redated } = absence;
  const now = deps.clock.now();
  // Whoever stands in for a deputy who went away meanwhile is told of both.
  if (!absenceOf(d, deputy.openId))
    await announce(
      deps,
      `absence/${id}/begun/${deputy.openId}`,
      to(deputy),
      begunText(absence, passedOn(d, absence), d, now),
    );
  if (!redated) await tellHeads(deps, absence, 'head', headText(absence, now), d);
}

/** Those for whom the absent one stands in, and whose deputy this makes the deputy's. */
const passedOn = (d: Directory, { person, deputy }: KeptAbsence): string =>
  (actorOf(d, deputy.openId)?.standsFor ?? [])
    .filter(({ openId }) => openId !== person.openId && absenceOf(d, openId)?.deputy.openId === person.openId)
    .map(({ name }) => name)
    .join('、');

async function tellEnd(deps: Deps, absence: KeptAbsence, all: readonly KeptAbsence[], d: Directory): Promise<void> {
  const { id, person, deputy, ended, told, redated } = absence;
  const again = absenceKept(all, person.openId);
  // Whoever ended it has had an answer; whoever is away again has named anew.
  const isBack = (ended?.why === 'over' || ended?.why === 'left') && !again && actorOf(d, person.openId) !== null;
  if (isBack)
    await announce(
      deps,
      `absence/${id}/over/${person.openId}`,
      to(person),
      backText(absence, standsFor(d, person.openId)),
    );
  // Of a deputy who is away too, whoever acted in the place of both.
  const as = capacitiesOf(d, person.openId).find((capacity) => mayHold(d, deputy.openId, capacity, person.openId));
  const acted = (as && deputyOf(d, deputy.openId, as)) ?? deputy;
  const knows = (told || redated) && again?.deputy.openId !== deputy.openId && actorOf(d, acted.openId) !== null;
  if (knows && acted.openId !== person.openId)
    await announce(
      deps,
      `absence/${id}/over/${deputy.openId}`,
      { ...to(deputy), ...(as && { as }) },
      overText(absence, actorOf(d, person.openId) !== null),
    );
  if (isBack && ended?.why === 'left') await tellHeads(deps, absence, 'left', leftText(absence), d);
}

/** Tells the heads of the units where the deputy stands in, where they are neither of the two. */
async function tellHeads(
  deps: Deps,
  { id, person, deputy }: KeptAbsence,
  what: 'head' | 'left',
  words: string,
  d: Directory,
): Promise<void> {
  for (const capacity of capacitiesOf(d, person.openId)) {
    if (typeof capacity === 'string' || !('unit' in capacity)) continue;
    const unit = unitById(d, capacity.unit);
    const head = unit && headOf(unit);
    const covered = what === 'left' || mayHold(d, deputy.openId, capacity, person.openId);
    const reader = head && (deputyOf(d, head.openId, capacity) ?? head);
    if (!head || !covered || [head, reader].some((p) => p?.openId === person.openId || p?.openId === deputy.openId))
      continue;
    const receiver = { ...to(head), as: capacity };
    await announce(deps, `absence/${id}/${what}/${unit.id}`, receiver, words);
  }
}
