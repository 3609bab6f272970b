import { erased } from '../../src/domain/case/erased.ts';
import type { CaseWorld, Options } from '../support/case-world.ts';
import { openIdOf, type Role } from '../support/small-town.ts';

type Form = Record<string, unknown>;
type Step = readonly [who: Role, event: string, form?: Form];
/** Somebody tries what is refused, after whatever led there. */
export type Try = {
  led: readonly Step[];
  tries: Step;
  as?: Options;
  next?: (w: CaseWorld) => void;
  file?: Form;
  by?: Role;
};

const DISPATCHED: Step[] = [['desk', 'dispatch']];
const HANDLED: Step[] = [...DISPATCHED, ['unit', 'accept']];
const FINISHED: Step[] = [...HANDLED, ['unit', 'finish'], ['sender', 'result_delivered']];
const CONFIRMED: Step[] = [...FINISHED, ['contact', 'confirm']];
const BADLY: Step[] = [...CONFIRMED, ['contact', 'rate', { datum: '1' }]];
const until = (words: string) => (w: CaseWorld) => w.travelTo(words);
const settled = until('2026-09-24 10:20');
const PHONED: Step[] = [...HANDLED, ['unit', 'finish']];
const NOT_REACHED: Form = { number: '13905120502', calledAt: '10:30', said: 'not_reached', note: '无人接听' };

