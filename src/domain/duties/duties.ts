import type { Profile } from '../../../config/profile.ts';
import type { Case } from '../case/case.ts';
import { callNoted, openObligations, openPause } from '../case/current.ts';
import { toGuide } from '../case/guidance.ts';
import type { Audience } from '../case/message.ts';
import { deskMayEnter } from '../case/roles.ts';
import { unitLeft } from '../case/unit-of.ts';
import { prefixOf, type Running, runningClocks } from '../clocks/running.ts';
import type { Directory } from '../directory/directory.ts';

/** What somebody must do for a case. */
export type Task =
  | 'register'
  | 'dispatch'
  | 'guide'
  | 'sign'
  | 'assign'
  | 'accept'
  | 'arbitrate'
  | 'reassign'
  | 'handle'
  | 'bring_material'
  | 'confirm'
  | 'rate'
  | 'call_back'
  | 'decide_call'
  | 'explain'
  | 'review'
  | 'verify'
  | 'telephone'
  | 'decide_extension'
  | 'decide_pause'
  | 'decide_legal'
  | 'name_co'
  | 'co_task'
  | 'written_reply'
  | 'serve_reply'
  | 'answer_urge'
  | 'monthly_progress'
  | 'decide_exclusion'
  | 'answer_question';

export type Due = { at: Date; provisional: boolean };

/** One thing that somebody must do for a case; a case may ask several things of several people at once. */
export type Duty = {
  task: Task;
  /** When it must be done; absent where no limit runs. */
  due?: Due;
  /** Since when it is asked. */
  since: Date;
  /** The beginning of its clock's steps' keys; absent where no limit runs. */
  key?: string;
  /** Whose it is: an audience, or the unit where it is one of several. */
  waits: { audience: Audience; unit?: string | undefined };
};

type Rules = { directory: Directory; profile: Profile };

const DISPATCHERS: readonly Audience[] = ['desk', 'coordinator', 'supervision'];

/** What a running clock asks of whom it waits for; undefined where nobody can do anything about it. */
function taskOf(c: Case, { clock, id, waits }: Running, rules: Rules): Task | undefined {
  switch (clock) {
    case 'dispatch':
      if (c.confidential) return 'register';
      return toGuide(c, rules) ? 'guide' : 'dispatch';
    case 'signoff':
      return 'sign';
    case 'accept':
      if (DISPATCHERS.includes(waits.audience)) return 'reassign';
      return waits.audience === 'chief' ? 'assign' : 'accept';
    case 'arbitration':
      return unitLeft(c, rules.directory) ? 'reassign' : 'arbitrate';
    case 'handle':
      // Accepting comes first, and what is being decided comes before.
      if (c.state !== 'in_progress') return undefined;
      return DISPATCHERS.includes(waits.audience) ? 'reassign' : 'handle';
    case 'callback':
      return callNoted(c) ? 'decide_call' : 'call_back';
    case 'explanation':
      return 'explain';
    case 'review':
      return c.state === 'closure_review' ? 'review' : 'verify';
    case 'phone':
      return 'telephone';
    case 'extension_decision':
      return 'decide_extension';
    case 'pause_decision':
      return 'decide_pause';
    case 'legal_decision':
      return 'decide_legal';
    case 'urge_answer':
      return 'answer_urge';
    case 'written_reply':
      return letterTask(c, id);
    case 'confirm':
    case 'rate':
    case 'co_task':
    case 'monthly_progress':
      return clock;
    // The sender's and the clock's own, and a stop that ends by itself.
    case 'notify':
    case 'settle':
    case 'pause':
      return undefined;
  }
}

/** A letter on its way asks nobody for anything. */
function letterTask(c: Case, id: string): Task | undefined {
  const owed = openObligations(c).find((o) => o.kind === 'written_reply' && (o.id ?? String(o.assignment ?? 0)) === id);
  if (owed?.servedBy) return 'serve_reply';
  return owed?.letter ? undefined : 'written_reply';
}

/** Where nobody at the desk may telephone, supervision does. */
const waitsFor = (c: Case, task: Task, { waits }: Running, { directory }: Rules): Duty['waits'] =>
  task === 'telephone' && !deskMayEnter(c, directory) ? { audience: 'supervision' } : waits;

/** Requests without a limit, and the material that the case stands still for. */
function unlimited(c: Case): Duty[] {
  const { coAsk, expertAsk, exclusion } = c;
  const pause = openPause(c);
  const until = pause?.until && { due: { at: pause.until, provisional: false } };
  return [
    ...(pause?.reason === 'material'
      ? [{ task: 'bring_material' as const, ...until, since: pause.from, waits: { audience: 'respondent' as const } }]
      : []),
    ...(coAsk ? [{ task: 'name_co' as const, since: coAsk.at, waits: { audience: 'desk' as const } }] : []),
    ...(expertAsk && !expertAsk.repliedAt && c.state === 'submitted'
      ? [{ task: 'answer_question' as const, since: expertAsk.at, waits: { audience: 'expert' as const } }]
      : []),
    ...(exclusion && !exclusion.approvedAt && !exclusion.refusedAt
      ? [{ task: 'decide_exclusion' as const, since: exclusion.at, waits: { audience: 'supervision' as const } }]
      : []),
  ];
}

/**
 * Everything that the case asks of anybody now, what is due first first. Source: interface.md, "In chat"; lifecycle.md,
 * "States".
 */
export function dutiesOf(c: Case, rules: Rules): Duty[] {
  const limited = runningClocks(c, rules).flatMap((running): Duty[] => {
    const task = taskOf(c, running, rules);
    const { deadline: at, provisional, startedAt: since } = running;
    const key = prefixOf(running);
    return task ? [{ task, due: { at, provisional }, since, key, waits: waitsFor(c, task, running, rules) }] : [];
  });
  return [...limited, ...(c.confidential ? [] : unlimited(c))].sort((a, b) => instantOf(a) - instantOf(b));
}

/** For comparing; what has no limit comes last. */
export const instantOf = ({ due }: Pick<Duty, 'due'>): number => due?.at.getTime() ?? Number.POSITIVE_INFINITY;
