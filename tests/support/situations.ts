import type { State } from '../../src/domain/case/state.ts';
import { ACCEPTED, AT_UNIT, HELPED, REFERRED } from '../domain/case/permissions.table.ts';
import { type CaseWorld, caseWorld, type Options } from './case-world.ts';

/** Who holds which role, by the role's name. */
export type Holds = Record<string, string>;
export type Situation = {
  name: string;
  state: State;
  holds: Holds;
  profile?: 'suqian';
  secret?: true;
  make: (w: CaseWorld) => void;
};

const file = (w: CaseWorld) => void w.submit({ enterprise: 'e1' }, 'agent');
const sent = (w: CaseWorld) => {
  file(w);
  w.do('desk', 'dispatch', { unit: 'scjg', coUnits: ['rsj'] });
};
const begun = (w: CaseWorld) => {
  sent(w);
  w.do('unit', 'accept');
};
const finished = (w: CaseWorld) => {
  begun(w);
  w.do('unit', 'finish', { silent: '人社局未回复' });
};
const told = (w: CaseWorld) => {
  finished(w);
  w.do('sender', 'result_delivered');
};
const settledAs = (level: string) => (w: CaseWorld) => {
  told(w);
  w.do('contact', 'confirm');
  w.rated(level);
};
const referred = (w: CaseWorld) => {
  file(w);
  w.do('desk', 'refer');
};
const referredTo = (w: CaseWorld) => {
  referred(w);
  w.do('coordinator', 'dispatch', { unit: 'scjg' });
};

