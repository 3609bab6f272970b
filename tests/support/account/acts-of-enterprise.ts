import type { Act } from './act.ts';
import { type Book, byWhen, clockOf, OPEN } from './book.ts';
import { dateOf } from './days.ts';
import { again, dispatcher, endRound, inState, setHandle, start, stop, toDispatch, workBy } from './moves.ts';
import { asked, DESK, office } from './offices.ts';
import { type Tell, tell, toAgent } from './tell.ts';

/** Whoever the case waits for. */
const waited = (c: Book): string => {
  if (c.state === 'submitted' || c.state === 'return_requested') return dispatcher(c);
  return c.state === 'callback' || c.state === 'closure_review' || !c.round ? DESK : c.round.unit;
};
/** Whoever has the case: its unit, and without one whoever dispatches, or has answered it. */
const holder = (c: Book): string => c.round?.unit ?? (c.state === 'submitted' ? dispatcher(c) : DESK);

const NUDGED: Partial<Record<Book['state'], (c: Book, now: Date) => string>> = {
  submitted: (c, now) => `请${byWhen(clockOf(c, 'dispatch')?.until, now)}派单`,
  dispatched: (c, now) => `请${byWhen(clockOf(c, 'accept')?.until, now)}受理或申请退回`,
  return_requested: (c, now) => `请${byWhen(clockOf(c, 'arbitration')?.until, now)}裁定`,
  in_progress: workBy,
  callback: (c, now) => `请${byWhen(clockOf(c, 'callback')?.until, now)}电话回访`,
  closure_review: (c, now) => `请${byWhen(clockOf(c, 'review')?.until, now)}审核`,
};

const NUDGES: Partial<Record<Book['state'], string>> = { submitted: 'dispatch', dispatched: 'accept' };

/** Words of the respondent start the clock of the confirmation anew, once. Source: interface.md, "Words", row 10. */
export function speaksUp(c: Book, at: Date): void {
  if (!clockOf(c, 'confirm') || c.heard) return;
  c.heard = true;
  stop(c, 'confirm');
  start(c, 'confirm', at, '');
}

const speaks = (c: Book): string[] => [c.respondent];

export const BY_ENTERPRISE: readonly Act[] = [
  {
    label: '催办',
    states: ['submitted', 'dispatched', 'return_requested', 'in_progress', 'callback', 'closure_review'],
    who: speaks,
    // Once a working day.
    may: (c, at) => c.nudgedOn !== dateOf(at),
    weight: 2,
    does(c, at) {
      c.nudgedOn = dateOf(at);
      const { state } = c;
      return [
        tell(c, at, waited(c), 'nudged', {
          says: (now) => ['企业催办', NUDGED[state]?.(c, now) ?? ''],
          names: () => asked(c, waited(c)),
          still: inState(c, state),
          asks: NUDGES[state] ?? '',
          news: true,
        }),
      ];
    },
  },
  {
    // At a desk nobody is named for what is added.
    label: '补充说明',
    states: OPEN,
    who: (c) => [c.respondent, ...(c.agent ? [c.agent] : [])],
    filled: (_c, words) => ({ 补充内容: words }),
    weight: 2,
    does(c, at, who, { 补充内容: words }) {
      const at_ = holder(c);
      const added = tell(c, at, at_, 'added', {
        says: ['有补充说明', who === c.respondent ? '企业' : '助企员', String(words)],
        names: () => (office(at_).department ? asked(c, at_) : []),
        still: () => OPEN.includes(c.state),
        news: true,
      });
      if (who === c.respondent) speaksUp(c, at);
      const pause = c.round?.pauses.at(-1);
      if (c.standsFor === 'material' && pause) {
        pause.to = at;
        delete c.standsFor;
        setHandle(c);
      }
      return [added];
    },
  },
  {
    label: '撤回诉求',
    states: ['submitted', 'dispatched', 'return_requested', 'in_progress'],
    who: speaks,
    weight: 0.3,
    does(c, at) {
      const had = holder(c);
      endRound(c, at);
      stop(c, 'dispatch');
      c.state = 'withdrawn';
      c.closedAt = at;
      return [
        tell(c, at, had, 'withdrawn', { says: ['企业已撤回诉求', '无需再办理'], news: true }),
        ...toAgent(c, at, 'withdrawn', { says: ['企业已撤回您报送的', '不再办理'], news: true }),
      ];
    },
  },
  {
    label: '确认办结',
    states: ['answered', 'resolved'],
    who: speaks,
    may: (c) => clockOf(c, 'confirm') !== undefined,
    weight: 4,
    does(c, at) {
      stop(c, 'confirm');
      c.state = 'confirmed';
      start(c, 'rate', at, '');
      return [];
    },
  },
  {
    label: '尚未解决',
    states: ['answered', 'resolved', 'confirmed'],
    who: speaks,
    may: (c) => (c.state === 'confirmed' ? c.rating === undefined : clockOf(c, 'confirm') !== undefined),
    weight: 1,
    does(c, at): Tell[] {
      stop(c, 'confirm', 'rate');
      if (!c.round) return [toDispatch(c, at, '企业反映尚未解决'), ...disputed(c, at, '将重新核定承办单位')];
      const { unit } = c.round;
      again(c, at);
      return [
        tell(c, at, unit, 'not done', {
          says: (now) => ['企业反映尚未解决', workBy(c, now)],
          names: () => asked(c, unit),
          still: inState(c, 'in_progress'),
          news: true,
        }),
        ...disputed(c, at, '继续办理'),
      ];
    },
  },
  ...(['非常满意', '满意', '基本满意', '不满意', '非常不满意'] as const).map(
    (level): Act => ({
      label: level,
      states: ['confirmed'],
      who: speaks,
      may: (c) => c.settlesAt === undefined && clockOf(c, 'rate') !== undefined,
      weight: level.includes('不') ? 1.5 : 1,
      does(c, at) {
        c.rating = level;
        c.settlesAt = new Date(at.getTime() + SETTLE_MS);
        stop(c, 'rate');
        return [];
      },
    }),
  ),
  {
    label: '仍未解决',
    states: ['closed'],
    who: speaks,
    may: (c, at) =>
      (c.outcome === 'unconfirmed' || c.outcome === 'unrated') &&
      c.closedAt !== undefined &&
      at.getTime() - c.closedAt.getTime() < TEN_DAYS_MS,
    weight: 1,
    does(c, at): Tell[] {
      delete c.outcome;
      if (!c.round) return [toDispatch(c, at, '仍未解决'), ...disputed(c, at, '将重新核定承办单位')];
      c.state = 'callback';
      c.callNoted = false;
      delete c.rating;
      const clock = start(c, 'callback', at, DESK);
      return [
        tell(c, at, DESK, 'to call back', {
          says: (now) => ['仍未解决', `请${byWhen(clock.until, now)}电话回访`],
          names: () => office(DESK).staff,
          still: inState(c, 'callback'),
          news: true,
        }),
        ...disputed(c, at, '将电话回访'),
      ];
    },
  },
];

const disputed = (c: Book, at: Date, next: string): Tell[] =>
  toAgent(c, at, 'disputed', { says: ['企业反映尚未解决', next], still: () => OPEN.includes(c.state), news: true });

/** A rating may be changed for ten minutes, then it takes effect. Source: lifecycle.md, "rate". */
const SETTLE_MS = 10 * 60_000;
/** Well within the ten working days in which 仍未解决 may be pressed. */
const TEN_DAYS_MS = 10 * 86_400_000;
