import { userText } from '../../../cards/kit.ts';
import { inert } from '../../../cards/plain-text.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { openPause, runningAssignment } from '../../domain/case/current.ts';
import type { NotificationClock, NotificationFacts } from '../../domain/case/notification.ts';
import { STATE_TABLE } from '../../domain/case/state.ts';
import { calledWithin } from '../../domain/directory/deputies.ts';
import { deskOf, supervisionOf, type Unit, unitById } from '../../domain/directory/directory.ts';
import { formatInstant } from '../../domain/time/format-date.ts';
import type { Due } from '../shared/due.ts';
import { audienceName, deskName, dispatcherAudience, handlerNow, lastUnit } from '../shared/people.ts';

type Facts = Pick<
  NotificationFacts,
  'holder' | 'accepted' | 'promised' | 'escalated' | 'ring' | 'quietDays' | 'awaited' | 'until'
>;

/** What the enterprise is told of a case that is late, without news, or waits for it: who has it, since when, whom to ring. */
export function holdingFacts(c: Case, clock: NotificationClock | undefined, due: Due | undefined, rules: Rules): Facts {
  const assignment = runningAssignment(c);
  const pause = openPause(c);
  return {
    holder: inert(holderOf(c, rules)),
    accepted: c.state !== 'dispatched',
    promised: due ? due.said.replace(' 暂定', '（暂定）') : '',
    escalated: inert(escalatedOf(c, clock, due, rules)),
    ring: inert(ringOf(c, rules)),
    quietDays: assignment?.watch?.noNewsWorkingDays ?? rules.profile.noNews.workingDays,
    awaited: inert(pause?.wanted ? userText(pause.wanted, 500).text : ''),
    until: pause?.until ? formatInstant(pause.until, rules.at) : '',
  };
}

/** The unit, with its handler once it is accepted; whoever dispatches where none is named to the enterprise (T54). */
function holderOf(c: Case, rules: Rules): string {
  if (!runningAssignment(c) || STATE_TABLE[c.state].hidesUnit) return audienceName(dispatcherAudience(c, rules), rules);
  const handler = c.state === 'dispatched' ? undefined : handlerNow(c, rules);
  return `${lastUnit(c, rules)}${handler ? `（${calledWithin(handler)}）` : ''}`;
}

/** From the last rung to the first: the highest that was told is named. */
const LEVELS = ['leader', 'supervision', 'head', 'handler'] as const;

/** Whom the clock has told since the deadline, by what stands in the case: nobody is named who was not reached. */
function escalatedOf(
  c: Case,
  clock: NotificationClock | undefined,
  due: Due | undefined,
  { directory }: Rules,
): string {
  const told = c.steps.filter(
    (s) => s.clock === clock && s.deadline?.getTime() === due?.at.getTime() && s.to.length > 0 && !s.unsent,
  );
  const level = LEVELS.find((who) => told.some((s) => (s.kind === 'alarm' || s.kind === 'rung') && s.who === who));
  const above = {
    leader: '，并已报分管领导',
    supervision: `，并已报${supervisionOf(directory)?.name ?? ''}`,
    head: '，并已报其负责人',
    handler: '',
  };
  return level ? `已督促加快办理${above[level]}` : '我们正在跟进';
}

/** Whom to ring: the unit that has it, else the desk. */
function ringOf(c: Case, rules: Rules): string {
  const { directory: d } = rules;
  const unit = STATE_TABLE[c.state].hidesUnit ? undefined : unitById(d, runningAssignment(c)?.unit ?? '');
  const office = [unit, deskOf(d)].find((u): u is Unit => u?.phone !== undefined);
  if (!office) return `如需了解情况，请联系${deskName(rules)}。`;
  return `如需了解情况，可致电${office.name}：${office.phone}${office.hours ? `（${office.hours}）` : ''}。`;
}