/** Every state at least once, with whoever is something more to the case than everywhere. */
export const SITUATIONS: readonly Situation[] = [
  {
    name: 'an expert is asked',
    state: 'submitted',
    holds: { expert: 'expert' },
    make: (w) => {
      file(w);
      w.do('desk', 'ask_expert');
    },
  },
  { name: 'referred', state: 'submitted', holds: REFERRED, make: referred },
  {
    name: 'the secretary signs first',
    state: 'awaiting_signoff',
    profile: 'suqian',
    holds: { filer: 'deskOfficer', signer: 'secretary' },
    make: (w) => {
      w.submit({ enterprise: 'e1', channel: 'mayor' }, 'deskOfficer', 'desk');
      w.do('desk', 'dispatch', { unit: 'scjg' });
    },
  },
  {
    name: 'the vice-mayor signs last',
    state: 'awaiting_signoff',
    profile: 'suqian',
    holds: { filer: 'deskOfficer', signer: 'viceMayor' },
    make: (w) => {
      w.submit({ enterprise: 'e1', channel: 'mayor' }, 'deskOfficer', 'desk');
      w.do('desk', 'dispatch', { unit: 'scjg' });
      w.do('secretary', 'sign');
    },
  },
  { name: 'with a co-unit', state: 'dispatched', holds: { ...AT_UNIT, ...HELPED }, make: sent },
  {
    name: 'to a board',
    state: 'dispatched',
    // Its lead unit is shown to those in charge of it, but may not act before the chief has assigned.
    holds: { chief: 'chief', leader: 'viceMayor otherSecretary' },
    make: (w) => {
      file(w);
      w.do('desk', 'dispatch', { unit: 'ysrc' });
    },
  },
  { name: 'referred', state: 'dispatched', holds: { ...AT_UNIT, ...REFERRED }, make: referredTo },
  {
    name: 'with a co-unit',
    state: 'return_requested',
    holds: { ...AT_UNIT, ...HELPED },
    make: (w) => {
      sent(w);
      w.do('unit', 'ask_return');
    },
  },
  {
    name: 'referred',
    state: 'return_requested',
    holds: { ...AT_UNIT, ...REFERRED },
    make: (w) => {
      referredTo(w);
      w.do('unit', 'ask_return');
    },
  },
  { name: 'with a co-unit', state: 'in_progress', holds: { ...ACCEPTED, ...HELPED }, make: begun },
  {
    name: 'referred',
    state: 'in_progress',
    holds: { ...ACCEPTED, ...REFERRED },
    make: (w) => {
      referredTo(w);
      w.do('unit', 'accept');
    },
  },
  {
    name: 'the handler has left',
    state: 'in_progress',
    holds: { ...AT_UNIT, unit: 'head officer', obliged: 'head officer', handler: 'head' },
    make: (w) => {
      begun(w);
      w.do('otherUnit', 'reply_co');
      w.directory.units.find((u) => u.id === 'scjg')?.staff.splice(1, 1);
    },
  },
  {
    name: 'by the desk',
    state: 'answered',
    holds: { caller: 'deskOfficer' },
    make: (w) => {
      file(w);
      w.do('desk', 'answer');
    },
  },
  { name: 'told', state: 'resolved', holds: AT_UNIT, make: told },
  {
    name: 'the agent is asked to answer',
    state: 'resolved',
    holds: { ...AT_UNIT, agent: 'agent' },
    make: (w) => {
      finished(w);
      w.travelTo('2026-09-29 09:00');
      w.do('desk', 'ask_agent');
    },
  },
  {
    name: 'without an enterprise',
    state: 'resolved',
    holds: { ...AT_UNIT, respondent: '', filer: 'unit' },
    make: (w) => void w.found(),
  },
  {
    name: 'told',
    state: 'confirmed',
    holds: AT_UNIT,
    make: (w) => {
      told(w);
      w.do('contact', 'confirm');
    },
  },
  { name: 'dissatisfied', state: 'callback', holds: AT_UNIT, make: settledAs('1') },
  {
    name: 'with a co-unit',
    state: 'closure_review',
    holds: { ...ACCEPTED, ...HELPED },
    make: (w) => {
      begun(w);
      w.do('unit', 'apply_to_close');
    },
  },
  { name: 'of its own', state: 'merged', holds: { filer: 'contact' }, make: (w) => void w.merged() },
  {
    name: 'by silence',
    state: 'closed',
    holds: AT_UNIT,
    make: (w) => {
      told(w);
      w.travelTo('2026-10-12 09:00');
    },
  },
  {
    name: 'elsewhere',
    state: 'redirected',
    holds: {},
    make: (w) => {
      file(w);
      w.do('desk', 'redirect');
    },
  },
  {
    name: 'from a unit',
    state: 'withdrawn',
    holds: AT_UNIT,
    make: (w) => {
      begun(w);
      w.do('contact', 'withdraw');
    },
  },
  {
    name: 'confidential',
    state: 'submitted',
    secret: true,
    holds: { confidential_officer: 'confidentialOfficer', receipt_holder: 'agent' },
    make: (w) => {
      begun(w);
      w.do('desk', 'make_confidential');
    },
  },
  {
    name: 'confidential',
    state: 'closed',
    secret: true,
    holds: { confidential_officer: 'confidentialOfficer', receipt_holder: 'contact' },
    make: (w) => {
      file(w);
      w.do('desk', 'make_confidential');
      w.do('confidentialOfficer', 'archive');
    },
  },
];

/** Every kind of obligation, owed by 市场监管局: they outlive assignments and closing. */
const owingAll = (w: CaseWorld) =>
  w.put((c) => ({
    ...c,
    obligations: (['written_reply', 'urge_answer', 'monthly_progress'] as const).map((kind) => ({
      kind,
      unit: 'scjg',
      assignment: null,
      clock: {
        startedAt: w.now,
        limit: { workingDays: 2, clause: 'D' },
        deadline: new Date(w.now.getTime() + 30 * 86_400_000),
        provisional: false,
        endOfDay: false,
      },
    })),
  }));

/** The case of a situation; unless it is confidential, 市场监管局 owes something of every kind. */
export function situated({ profile, secret, make }: Situation, options: Options = {}): CaseWorld {
  const w = caseWorld({ ...options, ...(profile && { profile }) });
  make(w);
  if (!secret) owingAll(w);
  return w;
}