/** One way to each reason for which something is refused. */
export const TRIES: Record<string, Try | readonly Try[]> = {
  no_such_case: { led: [['desk', 'make_confidential']], tries: ['unit', 'accept'] },
  wrong_state: [
    { led: HANDLED, tries: ['unit', 'accept'] },
    { led: HANDLED, tries: ['contact', 'confirm'] },
  ],
  not_yours: [
    { led: DISPATCHED, tries: ['desk', 'accept'] },
    { led: FINISHED, tries: ['agent', 'confirm'] },
    { led: [], tries: ['unit', 'dispatch'] },
    { led: [['desk', 'refer']], tries: ['desk', 'dispatch'] },
    { led: HANDLED, tries: ['contact', 'hand_over'] },
    { led: HANDLED, tries: ['unit', 'urge'] },
    { led: PHONED, tries: ['unit', 'enter_answer'], file: { enterprise: 'e3' }, by: 'agent' },
  ],
  with_officers: [
    { led: [['desk', 'make_confidential']], tries: ['contact', 'nudge'] },
    {
      led: [
        ['desk', 'make_confidential'],
        ['confidentialOfficer', 'archive'],
      ],
      tries: ['contact', 'add'],
    },
  ],
  erased: {
    led: [['contact', 'withdraw']],
    next: (w) => w.put((c) => erased(c, { as: 'erased/1', at: w.now, isOffice: () => true })),
    tries: ['desk', 'reopen'],
  },
  bad_form: [
    { led: DISPATCHED, tries: ['unit', 'ask_return', { ground: '', reason: '' }] },
    { led: HANDLED, tries: ['unit', 'ask_extension', { days: '0.5' }] },
    { led: HANDLED, tries: ['unit', 'progress', { text: '长'.repeat(1_001) }] },
  ],
  unknown_unit: [
    { led: [], tries: ['desk', 'dispatch', { unit: undefined, unitName: '某局' }] },
    { led: [], tries: ['desk', 'dispatch', { unit: undefined }] },
  ],
  same_unit: { led: HANDLED, tries: ['desk', 'reassign', { unit: 'scjg' }] },
  unknown_choice: { led: DISPATCHED, tries: ['unit', 'ask_return', { ground: 'x', reason: '属医保事项' }] },
  several_fit: { led: [], tries: ['desk', 'dispatch', { unit: undefined, unitName: '局' }] },
  ground_already_refused: {
    led: [...DISPATCHED, ['unit', 'ask_return'], ['desk', 'uphold']],
    tries: ['unit', 'ask_return'],
  },
  redirect_category: { led: [], tries: ['desk', 'dispatch', { category: 'complaint' }] },
  recall_used: { led: [...FINISHED, ['unit', 'recall'], ['unit', 'finish']], tries: ['unit', 'recall'] },
  already_nudged: { led: [...HANDLED, ['contact', 'nudge']], tries: ['contact', 'nudge'] },
  already_referred: { led: [['desk', 'refer']], tries: ['desk', 'refer'] },
  nobody_to_refer_to: { led: [], tries: ['desk', 'refer'], as: { shape: 'no_coordinator' } },
  claimed_already: { led: [['desk', 'claim']], tries: ['desk', 'claim'] },
  nothing_changed: { led: HANDLED, tries: ['desk', 'grant_extension'] },
  unit_absent: {
    led: [...DISPATCHED, ['unit', 'ask_return']],
    next: (w) => {
      for (const u of w.directory.units) if (u.id === 'scjg') u.active = false;
    },
    tries: ['desk', 'uphold'],
  },
  rating_settled: {
    led: [...CONFIRMED, ['contact', 'rate']],
    next: (w) => w.later(11 * 60_000),
    tries: ['contact', 'rate'],
  },
  no_rating: { led: CONFIRMED, tries: ['contact', 'comment'] },
  comment_over: {
    led: [...CONFIRMED, ['contact', 'rate']],
    next: until('2026-11-10 10:00'),
    tries: ['contact', 'comment'],
  },
  call_not_noted: { led: BADLY, next: settled, tries: ['unit', 'apply_to_close'] },
  already_missed_today: {
    led: BADLY,
    next(w) {
      settled(w);
      w.do('desk', 'not_reached');
    },
    tries: ['desk', 'not_reached'],
  },
  no_unit_to_explain: {
    led: [
      ['desk', 'answer'],
      ['sender', 'result_delivered'],
      ['contact', 'confirm'],
      ['contact', 'rate', { datum: '1' }],
    ],
    next: settled,
    tries: ['desk', 'note_call', { explain: 'yes' }],
  },
  still_not_solved_over: { led: FINISHED, next: until('2026-11-10 10:00'), tries: ['contact', 'still_not_solved'] },
  unknown_handler: { led: HANDLED, tries: ['unit', 'hand_over', { person: openIdOf('otherUnit') }] },
  date_in_the_past: {
    led: DISPATCHED,
    file: { category: 'approval' },
    tries: ['unit', 'accept', { basis: '某条例第五条', on: '2026-09-01' }],
  },
  no_files: { led: HANDLED, tries: ['unit', 'see_files'] },
  nothing_cut: { led: HANDLED, tries: ['unit', 'see_whole'] },
  no_signer: {
    led: [],
    as: { profile: 'suqian', directory: (d) => ({ ...d, leaders: [] }) },
    file: { enterprise: 'e1', channel: 'mayor' },
    by: 'desk',
    tries: ['desk', 'dispatch'],
  },
  not_of_board: { led: [['desk', 'dispatch', { unit: 'ysrc' }]], tries: ['chief', 'assign', { unit: 'scjg' }] },
  co_units_silent: {
    led: [
      ['desk', 'dispatch', { coUnits: ['rsj'] }],
      ['unit', 'accept'],
    ],
    tries: ['unit', 'finish'],
  },
  pending_already: { led: [...HANDLED, ['unit', 'ask_pause']], tries: ['unit', 'ask_pause'] },
  extension_too_late: { led: HANDLED, next: until('2026-10-22 10:00'), tries: ['unit', 'ask_extension'] },
  extension_used: {
    led: [...HANDLED, ['unit', 'ask_extension'], ['desk', 'refuse_extension']],
    tries: ['unit', 'ask_extension'],
  },
  extension_too_long: { led: HANDLED, tries: ['unit', 'ask_extension', { days: 40 }] },
  not_paused: { led: HANDLED, tries: ['desk', 'resume'] },
  not_a_pause_reason: { led: HANDLED, tries: ['unit', 'ask_pause', { reason: '休假' }] },
  rating_needed: {
    led: PHONED,
    file: { enterprise: 'e3' },
    by: 'agent',
    tries: ['desk', 'enter_answer', { ...NOT_REACHED, said: 'confirmed', level: undefined }],
  },
  tried_today: {
    led: [...PHONED, ['desk', 'enter_answer', NOT_REACHED]],
    file: { enterprise: 'e3' },
    by: 'agent',
    tries: ['desk', 'enter_answer', NOT_REACHED],
  },
  no_such_number: { led: [], tries: ['desk', 'merge', { primary: 'QS20260924-0099' }] },
  not_a_primary: [
    { led: [], tries: ['desk', 'merge', { primary: 'QS20260924-0001' }] },
    {
      led: [],
      next(w) {
        w.another();
        w.turnTo('c1');
      },
      tries: ['desk', 'merge', { primary: 'QS20260924-0002' }],
    },
    {
      led: FINISHED,
      next: (w) => void w.another(),
      tries: ['desk', 'merge', { primary: 'QS20260924-0001' }],
    },
    {
      led: [['contact', 'withdraw']],
      next: (w) => void w.another(),
      tries: ['desk', 'merge', { primary: 'QS20260924-0001' }],
    },
  ],
  undo_over: {
    led: [],
    next(w) {
      w.another();
      w.do('desk', 'merge', { primary: 'QS20260924-0001' });
      w.travelTo('2026-10-12 10:00');
    },
    tries: ['desk', 'undo_merge'],
  },
  urge_unanswered: { led: [...HANDLED, ['supervision', 'urge']], tries: ['supervision', 'urge'] },
  top_level: {
    led: [...HANDLED, ...Array.from({ length: 4 }, (): Step => ['unit', 'escalate'])],
    tries: ['unit', 'escalate'],
  },
  already_marked: { led: [['desk', 'mark_typical']], tries: ['desk', 'mark_typical'] },
  no_agent: {
    led: PHONED,
    as: { directory: (d) => ({ ...d, agents: [] }) },
    file: { enterprise: 'e3' },
    by: 'desk',
    tries: ['desk', 'ask_agent'],
  },
  no_expert: { led: [], as: { directory: (d) => ({ ...d, experts: [] }) }, tries: ['desk', 'ask_expert'] },
  no_enterprise: { led: [], file: { content: '园区道路积水' }, by: 'unit', tries: ['desk', 'answer'] },
  no_confidential_officer: {
    led: [],
    as: { directory: (d) => ({ ...d, confidential: [] }) },
    tries: ['desk', 'make_confidential'],
  },
  too_many_entries: {
    led: [...HANDLED, ...Array.from({ length: 30 }, (): Step => ['contact', 'add'])],
    tries: ['contact', 'add'],
  },
  not_due: { led: HANDLED, tries: ['clock', 'take_steps'] },
};
