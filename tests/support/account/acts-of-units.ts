import type { Act } from './act.ts';
import { type Book, byWhen, clockOf } from './book.ts';
import { dateOf, workday } from './days.ts';
import { dispatcher, endRound, inState, runs, setHandle, start, stop, unitOf } from './moves.ts';
import { asked, DESK, handsOf, office } from './offices.ts';
import { progressed, resultTo } from './results.ts';
import { type Tell, tell, toSide } from './tell.ts';

const anybody = (c: Book): string[] => (c.round ? office(c.round.unit).staff : []);
const GROUNDS = ['非本单位职责', '应由上级办理', '属地有误', '诉求信息不足'];
const taskAt = (c: Book) => c.clocks.find((k) => k.name === 'co_task');

/** The unit asks the desk for something, which has a clock for it. */
const asks = (c: Book, at: Date, name: 'extension' | 'pause', what: string, words: string[]): Tell => {
  const clock = start(c, name, at, DESK);
  return tell(c, at, DESK, `${name} asked`, {
    says: (now) => [`${unitOf(c)}${what}`, `请${byWhen(clock.until, now)}决定`, ...words],
    names: () => office(DESK).staff,
    still: runs(c, clock),
    news: true,
  });
};

/** What units do on the way to a result. */
export const BY_UNITS: readonly Act[] = [
  {
    label: '受理',
    states: ['dispatched'],
    who: (c) => (c.round ? [...office(c.round.unit).liaisons, ...office(c.round.unit).staff.slice(-1)] : []),
    weight: 9,
    does(c, at, who) {
      c.state = 'in_progress';
      c.news = at;
      stop(c, 'accept');
      if (c.round) c.round.handler = who;
      return [];
    },
  },
  {
    label: '申请退回',
    states: ['dispatched'],
    who: anybody,
    may: (c) => c.upheld.length === 0,
    filled: (c, words, one) => ({
      退回事由: one(GROUNDS.filter((g) => !c.upheld.includes(`${unitOf(c)} ${g}`))),
      理由: words,
    }),
    weight: 2,
    does(c, at, _who, { 退回事由: ground, 理由: reason }) {
      c.state = 'return_requested';
      c.news = at;
      c.upheld.push(`${unitOf(c)} ${ground}`);
      stop(c, 'accept');
      c.round?.pauses.push({ from: at });
      setHandle(c);
      const clock = start(c, 'arbitration', at, dispatcher(c));
      return [
        tell(c, at, dispatcher(c), 'to arbitrate', {
          says: (now) => [`${unitOf(c)}申请退回`, `请${byWhen(clock.until, now)}裁定`, String(ground), String(reason)],
          names: () => asked(c, dispatcher(c)),
          still: inState(c, 'return_requested'),
          news: true,
        }),
      ];
    },
  },
  {
    label: '登记进展',
    states: ['dispatched', 'in_progress', 'return_requested', 'resolved', 'callback', 'closure_review'],
    who: handsOf,
    may: (c) => c.round !== undefined,
    filled: (_c, words, one) => ({ 进展内容: words, 对企业可见: one(['是', '是', '否']) }),
    weight: 4,
    does(c, at, _who, { 进展内容: text, 对企业可见: visible }) {
      if (visible !== '是') return [];
      return progressed(c, at, String(text));
    },
  },
  {
    label: '申请延期',
    states: ['in_progress'],
    who: handsOf,
    may: (c, at) => {
      const until = clockOf(c, 'handle')?.until;
      return !!until && !c.round?.askedExtension && workday(dateOf(at), 1) <= dateOf(until) && at < until;
    },
    filled: (c, words) => ({ 延期天数: String(Math.min(c.limit, 5)), 理由: words }),
    weight: 2,
    does(c, at, _who, { 延期天数: days, 理由: why }) {
      if (c.round) c.round.askedExtension = true;
      c.asked.push({ kind: 'extension', days: Number(days), why: String(why) });
      return [asks(c, at, 'extension', '申请延期', [`${days} 个工作日`, String(why)])];
    },
  },
  {
    label: '暂停计时',
    states: ['in_progress'],
    who: handsOf,
    may: (c) => !c.asked.some((a) => a.kind === 'pause') && !c.standsFor && clockOf(c, 'handle')?.until !== undefined,
    filled: (_c, words, one) =>
      one([
        { 暂停事由: '等待企业补充材料', 理由: words, 需企业补充: '租赁合同' },
        { 暂停事由: '司法或行政复议程序', 理由: words },
      ]),
    weight: 2,
    does(c, at, _who, { 暂停事由: reason, 理由: why }) {
      const material = String(reason) === '等待企业补充材料';
      c.asked.push({ kind: 'pause', reason: material ? 'material' : 'court' });
      return [asks(c, at, 'pause', '申请暂停计时', [String(reason), String(why)])];
    },
  },
  {
    label: '申请协办',
    states: ['in_progress'],
    who: handsOf,
    may: (c) => c.coAsked === undefined && taskAt(c) === undefined,
    filled: (c, words, one) => ({
      协办单位: [one(['税务局', '住建局', '科技局'].filter((u) => u !== unitOf(c)))],
      协办事项: words,
    }),
    weight: 1,
    does(c, at, _who, { 协办事项: matter, 协办单位: units }) {
      c.coAsked = String(units);
      return [
        tell(c, at, DESK, 'co-unit asked', {
          says: [`${unitOf(c)}申请协办`, '请指定协办单位或不同意', String(matter), String(units)],
          names: () => office(DESK).staff,
          still: () => c.coAsked !== undefined,
          news: true,
        }),
      ];
    },
  },
  {
    label: '提交协办意见',
    states: ['dispatched', 'in_progress'],
    who: (c) => office(taskAt(c)?.at ?? '').liaisons,
    may: (c) => taskAt(c) !== undefined,
    filled: (_c, words) => ({ 协办意见: words }),
    weight: 3,
    does(c, at, _who, { 协办意见: text }) {
      const task = taskAt(c);
      c.clocks = c.clocks.filter((k) => k !== task);
      return [
        tell(c, at, unitOf(c), 'co-unit replied', {
          says: [`${task?.at}已提交协办意见`, String(text)],
          names: () => asked(c, unitOf(c)),
          news: true,
        }),
      ];
    },
  },
  {
    label: '转交经办人',
    states: ['in_progress'],
    who: handsOf,
    filled: (c, _words, one) => ({ 经办人: one(anybody(c).filter((p) => p !== c.round?.handler)) }),
    weight: 1,
    does(c, at, who, { 经办人: to }) {
      if (c.round) c.round.handler = String(to);
      return [
        tell(c, at, unitOf(c), 'handed over', {
          says: (now) => [`由${who}转交给您办理`, `请${byWhen(clockOf(c, 'handle')?.until, now)}办结`],
          names: () => [String(to)],
          still: () => c.state === 'in_progress' && c.round?.handler === to,
          news: true,
        }),
      ];
    },
  },
  {
    label: '提交办结',
    states: ['in_progress'],
    who: handsOf,
    may: (c) => taskAt(c) === undefined,
    filled: (_c, words) => ({ 办理结果: words }),
    weight: 6,
    does(c, at, _who, { 办理结果: result }) {
      const lapsed = endRound(c, at);
      c.state = 'resolved';
      return [...lapsed, ...resultTo(c, at, String(result))];
    },
  },
  {
    label: '撤回办结',
    states: ['resolved'],
    who: handsOf,
    may: (c) => c.round !== undefined && !c.round.recalled,
    weight: 0.7,
    does(c, at) {
      c.state = 'in_progress';
      stop(c, 'confirm');
      c.news = at;
      if (c.round) Object.assign(c.round, { recalled: true, back: at });
      setHandle(c);
      return [
        ...toSide(c, at, 'recalled', {
          says: [`由${unitOf(c)}撤回`, '请勿按原结果处理'],
          still: inState(c, 'in_progress'),
          news: true,
        }),
      ];
    },
  },
];
