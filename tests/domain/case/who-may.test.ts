import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/domain/case/case.ts';
import { LIFECYCLE } from '../../../src/domain/case/lifecycle.ts';
import { caseWorld } from '../../support/case-world.ts';
import { PEOPLE, type Role } from './town.ts';

const RESPONDENTS = ['contact', 'standIn'] as const;
const DESK = ['desk', 'deskOfficer'] as const;
const UNIT = ['unit', 'head', 'officer'] as const;

/** Who may press what, in a state where it can be pressed: everyone not named is refused by name. */
const MAY: Record<string, [State, ...Role[]]> = {
  confirm: ['resolved', ...RESPONDENTS],
  rate: ['confirmed', ...RESPONDENTS],
  not_done: ['resolved', ...RESPONDENTS],
  still_not_solved: ['closed', ...RESPONDENTS],
  accept: ['dispatched', ...UNIT],
  finish: ['in_progress', ...UNIT],
  progress: ['in_progress', ...UNIT],
  ask_return: ['dispatched', ...UNIT],
  apply_to_close: ['in_progress', ...UNIT],
  written_reply: ['callback', ...UNIT],
  dispatch: ['submitted', ...DESK],
  uphold: ['return_requested', ...DESK],
  reassign: ['in_progress', ...DESK],
  approve: ['closure_review', ...DESK],
  refuse_closure: ['closure_review', ...DESK],
  note_call: ['callback', ...DESK],
  go_on: ['callback', ...DESK],
  accept_explanation: ['callback', ...DESK],
  not_reached: ['callback', ...DESK],
  claim: ['submitted', ...DESK],
  answer: ['submitted', ...DESK],
  redirect: ['submitted', ...DESK],
  refer: ['submitted', ...DESK],
  reclassify: ['in_progress', ...DESK],
  hand_over: ['in_progress', 'head', 'unit'],
  nudge: ['in_progress', ...RESPONDENTS],
  add: ['in_progress', ...RESPONDENTS],
  tell_missing: ['in_progress', ...RESPONDENTS],
  comment: ['confirmed', ...RESPONDENTS],
  attach: ['in_progress', ...RESPONDENTS, ...UNIT],
  withdraw: ['in_progress', ...RESPONDENTS],
  recall: ['resolved', ...UNIT],
  see_contact: ['in_progress', ...DESK, ...UNIT],
  see_files: ['in_progress', ...RESPONDENTS, ...DESK, ...UNIT],
  see_whole: ['in_progress', ...RESPONDENTS, ...DESK, ...UNIT, 'supervision'],
  see_record: ['in_progress', ...DESK, ...UNIT, 'supervision', 'leader'],
  why_date: ['in_progress', ...RESPONDENTS, ...DESK, ...UNIT, 'supervision'],
  notice_delivered: ['resolved', 'sender'],
  reply_delivered: ['callback', 'sender'],
  heard: ['resolved', ...RESPONDENTS],
  settle: ['confirmed', 'clock'],
  confirm_over: ['resolved', 'clock'],
  rate_over: ['confirmed', 'clock'],
  explanation_over: ['callback', 'clock'],
  deadline_told: ['in_progress', 'clock'],
};

const EVERYONE = [...(Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]), 'clock', 'sender'] as const;

const worldIn = (state: State) => {
  const w = caseWorld();
  if (state === 'callback') {
    w.caseIn('confirmed');
    w.rated('1');
  } else if (state === 'closed') {
    w.caseIn('confirmed');
    w.travelTo('2026-10-08 10:00');
  } else w.caseIn(state);
  return w;
};

describe('every event as every role — lifecycle.md, "Events": who is not named may not', () => {
  it('the table names every event', () => {
    expect(Object.keys(MAY).sort()).toEqual(LIFECYCLE.map((e) => e.name).sort());
  });

  it.each(Object.entries(MAY))('%s', (event, [state, ...allowed]) => {
    const w = worldIn(state);
    const letIn = EVERYONE.filter((who) => w.refusal(who, event)?.code !== 'not_yours');
    expect([...letIn].sort()).toEqual([...allowed].sort());
  });

  it.each(LIFECYCLE.map((e) => [e.name, e] as const))(
    '%s changes nothing from a state it does not start in',
    (_n, event) => {
      for (const state of ['submitted', 'dispatched', 'in_progress', 'resolved', 'confirmed', 'closed'] as const) {
        const w = worldIn(state);
        if (event.from.includes(w.case.state)) continue;
        for (const who of EVERYONE) {
          const refusal = w.refusal(who, event.name);
          expect([who, state, refusal?.code]).toEqual([who, state, expect.stringMatching(/^(not_yours|wrong_state)$/)]);
        }
      }
    },
  );
});

describe('nobody who handles a case confirms or rates it — lifecycle.md, "People"; T46', () => {
  const withContact = (w: ReturnType<typeof caseWorld>, openId: string, name: string) => {
    w.directory.enterprises[0]?.contacts.push({ openId, name, reach: 'member' });
  };

  it('not a member of the unit, though a contact of the enterprise', () => {
    const w = caseWorld();
    withContact(w, 'ou_officer', '吴磊');
    w.caseIn('resolved');
    for (const event of ['confirm', 'not_done'])
      expect(w.refusal('officer', event)).toMatchObject({ code: 'not_yours' });
    w.do('contact', 'confirm');
    expect(w.refusal('officer', 'rate')).toMatchObject({ code: 'not_yours' });
  });

  it('not a member of a unit that had it before', () => {
    const w = caseWorld();
    withContact(w, 'ou_officer', '吴磊');
    w.caseIn('return_requested');
    w.do('desk', 'reassign', { unit: 'rsj' });
    w.do('otherUnit', 'accept');
    w.do('otherUnit', 'finish');
    expect(w.refusal('officer', 'confirm')).toMatchObject({ code: 'not_yours' });
  });

  it('not a handler who has left the unit since', () => {
    const w = caseWorld();
    withContact(w, 'ou_unit', '周芳');
    w.caseIn('resolved');
    const unit = w.directory.units.find((u) => u.id === 'scjg');
    unit?.staff.splice(1, 1);
    expect(w.refusal('unit', 'confirm')).toMatchObject({ code: 'not_yours' });
  });

  it('not the desk officer who answered; a colleague of the enterprise may', () => {
    const w = caseWorld();
    withContact(w, 'ou_desk', '王敏');
    w.caseIn('answered');
    expect(w.refusal('desk', 'confirm')).toMatchObject({ code: 'not_yours' });
    expect(w.refusal('standIn', 'confirm')).toBeNull();
  });
});
