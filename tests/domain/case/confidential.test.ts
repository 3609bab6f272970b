import { describe, expect, it } from 'vitest';
import { AUDIENCES } from '../../../src/domain/case/message.ts';
import { STATES } from '../../../src/domain/case/state.ts';
import { LIFECYCLE } from '../../../src/domain/events/lifecycle.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';
import { PEOPLE } from '../../support/small-town.ts';

const fromTheStart = () => {
  const w = caseWorld({ now: '2026-03-02 10:00' });
  w.submit({ enterprise: 'e1', channel: 'misconduct', category: 'complaint' }, 'desk', 'desk');
  return w;
};
/** A case with everything a case may have, made confidential in progress. */
const madeSo = () => {
  const w = caseWorld({ now: '2026-03-02 10:00' });
  w.submit({}, 'otherContact');
  w.another();
  w.do('desk', 'dispatch', { unit: 'scjg', coUnits: ['rsj'] });
  w.do('unit', 'accept');
  w.do('desk', 'link', { related: 'QS20260924-0001' });
  w.do('desk', 'mark_recurrence', { original: 'QS20260924-0001' });
  w.do('desk', 'list_case');
  w.do('supervision', 'urge');
  w.do('unit', 'ask_extension');
  w.do('unit', 'ask_exclusion');
  w.put((c) => ({
    ...c,
    forms: [{ messageId: 'om_form', person: 'ou_unit', event: 'finish', sentAt: w.now }],
    cards: [
      { messageId: 'om_1', chatId: 'oc_scjg', audience: 'unit', unit: 'scjg', v: c.v, sentAt: w.now },
      { messageId: 'om_2', chatId: 'oc_desk', audience: 'desk', v: c.v, sentAt: w.now },
      { messageId: 'om_3', chatId: 'oc_p', audience: 'respondent', person: 'ou_contact', v: c.v, sentAt: w.now },
    ],
  }));
  w.do('desk', 'make_confidential');
  return w;
};

describe('保密 — R-802; SQ (七)', () => {
  it('from the start: the named officers alone have a card and hear of it', () => {
    const w = fromTheStart();
    expect(w.case).toMatchObject({ state: 'submitted', confidential: true, channel: { kind: 'misconduct' } });
    expect(w.owes()).toEqual([
      'ou_confidentialOfficer card:confidential_officer',
      'ou_confidentialOfficer notification:confidential_case',
    ]);
  });

  it('a direct report through that line is not closed on the spot', () => {
    const w = caseWorld();
    const c = w.submit({ enterprise: 'e1', channel: 'misconduct', result: '已谈话' }, 'officer', 'direct');
    expect(c).toMatchObject({ state: 'submitted', confidential: true, progress: [{ text: '已谈话', visible: false }] });
  });

  it('to everybody else it is not there, whatever they press', () => {
    const w = fromTheStart();
    for (const who of Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]) {
      if (who === 'confidentialOfficer') continue;
      for (const { name } of LIFECYCLE)
        expect([who, name, w.refusal(who, name)?.code]).toEqual([who, name, 'no_such_case']);
    }
  });

  it('its events are 登记, 引导转办 and 办结归档; no card but the officers’ has a button', () => {
    const w = fromTheStart();
    expect(w.buttons('confidential_officer')).toEqual(['redirect', 'register', 'archive']);
    for (const audience of AUDIENCES.filter((s) => s !== 'confidential_officer'))
      expect([audience, w.buttons(audience)]).toEqual([audience, []]);
    w.do('confidentialOfficer', 'register', { text: '已转驻点组' });
    expect(w.case).toMatchObject({ state: 'submitted', v: 1, progress: [{ text: '已转驻点组', visible: false }] });
    w.do('confidentialOfficer', 'archive', { text: '查无实据' });
    expect(w.case).toMatchObject({ state: 'closed', outcome: 'confidential', clocks: {}, dueAt: null });
    expect(w.buttons('confidential_officer')).toEqual([]);
    expect(w.refusal('desk', 'reopen')).toEqual({ code: 'no_such_case' });
  });

  it('redirected, nobody outside hears of it', () => {
    const w = fromTheStart();
    w.do('confidentialOfficer', 'redirect');
    expect(w.case.state).toBe('redirected');
    expect(w.owes().every((o) => o.startsWith('ou_confidentialOfficer '))).toBe(true);
  });

  it('made so later: its assignment ends, links are cut, obligations lapse, cards and open forms become stubs, nothing is said in groups', () => {
    const w = madeSo();
    expect(w.case).toMatchObject({
      state: 'submitted',
      confidential: true,
      assignments: [{ verdict: 'passed_on', endedAt: w.now }],
      coTasks: [{ closedAt: w.now }],
      obligations: [{ kind: 'urge_answer', lapsedAt: w.now }],
      related: [],
    });
    for (const key of [
      'recurrenceOf',
      'listed',
      'exclusion',
      'typical',
      'referral',
      'duplicateOf',
      'hasDuplicates',
    ] as const)
      expect([key, w.case[key]]).toEqual([key, undefined]);
    expect(Object.keys(w.case.clocks)).toEqual(['dispatch']);
    expect(w.case.clocks.dispatch?.deadline).toEqual(shanghai('2026-03-03 17:30'));
    expect(w.owes().sort()).toEqual([
      'across across:linked',
      'oc_desk stub:om_2',
      'oc_p stub:om_3',
      'oc_scjg stub:om_1',
      'ou_confidentialOfficer card:confidential_officer',
      'ou_confidentialOfficer notification:confidential_case',
      'ou_contact notification:confidential_receipt',
      'ou_unit stub:om_form',
    ]);
  });

  it('from any state, closed ones too', () => {
    const seen = new Set<string>();
    for (const state of STATES) {
      const w = caseWorld(state === 'awaiting_signoff' ? { profile: 'suqian' } : {});
      if (state === 'closed' || state === 'callback') {
        w.caseIn('confirmed');
        w.rated(state === 'closed' ? '5' : '1');
      } else w.caseIn(state);
      seen.add(w.case.state);
      const c = w.do('desk', 'make_confidential');
      expect([state, c.state, c.outcome, Object.keys(c.clocks)]).toEqual([state, 'submitted', undefined, ['dispatch']]);
      expect(w.do('confidentialOfficer', 'archive').outcome).toBe('confidential');
    }
    expect(seen.size).toBe(STATES.length);
  });

  it('not where the directory names nobody who may know it', () => {
    const w = caseWorld();
    w.directory.confidential = [];
    w.submit();
    expect(w.refusal('desk', 'make_confidential')).toEqual({ code: 'no_confidential_officer' });
    expect(w.trySubmit({ enterprise: 'e1', channel: 'misconduct' }, 'desk', 'desk')).toEqual({
      ok: false,
      refusal: { code: 'no_confidential_officer' },
    });
  });
});
