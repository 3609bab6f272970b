import type { Act } from './act.ts';
import { type Book, byWhen, clockOf } from './book.ts';
import { dispatcher, endRound, helps, inState, sendTo, setHandle, start, stop, toDispatch, unitOf } from './moves.ts';
import { asked, COORDINATOR, DESK, office } from './offices.ts';
import { resultTo } from './results.ts';
import { type Tell, tell } from './tell.ts';

/** Units that cases of the account go to. */
const UNITS = ['住建局', '人社局', '税务局', '科技局'];
const desk = (): string[] => office(DESK).staff;
const dispatches = (c: Book): string[] => office(dispatcher(c)).staff;
const classOf = (c: Book): Record<string, unknown> => ({
  类别: c.limit === 5 ? '咨询' : '诉求',
  紧急程度: c.urgent ? '急办' : '一般',
});

/** What whoever dispatches does with a case. */
export const BY_DESK: readonly Act[] = [
  {
    label: '派单',
    states: ['submitted'],
    who: dispatches,
    filled: (c, _words, one) => {
      const unit = one(UNITS);
      return {
        ...classOf(c),
        其他承办单位: unit,
        ...(one([true, false, false, false]) && { 协办单位: [one(UNITS.filter((u) => u !== unit))] }),
      };
    },
    weight: 12,
    does(c, at, _who, filled) {
      stop(c, 'dispatch');
      const told = sendTo(c, String(filled.其他承办单位), at);
      return [told, ...helps(c, at, filled.协办单位 as string[] | undefined)];
    },
  },
  {
    label: '直接答复',
    states: ['submitted'],
    who: desk,
    may: (c) => !c.referred,
    filled: (_c, words) => ({ 答复内容: words }),
    weight: 1,
    does(c, at, _who, { 答复内容: text }) {
      stop(c, 'dispatch');
      c.state = 'answered';
      return resultTo(c, at, String(text));
    },
  },
  {
    label: '引导转办',
    states: ['submitted', 'return_requested'],
    who: desk,
    may: (c) => !c.referred,
    filled: (_c, words) => ({ 引导去向: '12345热线', 说明: words }),
    weight: 0.5,
    does(c, at, _who, { 说明: text }) {
      const unit = c.round?.unit;
      endRound(c, at);
      stop(c, 'dispatch');
      c.state = 'redirected';
      c.closedAt = at;
      const guided = { says: ['不在受理范围内', '12345热线', String(text)], news: true };
      return [
        ...(unit ? [tell(c, at, unit, 'redirected away', { says: ['已引导转办', '无需再办理'] })] : []),
        tell(c, at, c.respondent, 'redirected', guided),
        ...(c.agent ? [tell(c, at, c.agent, 'redirected', guided)] : []),
      ];
    },
  },
  {
    label: '提请协调',
    states: ['submitted', 'return_requested'],
    who: desk,
    may: (c) => !c.referred,
    filled: (_c, words) => ({ 理由: words }),
    weight: 0.5,
    does(c, at, _who, { 理由: why }) {
      c.referred = true;
      const clock = clockOf(c, c.state === 'submitted' ? 'dispatch' : 'arbitration');
      if (clock) clock.at = COORDINATOR;
      const what = c.state === 'submitted' ? '派单' : '裁定';
      const { state } = c;
      return [
        tell(c, at, COORDINATOR, 'referred', {
          says: (now) => [`请${byWhen(clock?.until, now)}${what}`, String(why)],
          names: () => office(COORDINATOR).staff,
          still: inState(c, state),
          news: true,
        }),
      ];
    },
  },
  {
    label: '维持原派',
    states: ['return_requested'],
    who: dispatches,
    filled: (_c, words) => ({ 理由: words }),
    weight: 3,
    does(c, at, _who, { 理由: why }) {
      stop(c, 'arbitration');
      c.state = 'dispatched';
      c.news = at;
      const pause = c.round?.pauses.at(-1);
      if (pause) pause.to = at;
      setHandle(c);
      const accept = start(c, 'accept', at, unitOf(c));
      return [
        tell(c, at, unitOf(c), 'upheld', {
          says: (now) => ['经裁定维持原派', `请${byWhen(accept.until, now)}受理`, String(why)],
          names: () => asked(c, unitOf(c)),
          still: inState(c, 'dispatched'),
          news: true,
        }),
      ];
    },
  },
  {
    label: '改派',
    states: ['return_requested', 'dispatched', 'in_progress'],
    who: dispatches,
    filled: (c, words, one) => ({
      ...classOf(c),
      其他承办单位: one(UNITS.filter((u) => u !== unitOf(c))),
      理由: words,
    }),
    weight: 0.6,
    does(c, at, _who, { 其他承办单位: unit, 理由: why }): Tell[] {
      const granted = c.state === 'return_requested';
      const before = unitOf(c);
      const lapsed = endRound(c, at);
      if (granted) c.returns += 1;
      if (granted && c.returns > 2) {
        c.referred = true;
        return [...lapsed, toDispatch(c, at, String(why))];
      }
      return [...lapsed, sendTo(c, String(unit), at, [`改派理由：${why}`])].filter(
        (t) => t.place !== before || !granted,
      );
    },
  },
];
