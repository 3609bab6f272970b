import { cutText } from '../../cut-text.ts';
import type { KeptAbsence } from '../../domain/absence/kept.ts';
import { type AbsenceRefusal, namingRefusal, withBack, withNamed } from '../../domain/absence/name.ts';
import { actorOf } from '../../domain/directory/actor.ts';
import type { Directory } from '../../domain/directory/directory.ts';
import { accountsIn } from '../../domain/directory/guard.ts';
import { meant, type Option } from '../../domain/directory/named.ts';
import { deputyOptions } from '../../domain/directory/options.ts';
import type { Person, PersonActor } from '../../domain/directory/person.ts';
import type { DateText } from '../../domain/time/shanghai.ts';
import { absenceRefused } from '../../views/notices/absence.ts';
import { type Deps, rulesNow } from '../deps.ts';
import { changeAbsences } from './change.ts';
import { tellAbsences } from './tell.ts';

/** Done, or why not, in words. */
type Done = { done: KeptAbsence } | { refused: string };

/** Everybody with an account, to say of whoever cannot be the deputy why. */
const everybody = (d: Directory): Option[] =>
  [...accountsIn(d)].flatMap((openId) => {
    const name = actorOf(d, openId)?.name;
    return name === undefined ? [] : [{ value: openId, label: name }];
  });

/** Most characters of a person's words in an answer. D */
const QUOTED_MOST = 50;

/** Who is meant: first of those whom this person may name. */
function deputyMeant(d: Directory, person: string, said: string): Person | AbsenceRefusal {
  const words = cutText(said, QUOTED_MOST, '…');
  const own = meant(deputyOptions(d, person), said);
  const [one, ...more] = own.length > 0 ? own : meant(everybody(d), said);
  if (!one) return { code: 'unknown', words };
  if (more.length > 0) return { code: 'several', words, fits: [one, ...more].map((o) => o.label) };
  return { openId: one.value, name: actorOf(d, one.value)?.name ?? one.label };
}

/** What somebody has said of an absence so far: its last day, the deputy by name. */
type Said = { date?: DateText | undefined; deputy?: string | undefined };

/** What a form is filled in with, the deputy by their account; or why it need not be opened. */
export async function known(
  deps: Deps,
  { openId, name }: PersonActor,
  { date, deputy: words }: Said,
): Promise<{ until?: DateText; deputy?: string } | { refused: string }> {
  const directory = deps.directory.current();
  const rules = { directory, now: deps.clock.now(), mostDays: deps.profile.absence.calendarDays };
  const deputy = words ? deputyMeant(directory, openId, words) : undefined;
  if (deputy && 'code' in deputy) return { refused: absenceRefused(deputy, rulesNow(deps)) };
  const { all } = await deps.memory.absences();
  const refusal = namingRefusal(
    all,
    { person: { openId, name }, ...(deputy && { deputy }), ...(date && { date }) },
    rules,
  );
  if (refusal) return { refused: absenceRefused(refusal, rulesNow(deps)) };
  return { ...(date && { until: date }), ...(deputy && { deputy: deputy.openId }) };
}

/**
 * Somebody goes away until 24:00 of a date and names who stands in, in the place of what they named before. The same once
 * more changes nothing. Source: lifecycle.md, "People".
 *
 * @param id      of what asked for it
 * @param deputy  a name, or the value of the form's option
 */
export async function goAway(
  deps: Deps,
  actor: PersonActor,
  { id, date, deputy: words }: { id: string; date: DateText; deputy: string },
): Promise<Done> {
  const directory = deps.directory.current();
  const deputy = deputyMeant(directory, actor.openId, words);
  const now = deps.clock.now();
  if ('code' in deputy) return { refused: absenceRefused(deputy, rulesNow(deps)) };
  const naming = { id, person: { openId: actor.openId, name: actor.name }, deputy, date };
  const rules = { directory, now, mostDays: deps.profile.absence.calendarDays };
  const result = await changeAbsences(deps, (all) => {
    const answer = withNamed(all, naming, rules);
    return { ...('all' in answer && { write: answer.all }), answer };
  });
  if ('refusal' in result) return { refused: absenceRefused(result.refusal, rulesNow(deps)) };
  deps.log.info({ actor: actor.openId, deputy: deputy.openId, until: result.named.until }, 'absence.named');
  await tellAbsences(deps);
  return { done: result.named };
}

/** Somebody is back before the day they named. */
export async function comeBack(deps: Deps, actor: PersonActor): Promise<Done> {
  const now = deps.clock.now();
  const result = await changeAbsences(deps, (all) => {
    const answer = withBack(all, actor.openId, now);
    return { ...('all' in answer && { write: answer.all }), answer };
  });
  if ('refusal' in result) return { refused: absenceRefused(result.refusal, rulesNow(deps)) };
  deps.log.info({ actor: actor.openId, deputy: result.ended.deputy.openId }, 'absence.ended');
  await tellAbsences(deps);
  return { done: result.ended };
}
