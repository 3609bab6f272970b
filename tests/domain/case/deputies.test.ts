import { describe, expect, it } from 'vitest';
import { audienceFor, audiencesWanted } from '../../../src/domain/case/audiences.ts';
import type { Case } from '../../../src/domain/case/case.ts';
import { rolesOf } from '../../../src/domain/case/roles.ts';
import { away } from '../../support/away.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';
import { openIdOf, type PEOPLE, type Role } from '../../support/small-town.ts';

type Who = keyof typeof PEOPLE;
type World = CaseWorld;

const last = (c: Case) => c.record.at(-1)?.by;
const rolesIn = (w: World, who: Role): string[] => [...rolesOf(w.case, w.ctx(who).actor, w.rules)];
/** Which of these may do it now. */
const may = (w: World, event: string, people: readonly Role[]): Role[] =>
  people.filter((who) => w.mayPress(who, event));

describe('a deputy may do what the absent would — lifecycle.md, "People"', () => {
  it('接受: whoever stands in for the liaison accepts in their place, who is the handler; the record names both', () => {
    const w = caseWorld();
    w.caseIn('dispatched');
    away(w.directory, { unit: 'officer' });
    w.do('officer', 'accept');
    expect(last(w.case)).toEqual({ openId: 'ou_officer', name: '吴磊（代周芳）', for: 'ou_unit' });
    expect(w.assignment.handler).toEqual({ openId: 'ou_unit', name: '周芳' });
    // What they do next is the handler's as well, and once it is over they are nobody in particular.
    w.do('officer', 'progress', { text: '已到现场' });
    expect(w.case.progress.at(-1)?.by).toMatchObject({ name: '吴磊（代周芳）', for: 'ou_unit' });
    expect(may(w, 'hand_over', ['officer', 'unit', 'head', 'otherUnit'])).toEqual(['officer', 'unit', 'head']);
    away(w.directory, {});
    expect(may(w, 'hand_over', ['officer', 'unit', 'head'])).toEqual(['unit', 'head']);
    w.do('officer', 'progress', { text: '材料齐了' });
    expect(last(w.case)).toEqual({ openId: 'ou_officer', name: '吴磊' });
  });

  it('what is the deputy’s own is theirs: the liaison who stands in for the head accepts for themselves', () => {
    const w = caseWorld();
    w.caseIn('dispatched');
    away(w.directory, { head: 'unit' });
    w.do('unit', 'accept');
    expect(last(w.case)).toEqual({ openId: 'ou_unit', name: '周芳' });
    expect(w.assignment.handler?.name).toBe('周芳');
  });

  it('a head who stands in for the handler acts for them, and may take the case over', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    away(w.directory, { unit: 'head' });
    w.do('head', 'finish', { text: '已办理' });
    expect(last(w.case)?.name).toBe('李强（代周芳）');
    const other = caseWorld();
    other.caseIn('in_progress');
    away(other.directory, { unit: 'head' });
    other.do('head', 'hand_over', { person: openIdOf('head') });
    expect(other.assignment.handler).toEqual({ openId: 'ou_head', name: '李强' });
    other.do('head', 'progress', { text: '我来办' });
    expect(last(other.case)?.name).toBe('李强');
  });

  it('whoever is away may still act, as themselves', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    away(w.directory, { unit: 'officer' });
    w.do('unit', 'progress', { text: '路上看了一眼' });
    expect(last(w.case)).toEqual({ openId: 'ou_unit', name: '周芳' });
  });

  it('督办: a leader’s deputy urges in their place, and the answer is theirs; each urges once', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    expect(w.refusal('otherSecretary', 'urge', { text: '请抓紧' })).toMatchObject({ code: 'not_yours' });
    away(w.directory, { leader: 'otherSecretary' });
    w.do('otherSecretary', 'urge', { text: '请抓紧' });
    expect(w.case.obligations.at(-1)?.by).toEqual({
      openId: 'ou_otherSecretary',
      name: '严副秘书长（代陈刚）',
      for: 'ou_leader',
    });
    for (const who of ['leader', 'otherSecretary'] as const)
      expect(w.refusal(who, 'urge', { text: '再催' }), who).toEqual({ code: 'urge_unanswered' });
    // A leader of everything has a part of their own.
    away(w.directory, { leader: 'viceMayor' });
    w.do('viceMayor', 'urge', { text: '请报进展' });
    expect(w.case.obligations.at(-1)?.by).toEqual({ openId: 'ou_viceMayor', name: '陆副市长' });
    away(w.directory, {});
    w.do('unit', 'answer_urge', { text: '本周办结' });
    const to = w.case.outbox.find(({ show }) => 'notification' in show && show.notification === 'urge_answered')?.to;
    expect(to).toEqual({ person: 'ou_leader', as: 'leader' });
  });

  it('what a claimed case asks of the desk is done in the claimant’s place; to claim it is to be oneself', () => {
    const w = caseWorld();
    w.caseIn('submitted');
    w.do('desk', 'claim');
    away(w.directory, { desk: 'deskOfficer' });
    w.do('deskOfficer', 'dispatch');
    expect(last(w.case)?.name).toBe('刘洋（代王敏）');
    const other = caseWorld();
    other.caseIn('submitted');
    other.do('desk', 'claim');
    away(other.directory, { desk: 'deskOfficer' });
    other.do('deskOfficer', 'claim');
    expect(other.case.claimedBy).toEqual({ openId: 'ou_deskOfficer', name: '刘洋' });
    expect(last(other.case)?.name).toBe('刘洋');
  });

  it('板块分派: whoever stands in for a chief assigns in their place', () => {
    const w = caseWorld({ profile: 'huzhou' });
    w.caseIn('submitted');
    w.do('desk', 'dispatch', { unit: 'zrz' });
    expect(rolesIn(w, 'unit')).not.toContain('chief');
    away(w.directory, { head: 'unit' });
    expect(rolesIn(w, 'unit')).toContain('chief');
    w.do('unit', 'assign', { unit: 'scjg' });
    expect(last(w.case)?.name).toBe('周芳（代李强）');
  });
});

