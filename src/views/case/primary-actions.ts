import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { callNoted, openStop } from '../../domain/case/current.ts';
import { toGuide } from '../../domain/case/guidance.ts';
import type { Seat } from '../../domain/case/message.ts';
import type { ObligationKind } from '../../domain/case/parts.ts';
import { seatOwes } from '../../domain/case/seats.ts';
import type { State } from '../../domain/case/state.ts';
import { speaksForEnterprise } from '../shared/redact.ts';
import { exclusionAsked } from './audience-headline.ts';

type Usual = Partial<Record<State, readonly string[]>>;

const ENTERPRISE: Usual = {
  submitted: ['tell_missing', 'add', 'attach'],
  awaiting_signoff: ['tell_missing', 'add', 'attach'],
  dispatched: ['tell_missing', 'add', 'nudge', 'attach'],
  return_requested: ['tell_missing', 'add', 'nudge', 'attach'],
  in_progress: ['tell_missing', 'add', 'nudge', 'attach'],
  closure_review: ['add', 'nudge', 'attach'],
  answered: ['confirm', 'not_done', 'add'],
  resolved: ['confirm', 'not_done', 'add'],
  confirmed: ['rate', 'comment', 'not_done'],
  callback: ['add', 'comment', 'attach'],
  merged: ['add', 'attach'],
  closed: ['still_not_solved', 'comment'],
};

const DESK: Usual = {
  submitted: ['dispatch', 'claim'],
  return_requested: ['reassign', 'uphold', 'claim'],
  callback: ['note_call', 'go_on', 'accept_explanation', 'not_reached', 'claim'],
  closure_review: ['approve', 'refuse_closure', 'claim'],
  // To take a merge back is not what is expected, so it is in sight and not the primary button.
  merged: ['see_record', 'undo_merge'],
};

const UNIT: Usual = {
  dispatched: ['accept', 'ask_return', 'see_contact'],
  return_requested: ['progress', 'see_contact'],
  in_progress: ['finish', 'progress', 'resume', 'see_contact'],
  resolved: ['progress', 'see_contact'],
  callback: ['progress', 'see_contact'],
  closure_review: ['progress', 'see_contact'],
};

/** What the seats have that come for one thing, whatever the state. */
const OWN: Partial<Record<Seat, readonly string[]>> = {
  co_unit: ['reply_co', 'progress', 'see_contact'],
  chief: ['assign'],
  signer: ['sign', 'refuse_sign'],
  expert: ['expert_reply'],
  officer: ['register', 'redirect', 'archive'],
};

/** The events by which this seat meets what it owes, the most pressing kind first. */
const dutiesOf = (c: Case, seat: Seat, { directory }: Rules): string[] =>
  MEETS.filter(([kind]) => seatOwes(c, seat, kind, directory)).map(([, name]) => name);

const MEETS: readonly [kind: ObligationKind, name: string][] = [
  ['urge_answer', 'answer_urge'],
  ['monthly_progress', 'file_monthly'],
  ['written_reply', 'written_reply'],
];

/** The most usual actions of a seat as the case stands, the one that is expected first. */
export function usualFor(c: Case, seat: Seat, rules: Rules): readonly string[] {
  if (speaksForEnterprise(seat)) return forEnterprise(c, seat);
  const own = OWN[seat];
  if (own) return own;
  const duties = dutiesOf(c, seat, rules);
  if (seat === 'unit') return forUnit(c, duties);
  const overseer = seat === 'supervision' || seat === 'leader';
  const oversees = overseer ? [...(exclusionAsked(c) ? EXCLUSION : []), 'urge', 'escalate'] : [];
  return [...forDesk(c, rules, overseer), ...oversees, ...duties];
}

const EXCLUSION: readonly string[] = ['approve_exclusion', 'refuse_exclusion'];

function forEnterprise(c: Case, seat: Seat): readonly string[] {
  const usual = ENTERPRISE[c.state] ?? [];
  if (seat === 'filer' && c.phone?.agent) return ['enter_answer', ...usual];
  const startedAt = c.legs.at(-1)?.startedAt ?? c.answer?.at;
  const told = c.missing.some((m) => startedAt !== undefined && m.at >= startedAt);
  return told ? usual.filter((name) => name !== 'tell_missing') : usual;
}

/** Where the state itself asks for something, that comes first and an answer owed next; the letter has time and comes last. */
function forUnit(c: Case, duties: readonly string[]): readonly string[] {
  const answers = duties.filter((name) => name !== 'written_reply');
  const letter = duties.filter((name) => name === 'written_reply');
  const [first, ...rest] = UNIT[c.state] ?? [];
  if (!first) return duties;
  if (c.explanationAskedAt) return ['apply_to_close', ...answers, first, ...rest, ...letter];
  // To note progress is open to the unit at any time; an answer that is owed is more.
  return first === 'progress' ? [...answers, first, ...rest, ...letter] : [first, ...answers, ...rest, ...letter];
}

/** What waits for the desk's decision while a unit has the case. */
const DECISIONS: readonly string[] = [
  'grant_stop',
  'refuse_stop',
  'grant_extension',
  'refuse_extension',
  'grant_legal',
  'refuse_legal',
];
const CALLS: readonly string[] = ['enter_answer', 'see_contact', 'ask_agent'];

function forDesk(c: Case, rules: Rules, overseer: boolean): readonly string[] {
  const usual = overseer && c.state === 'merged' ? [] : (DESK[c.state] ?? []);
  if (c.state === 'submitted' && toGuide(c, rules)) return ['redirect', ...usual];
  if (c.state === 'submitted' && (isQuestion(c, rules) || c.expertAsk?.repliedAt)) return [...usual, 'answer'];
  // Nobody can judge an answer before the call is noted, and the forms of both ask for it.
  if (c.state === 'callback' && callNoted(c)) return ['go_on', ...usual.filter((name) => name !== 'note_call')];
  if (overseer) return c.clocks.phone ? ['enter_answer', ...usual] : usual;
  if (c.state === 'in_progress')
    return [
      ...DECISIONS,
      ...(c.coAsk ? ['name_co', 'decline_co'] : []),
      ...(openStop(c) ? ['see_record', 'resume'] : []),
    ];
  if (c.clocks.phone) return CALLS;
  return c.state === 'resolved' && !c.enterprise ? ['verify', 'refuse_verify'] : usual;
}

const isQuestion = (c: Case, { profile }: Rules): boolean =>
  profile.categories.find((k) => k.id === c.category)?.kind === 'consultation';
