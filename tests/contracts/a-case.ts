import { type Case, SCHEMA } from '../../src/domain/case/case.ts';

const AT = new Date('2026-09-24T10:00:00+08:00');

/** A case just received, with whatever else the test needs. */
export const aCase = (id: string, more: Partial<Case> = {}): Case => ({
  _id: id,
  schema: SCHEMA,
  rev: 1,
  v: 1,
  no: `QS20260924-${id}`,
  origin: `card/${id}`,
  profile: { id: 'malu', scale: [], silence: { confirm: 'unconfirmed', rate: 'unrated' } },
  state: 'submitted',
  title: '咨询社保补贴',
  content: '申请材料有哪些？',
  category: '政策咨询',
  enterprise: { id: 'e1', name: '马陆某某公司' },
  filer: { openId: 'ou_filer', name: '张三', as: 'contact' },
  respondent: { openId: 'ou_filer', name: '张三', reach: 'member' },
  receivedAt: AT,
  lastEventAt: AT,
  assignments: [],
  refusedReturns: [],
  grantedReturns: 0,
  clocks: {},
  confirmRenewed: false,
  ratings: [],
  calls: [],
  missedCalls: [],
  obligations: [],
  coTasks: [],
  steps: [],
  calendarVersion: 1,
  entered: [],
  escalations: [],
  related: [],
  nudges: [],
  progress: [],
  additions: [],
  missing: [],
  files: [],
  forms: [],
  cards: [],
  outbox: [],
  firedKeys: [],
  dueAt: null,
  sendAt: null,
  record: [],
  deliveries: [],
  ...more,
});

/** The next write of a case by a delivery, as a decision would make it. */
export const next = (c: Case, delivery: string, more: Partial<Case> = {}): Case => ({
  ...c,
  rev: c.rev + 1,
  deliveries: [...c.deliveries, delivery],
  ...more,
});

export const aAssignment = (
  unit: string,
  more: Partial<Case['assignments'][number]> = {},
): Case['assignments'][number] => ({
  n: 1,
  unit,
  why: 'dispatch',
  startedAt: AT,
  limit: { workingDays: 5, clause: 'ML 六(三)' },
  pauses: [],
  deadline: AT,
  provisional: false,
  close: '17:30',
  recalled: false,
  ...more,
});
