import type { Act } from './act.ts';
import type { Book } from './book.ts';
import { CLOSES, inWords } from './days.ts';
import { helps, inState, pausedUntil, resumed, setHandle, stop, unitOf, workBy } from './moves.ts';
import { asked, DESK, office } from './offices.ts';
import { type Tell, tell, toSide } from './tell.ts';

const desk = (): string[] => office(DESK).staff;
const askedFor = (c: Book, kind: 'extension' | 'pause') => c.asked.find((a) => a.kind === kind);

/** The unit is told what became of what it asked for. */
const answered = (c: Book, at: Date, what: string, says: (now: Date) => string[]): Tell =>
  tell(c, at, unitOf(c), what, {
    says,
    names: () => asked(c, unitOf(c)),
    still: inState(c, 'in_progress', 'closure_review'),
    news: true,
  });

/** What the desk decides of what a unit has asked for. */
export const BY_DECISIONS: readonly Act[] = [
  {
    label: '同意延期',
    states: ['in_progress'],
    who: desk,
    may: (c) => askedFor(c, 'extension') !== undefined,
    weight: 6,
    does(c, at) {
      const ask = askedFor(c, 'extension');
      c.asked = c.asked.filter((a) => a !== ask);
      stop(c, 'extension');
      if (c.round && ask?.kind === 'extension') c.round.extension = ask.days;
      setHandle(c);
      return [
        answered(c, at, 'extension granted', (now) => ['已同意延期', workBy(c, now)]),
        ...toSide(c, at, 'extended', {
          says: () => ['办理期限已延长', ask?.kind === 'extension' ? ask.why : ''],
          still: inState(c, 'in_progress', 'closure_review'),
          news: true,
        }),
      ];
    },
  },
  {
    label: '不同意',
    states: ['in_progress'],
    who: desk,
    may: (c) => askedFor(c, 'extension') !== undefined,
    filled: (_c, words) => ({ 理由: words }),
    weight: 4,
    does(c, at, _who, { 理由: why }) {
      c.asked = c.asked.filter((a) => a.kind !== 'extension');
      stop(c, 'extension');
      return [answered(c, at, 'extension refused', () => ['延期申请未获同意', String(why)])];
    },
  },
  {
    label: '同意暂停',
    states: ['in_progress'],
    who: desk,
    may: (c) => askedFor(c, 'pause') !== undefined,
    weight: 6,
    does(c, at) {
      const ask = askedFor(c, 'pause');
      const reason = ask?.kind === 'pause' ? ask.reason : 'court';
      c.asked = c.asked.filter((a) => a !== ask);
      stop(c, 'pause');
      c.standsFor = reason;
      c.round?.pauses.push({ from: at });
      setHandle(c);
      const until = inWords(pausedUntil(at)).replace(CLOSES, '');
      const unit = answered(c, at, 'pause granted', () => [
        '已同意暂停计时',
        ...(reason === 'material' ? [until] : []),
      ]);
      const still = (): boolean => c.standsFor === reason;
      if (reason === 'court') return [{ ...unit, still }];
      return [
        { ...unit, still },
        ...toSide(c, at, 'material wanted', { says: ['需要补充材料', '租赁合同', until], still, news: true }, [
          '需要企业补充材料',
          '租赁合同',
          until,
        ]),
      ];
    },
  },
  {
    label: '不同意暂停',
    states: ['in_progress'],
    who: desk,
    may: (c) => askedFor(c, 'pause') !== undefined,
    filled: (_c, words) => ({ 理由: words }),
    weight: 3,
    does(c, at, _who, { 理由: why }) {
      c.asked = c.asked.filter((a) => a.kind !== 'pause');
      stop(c, 'pause');
      return [answered(c, at, 'pause refused', (now) => ['暂停计时申请未获同意', workBy(c, now), String(why)])];
    },
  },
  {
    label: '恢复计时',
    states: ['in_progress'],
    who: desk,
    may: (c) => c.standsFor !== undefined,
    weight: 2,
    does: (c, at) => [resumed(c, at)],
  },
  {
    label: '指定协办',
    states: ['in_progress'],
    who: desk,
    may: (c) => c.coAsked !== undefined,
    filled: (c, words) => ({ 协办单位: [c.coAsked], 协办事项: words }),
    weight: 5,
    does(c, at, _who, { 协办事项: matter }) {
      const unit = c.coAsked ?? '';
      delete c.coAsked;
      return [
        ...helps(c, at, [unit], String(matter)),
        tell(c, at, unitOf(c), 'co-unit named', {
          says: [`已指定协办单位：${unit}`, '请牵头办理'],
          names: () => asked(c, unitOf(c)),
          still: inState(c, 'in_progress'),
          news: true,
        }),
      ];
    },
  },
  {
    label: '不同意协办',
    states: ['in_progress'],
    who: desk,
    may: (c) => c.coAsked !== undefined,
    filled: (_c, words) => ({ 理由: words }),
    weight: 3,
    does(c, at, _who, { 理由: why }) {
      delete c.coAsked;
      return [
        tell(c, at, unitOf(c), 'co-unit declined', {
          says: ['协办申请未获同意', String(why)],
          names: () => asked(c, unitOf(c)),
          still: inState(c, 'in_progress'),
          news: true,
        }),
      ];
    },
  },
];