describe('签批 by deputies: each turn apart — lifecycle.md, "People"; R-209', () => {
  const asked = () => {
    const w = caseWorld({ profile: 'suqian', now: '2026-03-02 10:00' });
    w.submit({ enterprise: 'e1', channel: 'mayor' }, 'desk', 'desk');
    w.do('desk', 'dispatch');
    return w;
  };

  it('a signer who stands in for the one before signs that turn, then their own', () => {
    const w = asked();
    away(w.directory, { secretary: 'viceMayor' });
    expect(may(w, 'sign', ['secretary', 'viceMayor', 'otherSecretary'])).toEqual(['secretary', 'viceMayor']);
    const { v } = w.case;
    w.do('viceMayor', 'sign');
    expect(w.case).toMatchObject({
      state: 'awaiting_signoff',
      signoff: { signed: [{ by: { name: '陆副市长（代顾秘书长）' } }] },
    });
    // The press that signed the first turn does not sign the second.
    expect(w.refusal('viceMayor', 'sign', {}, { v })).toEqual({ code: 'stale' });
    expect(w.owes()).toContain('ou_viceMayor notification:to_sign');
    w.do('viceMayor', 'sign');
    expect(w.case.state).toBe('dispatched');
    expect(w.case.signoff?.signed.map((s) => s.by.name)).toEqual(['陆副市长（代顾秘书长）', '陆副市长']);
  });

  it('a signer who stands in for the next signs theirs, and is asked for that one anew', () => {
    const w = asked();
    away(w.directory, { viceMayor: 'secretary' });
    w.do('secretary', 'sign');
    const asks = w.case.outbox.filter(({ show }) => 'notification' in show && show.notification === 'to_sign');
    expect(asks.map(({ to }) => to)).toContainEqual({ person: 'ou_viceMayor', name: '陆副市长', as: 'leader' });
    w.do('secretary', 'sign');
    expect(w.case.signoff?.signed.map((s) => s.by.name)).toEqual(['顾秘书长', '顾秘书长（代陆副市长）']);
  });
});

