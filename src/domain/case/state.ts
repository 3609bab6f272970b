import type { ClockName } from './assignment.ts';

/** A value for staff and its value for the enterprise. */
type Seen<T> = { staff: T; enterprise: T };

/** The kinds of card that a state may have. */
export type CaseCard =
  | 'receipt'
  | 'triage'
  | 'sign'
  | 'arbitrate'
  | 'unit'
  | 'confirm'
  | 'rate'
  | 'callback'
  | 'review'
  | 'merged'
  | 'ended'
  | 'closed';

/** What the program knows about a state. */
type StateRow = {
  /** The state's name in the header of its cards. */
  word: Seen<string>;
  /** The header's colour, as long as no deadline is near. */
  colour: Seen<'blue' | 'wathet' | 'turquoise' | 'green' | 'orange' | 'violet' | 'grey'>;
  /** Which card each side has. */
  card: { enterprise: CaseCard; desk: CaseCard; unit: CaseCard };
  /**
   * Its clocks. The first starts when the case enters the state, and at least one runs while the case is in it. The
   * unit clock is not among them.
   */
  clocks?: readonly Exclude<ClockName, 'settle'>[];
  /** The enterprise sees the running assignment's deadline as the date of the answer. */
  promises?: true;
  /** The unit is hidden from the enterprise while it is being decided (T54). */
  hidesUnit?: true;
  /** The case has ended: none of its own clocks runs. */
  ended?: true;
};

/** The one table of states. Source: lifecycle.md, "States". */
const TABLE = {
  submitted: {
    word: { staff: '待派单', enterprise: '待派单' },
    colour: { staff: 'blue', enterprise: 'wathet' },
    card: { enterprise: 'receipt', desk: 'triage', unit: 'unit' },
    clocks: ['dispatch'],
  },
  awaiting_signoff: {
    // The enterprise does not see who signs. It sees that the unit is being settled.
    word: { staff: '待签批', enterprise: '正在核定承办单位' },
    colour: { staff: 'violet', enterprise: 'wathet' },
    card: { enterprise: 'receipt', desk: 'sign', unit: 'sign' },
    clocks: ['signoff'],
    hidesUnit: true,
  },
  dispatched: {
    word: { staff: '待受理', enterprise: '待受理' },
    colour: { staff: 'blue', enterprise: 'wathet' },
    card: { enterprise: 'receipt', desk: 'unit', unit: 'unit' },
    clocks: ['accept'],
    promises: true,
  },
  return_requested: {
    // The enterprise does not see a return: the case looks as if it were being handled (T54).
    word: { staff: '退回待裁定', enterprise: '正在核定承办单位' },
    colour: { staff: 'orange', enterprise: 'wathet' },
    card: { enterprise: 'receipt', desk: 'arbitrate', unit: 'unit' },
    clocks: ['arbitration'],
    hidesUnit: true,
  },
  in_progress: {
    word: { staff: '办理中', enterprise: '办理中' },
    colour: { staff: 'wathet', enterprise: 'wathet' },
    card: { enterprise: 'receipt', desk: 'unit', unit: 'unit' },
    promises: true,
  },
  answered: {
    word: { staff: '已答复待确认', enterprise: '待您确认' },
    colour: { staff: 'turquoise', enterprise: 'blue' },
    card: { enterprise: 'confirm', desk: 'unit', unit: 'unit' },
    clocks: ['notify', 'confirm', 'phone'],
  },
  resolved: {
    word: { staff: '待企业确认', enterprise: '待您确认' },
    colour: { staff: 'turquoise', enterprise: 'blue' },
    card: { enterprise: 'confirm', desk: 'unit', unit: 'unit' },
    clocks: ['notify', 'confirm', 'phone', 'review'],
  },
  confirmed: {
    word: { staff: '待评价', enterprise: '待您评价' },
    colour: { staff: 'turquoise', enterprise: 'blue' },
    card: { enterprise: 'rate', desk: 'unit', unit: 'unit' },
    clocks: ['rate', 'notify', 'phone'],
  },
  callback: {
    word: { staff: '回访中', enterprise: '回访中' },
    colour: { staff: 'orange', enterprise: 'orange' },
    card: { enterprise: 'receipt', desk: 'callback', unit: 'unit' },
    clocks: ['callback'],
  },
  closure_review: {
    word: { staff: '申请办结待审', enterprise: '办理中' },
    colour: { staff: 'violet', enterprise: 'wathet' },
    card: { enterprise: 'receipt', desk: 'review', unit: 'unit' },
    clocks: ['review'],
  },
  merged: {
    // The enterprise sees the state of the primary case instead.
    word: { staff: '已并案', enterprise: '已并案' },
    colour: { staff: 'grey', enterprise: 'wathet' },
    card: { enterprise: 'receipt', desk: 'merged', unit: 'merged' },
    hidesUnit: true,
  },
  closed: {
    word: { staff: '已办结', enterprise: '已办结' },
    colour: { staff: 'green', enterprise: 'green' },
    card: { enterprise: 'ended', desk: 'closed', unit: 'closed' },
    ended: true,
  },
  redirected: {
    word: { staff: '已引导', enterprise: '已引导' },
    colour: { staff: 'grey', enterprise: 'grey' },
    card: { enterprise: 'ended', desk: 'closed', unit: 'closed' },
    ended: true,
  },
  withdrawn: {
    word: { staff: '已撤回', enterprise: '已撤回' },
    colour: { staff: 'grey', enterprise: 'grey' },
    card: { enterprise: 'ended', desk: 'closed', unit: 'closed' },
    ended: true,
  },
} as const satisfies Record<string, StateRow>;

export type State = keyof typeof TABLE;
export const STATE_TABLE: Readonly<Record<State, StateRow>> = TABLE;
export const STATES = Object.keys(TABLE) as State[];

export const isOpen = (c: { state: State }): boolean => !STATE_TABLE[c.state].ended;

export const OUTCOMES = [
  'satisfied',
  'unrated',
  'unconfirmed',
  'counted_good',
  'explained',
  'verified',
  'direct_report',
  'confidential',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
