import type { Act } from './act.ts';
import { type Book, byWhen, type Clock, clockOf } from './book.ts';
import { again, close, endRound, inState, runs, setHandle, start, stop, toDispatch, workBy } from './moves.ts';
import { asked, DESK, office } from './offices.ts';
import { type Tell, tell, toAgent, toSide } from './tell.ts';

const desk = (): string[] => office(DESK).staff;
const unitOf = (c: Book): string => c.round?.unit ?? '';

/** The letter that the unit owes after a bad rating or a closing by law or policy. */
export function letterOwed(c: Book, at: Date): Clock {
  const owes = c.round?.unit ?? DESK;
  return clockOf(c, 'letter', owes) ?? start(c, 'letter', at, owes);
}

const note = (_c: Book, words: string): Record<string, unknown> => ({ 回访记录: words });

/** The call-back goes on as work at the unit, or, where there is none, as a case to dispatch. */
export function goesOn(c: Book, at: Date, call: string): Tell {
  stop(c, 'callback', 'explanation');
  if (!c.round) return toDispatch(c, at, call);
  again(c, at);
  return tell(c, at, unitOf(c), 'goes on', {
    says: (now) => ['经回访须继续办理', workBy(c, now), call],
    names: () => asked(c, unitOf(c)),
    still: inState(c, 'in_progress'),
    news: true,
  });
}

export const BY_CALLS: readonly Act[] = [
  {
    label: '登记回访',
    states: ['callback'],
    who: desk,
    may: (c) => !c.callNoted,
    filled: (c, words, one) => ({ 回访记录: words, ...(c.round && { 请单位说明: one(['是', '否']) }) }),
    weight: 6,
    does(c, at, _who, { 回访记录: call, 请单位说明: asks }) {
      c.callNoted = true;
      if (asks !== '是') return [];
      const clock = start(c, 'explanation', at, unitOf(c));
      return [
        tell(c, at, unitOf(c), 'to explain', {
          says: (now) => [`请${byWhen(clock.until, now)}作出说明`, String(call)],
          names: () => asked(c, unitOf(c)),
          still: runs(c, clock),
          news: true,
        }),
      ];
    },
  },
  {
    label: '继续办理',
    states: ['callback'],
    who: desk,
    may: (c) => !c.callNoted,
    filled: note,
    weight: 3,
    does: (c, at, _who, { 回访记录: call }) => [goesOn(c, at, String(call))],
  },
  {
    label: '接受解释',
    states: ['callback'],
    who: desk,
    may: (c) => !c.callNoted,
    filled: note,
    weight: 2,
    does(c, at) {
      close(c, at, 'explained');
      return told(c, at);
    },
  },
  {
    label: '同意办结',
    states: ['closure_review'],
    who: desk,
    weight: 4,
    does(c, at) {
      stop(c, 'review');
      const why = c.reason ?? '';
      if (c.explained) {
        close(c, at, 'explained');
        const letter = letterOwed(c, at);
        return [approved(c, at, letter), ...told(c, at, why)];
      }
      c.explained = true;
      // What it had asked for lapses, and it is told here that its work is over.
      endRound(c, at);
      c.state = 'confirmed';
      const letter = letterOwed(c, at);
      return [
        approved(c, at, letter),
        {
          ...tell(c, at, c.respondent, 'to rate', {
            says: ['已有情况说明', why, '请于 3 个工作日内在卡片上评价'],
            still: inState(c, 'confirmed'),
            news: true,
          }),
          once: (now) => void start(c, 'rate', now, ''),
        },
        ...toAgent(c, at, 'to rate', {
          says: ['已有情况说明', why, '已请企业', '评价'],
          still: inState(c, 'confirmed'),
          news: true,
        }),
      ];
    },
  },
  {
    label: '退回续办',
    states: ['closure_review'],
    who: desk,
    filled: (_c, words) => ({ 理由: words }),
    weight: 3,
    does(c, at, _who, { 理由: why }) {
      stop(c, 'review');
      const fromCall = c.explained;
      c.explained = false;
      if (fromCall) again(c, at);
      else {
        c.state = 'in_progress';
        c.news = at;
        const pause = c.round?.pauses.at(-1);
        if (pause) pause.to = at;
        setHandle(c);
      }
      return [
        tell(c, at, unitOf(c), 'closing refused', {
          says: (now) => ['办结申请未获同意', workBy(c, now), String(why)],
          names: () => asked(c, unitOf(c)),
          still: inState(c, 'in_progress'),
          news: true,
        }),
      ];
    },
  },
];

const approved = (c: Book, at: Date, letter: Clock): Tell =>
  tell(c, at, unitOf(c), 'closing approved', {
    says: (now) => ['已同意办结', `请${byWhen(letter.until, now)}上传加盖公章的书面答复`],
    names: () => asked(c, unitOf(c)),
    still: runs(c, letter),
    news: true,
  });

const told = (c: Book, at: Date, why = ''): Tell[] =>
  toSide(c, at, 'explained', { says: ['已作说明办结', why], still: inState(c, 'closed'), news: true });