describe('nothing that the deputy’s own part in a case forbids — lifecycle.md, "People"; T46', () => {
  /** What somebody does although they may not, in which case, and who may. */
  const TABLE: [what: string, reach: () => World, event: string, may: Role[], mayNot: Role[]][] = [
    [
      'who answered 直接答复 does not 代录 it for a colleague either',
      () => {
        const w = caseWorld();
        w.submit({ enterprise: 'e3', category: 'consultation' }, 'agent');
        w.do('desk', 'answer');
        away(w.directory, { deskOfficer: 'desk' });
        return w;
      },
      'enter_answer',
      ['deskOfficer'],
      ['desk'],
    ],
    [
      'an answer given in a colleague’s place is neither’s to 代录: supervision does',
      () => {
        const w = caseWorld();
        w.submit({ enterprise: 'e3', category: 'consultation' }, 'agent');
        w.do('deskOfficer', 'claim');
        away(w.directory, { deskOfficer: 'desk' });
        w.do('desk', 'answer');
        away(w.directory, {});
        return w;
      },
      'enter_answer',
      ['supervision'],
      ['desk', 'deskOfficer'],
    ],
    [
      'who handles it does not confirm it, in whosever place',
      () => {
        const w = caseWorld();
        w.caseIn('resolved');
        away(w.directory, { unit: 'head', head: 'officer' });
        return w;
      },
      'confirm',
      ['contact', 'standIn'],
      ['unit', 'head', 'officer'],
    ],
    [
      'who once handled it as a deputy does not confirm it for the enterprise they went to',
      () => {
        const w = caseWorld();
        w.caseIn('in_progress');
        away(w.directory, { unit: 'officer' });
        w.do('officer', 'finish', { text: '已办理' });
        w.do('sender', 'result_delivered');
        away(w.directory, {});
        for (const u of w.directory.units) u.staff = u.staff.filter((s) => s.openId !== openIdOf('officer'));
        const [first, ...rest] = w.directory.enterprises;
        const contact = { openId: openIdOf('officer'), name: '吴磊', reach: 'member' as const };
        if (first) w.directory.enterprises = [{ ...first, contacts: [...first.contacts, contact] }, ...rest];
        return w;
      },
      'confirm',
      ['contact'],
      ['officer'],
    ],
    [
      'who stands in for an agent’s colleague speaks for no enterprise',
      () => {
        const w = caseWorld();
        const unit = w.directory.units.find((u) => u.id === 'rsj');
        unit?.staff.push({ openId: openIdOf('agent'), name: '孙亮', role: 'officer', directReport: false });
        w.submit({ enterprise: 'e3' }, 'agent');
        w.along([
          ['desk', 'dispatch'],
          ['unit', 'accept'],
          ['unit', 'finish', { text: '已办理' }],
          ['desk', 'ask_agent'],
        ]);
        away(w.directory, { agent: 'otherUnit' });
        return w;
      },
      'enter_answer',
      ['desk', 'agent'],
      ['otherUnit'],
    ],
    [
      'a colleague of a confidential officer learns nothing of what is confidential (R-802)',
      () => {
        const w = caseWorld();
        w.directory.confidential.push({ openId: openIdOf('desk'), name: '王敏' });
        w.submit({ channel: 'misconduct', enterprise: 'e1' }, 'desk', 'desk');
        away(w.directory, { desk: 'deskOfficer' });
        return w;
      },
      'register',
      ['confidentialOfficer', 'desk'],
      ['deskOfficer'],
    ],
  ];

  it.each(TABLE)('%s', (_what, reach, event, those, others) => {
    const w = reach();
    expect(may(w, event, [...those, ...others])).toEqual(those);
  });
});

