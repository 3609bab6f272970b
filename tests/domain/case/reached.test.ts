import { describe, expect, it } from 'vitest';
import { OUTCOMES, type Outcome, STATES } from '../../../src/domain/case/state.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';

/** One road to each end; 已解决 on an offered entry needs the knowledge base. */
const ROADS: Record<Outcome, (w: CaseWorld) => void> = {
  satisfied: (w) => {
    w.caseIn('confirmed');
    w.rated('5');
  },
  unrated: (w) => {
    w.caseIn('confirmed');
    w.travelTo('2026-10-12 09:00');
  },
  unconfirmed: (w) => {
    w.caseIn('resolved');
    w.travelTo('2026-10-12 09:00');
  },
  counted_good: (w) => {
    w.caseIn('resolved');
    w.travelTo('2026-10-12 09:00');
  },
  explained: (w) => {
    w.caseIn('closure_review');
    w.do('desk', 'approve');
    w.do('contact', 'rate', { datum: '4' });
    w.travelTo('2026-09-24 10:10');
  },
  verified: (w) => {
    w.found();
    w.do('desk', 'verify');
  },
  direct_report: (w) => void w.submit({ enterprise: 'e1', result: '当场办结' }, 'officer', 'direct'),
  confidential: (w) => {
    w.submit({ enterprise: 'e1', channel: 'misconduct' }, 'desk', 'desk');
    w.do('confidentialOfficer', 'archive');
  },
};

describe('every state and every outcome can be reached — lifecycle.md, "States"', () => {
  it.each(STATES)('%s', (state) => {
    const w = caseWorld(state === 'awaiting_signoff' ? { profile: 'suqian' } : {});
    if (state === 'callback' || state === 'closed') {
      w.caseIn('confirmed');
      w.rated(state === 'callback' ? '1' : '5');
    } else w.caseIn(state);
    expect(w.case.state).toBe(state);
  });

  it.each(OUTCOMES)('closed/%s', (outcome) => {
    const w = caseWorld(outcome === 'counted_good' ? { profile: 'huzhou' } : {});
    ROADS[outcome](w);
    expect(w.case).toMatchObject({ state: 'closed', outcome, clocks: {} });
  });
});