describe('whose cards come and stay — lifecycle.md, "Deputies"', () => {
  const escalated = () => {
    const w = caseWorld({ profile: 'malu' });
    w.directory.leaders = w.directory.leaders.filter((l) => l.openId !== openIdOf('secretary'));
    w.caseIn('in_progress');
    for (let level = 0; level < 3; level++) w.do('desk', 'escalate', { reason: '需领导协调' });
    return w;
  };
  const people = (w: World): (string | undefined)[] =>
    audiencesWanted(w.case, w.rules)
      .filter((a) => a.audience === 'leader')
      .map((a) => a.person);

  it('a leader’s deputy reads the case as the leader, and as nobody once it is over', () => {
    const w = escalated();
    expect(people(w)).toEqual(['ou_leader']);
    const asDeputy = () => {
      const { actor } = w.ctx('otherSecretary');
      return actor.kind === 'person' ? audienceFor(w.case, actor, w.rules) : undefined;
    };
    expect(asDeputy()).toBeNull();
    away(w.directory, { leader: 'otherSecretary' });
    expect(asDeputy()).toBe('leader');
    away(w.directory, {});
    expect(asDeputy()).toBeNull();
  });

  /** All cards as a sender would have placed them, those of leaders with these people. */
  const placed = (w: World, ...leaders: Who[]): void => {
    const others = audiencesWanted(w.case, w.rules).filter(({ audience }) => audience !== 'leader');
    const readers = leaders.map((one) => ({ audience: 'leader' as const, person: openIdOf(one) }));
    w.put((c) => ({
      ...c,
      outbox: [],
      cards: [...others, ...readers].map((place) => ({
        ...place,
        messageId: `om_${place.audience}_${place.person ?? ''}`,
        chatId: `p2p_${place.person ?? place.audience}`,
        v: c.v,
        sentAt: w.now,
      })),
    }));
  };
  const owed = (w: World) =>
    w.case.outbox
      .map(({ to, show }) => ({ to, show }))
      .filter(({ to, show }) => 'stub' in show || ('person' in to && 'card' in show && show.card === 'leader'));

  it('when it begins the deputy gets one; the absent one’s is changed where it stands and nothing new comes there', () => {
    const w = escalated();
    placed(w, 'leader');
    expect(w.refusal('clock', 'directory_changed')).toEqual({ code: 'nothing_changed' });
    away(w.directory, { leader: 'otherSecretary' });
    w.do('clock', 'directory_changed');
    expect(owed(w)).toEqual([
      { to: { person: 'ou_leader', as: 'leader' }, show: { card: 'leader' } },
      { to: { person: 'ou_leader' }, show: { card: 'leader', standing: true } },
    ]);
  });

  it('when it is over the deputy’s becomes a line, and a leader who has none gets theirs', () => {
    const w = escalated();
    away(w.directory, { leader: 'otherSecretary' });
    placed(w, 'otherSecretary');
    expect(w.refusal('clock', 'directory_changed')).toEqual({ code: 'nothing_changed' });
    away(w.directory, {});
    w.do('clock', 'directory_changed');
    expect(owed(w)).toEqual([
      { to: { person: 'ou_leader', as: 'leader' }, show: { card: 'leader' } },
      { to: { chat: 'p2p_ou_otherSecretary' }, show: { stub: 'om_leader_ou_otherSecretary' } },
    ]);
  });

  it('once both cards are pointers, the next touch brings a fresh one to the deputy alone', () => {
    const w = escalated();
    placed(w, 'leader', 'otherSecretary');
    away(w.directory, { leader: 'otherSecretary' });
    w.travelTo('2026-10-09 18:00');
    expect(w.case.cards.filter((k) => k.audience === 'leader').map((k) => k.asleep)).toEqual([true, true]);
    w.put((c) => ({ ...c, outbox: [] }));
    w.do('unit', 'progress', { text: '已到现场' });
    expect(owed(w)).toEqual([
      { to: { person: 'ou_leader', as: 'leader' }, show: { card: 'leader' } },
      // Nothing new is sent by this.
      { to: { person: 'ou_leader' }, show: { card: 'leader', standing: true } },
    ]);
  });
});
