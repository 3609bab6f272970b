import { describe, expect, it } from 'vitest';
import { plainText } from '../../cards/kit.ts';
import { cardBytes, cardLints, cardProblems, MAX_CARD_BYTES } from '../../cards/limits.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Rules } from '../../src/domain/case/context.ts';
import { AUDIENCES, type Audience } from '../../src/domain/case/message.ts';
import type { State } from '../../src/domain/case/state.ts';
import { actionsFor } from '../../src/views/case/actions.ts';
import { cardFor } from '../../src/views/case/case-card.ts';
import { fallbackText } from '../../src/views/notifications/fallback.ts';
import { caseIn, EVERY_STATE, type Seen, seen, stuffed } from '../support/builders.ts';
import { markdownIn } from '../support/markdown.ts';

/** The cases that were led to a state with a form, each once: whoever only looks need not lead one there again. */
const made = new Map<string, Seen>();
const still = (state: State, form: { content?: string } = {}): Seen => {
  const key = `${state} ${form.content ?? ''}`;
  const now = made.get(key) ?? caseIn(state, form);
  made.set(key, now);
  return now;
};

/** Whom a state asks for something, and the button for it, by hand. Levels of a rating are equals. */
const ASKED: Readonly<Record<string, string[]>> = {
  'submitted desk': ['派给 市场监管局'],
  'awaiting_signoff signer': ['同意派单'],
  'dispatched unit': ['受理'],
  'return_requested desk': ['改派'],
  'in_progress unit': ['提交办结'],
  'answered respondent': ['确认办结'],
  'resolved respondent': ['确认办结'],
  'callback desk': ['登记回访'],
  'closure_review desk': ['同意办结'],
};

const EVERY = EVERY_STATE.flatMap((state) => AUDIENCES.map((audience) => ({ state, audience })));

const HOSTILE = [
  '<at id=all></at>',
  '![x](img_v2_1)',
  '[点我](http://evil.example)',
  '<font color=red>红</font>',
  '{{danger}}',
  ['$', '{process.env}'].join(''),
  '\u202Etxet',
  ':OK: **粗** ~~删~~',
].join(' ');

describe('every card of every state and audience', () => {
  it.each(EVERY)('$state, $audience: Feishu takes it and the house likes it', ({ state, audience }) => {
    const { c, rules } = still(state);
    const card = cardFor(c, audience, rules);
    expect(cardProblems(card)).toEqual([]);
    expect(cardLints(card)).toEqual([]);
    expect(card.header?.title.content).toBe('营业执照变更卡在窗口');
    expect(card.header?.subtitle?.content).toBe('QS20260924-0001');
  });

  it.each(EVERY)('$state, $audience: stays within 30 KB with the longest texts there may be', ({ state, audience }) => {
    const { c, rules } = still(state);
    for (const unit of ['诉求', '"\\', '*_', '😀', `${HOSTILE}\n`]) {
      const card = cardFor(stuffed(c, unit), audience, rules);
      expect(cardBytes(JSON.stringify(card))).toBeLessThan(MAX_CARD_BYTES);
      expect(cardProblems(card)).toEqual([]);
    }
  });

  it.each(EVERY)('$state, $audience: hostile text stays text', ({ state, audience }) => {
    const { c, rules } = still(state);
    const written = markdownIn(cardFor(stuffed(c, HOSTILE), audience, rules)).join('\n');
    expect(written).not.toMatch(/<at |!\[|\]\(|<font color=red|\{\{|\$\{|\u202E/);
  });

  it.each(EVERY)(
    '$state, $audience: a primary button where the state asks this audience for it, and nowhere else (T39)',
    ({ state, audience }) => {
      const { c, rules } = still(state);
      const { shown, more } = actionsFor(c, audience, rules);
      const primary = [...shown, ...more].filter((action) => action.kind === 'primary').map(({ label }) => label);
      expect(primary).toEqual(ASKED[`${state} ${audience}`] ?? []);
    },
  );
});

const GROUP: readonly Audience[] = AUDIENCES.filter(
  (audience) => !['respondent', 'filer', 'confidential_officer'].includes(audience),
);

describe('contact data — R-801, T36', () => {
  const phones = { content: '营业执照变更卡在窗口。请联系赵明远 13905120101 或 zhao@taihu.example，0512-66668888' };

  it.each(EVERY_STATE.flatMap((state) => GROUP.map((audience) => ({ state, audience }))))(
    '$state, $audience: no telephone number, no mail address, no name of the enterprise’s people',
    ({ state, audience }) => {
      const { c, rules } = still(state, phones);
      const text = JSON.stringify(cardFor({ ...c, additions: [], missing: [] }, audience, rules));
      expect(text).not.toContain('13905120101');
      expect(text).not.toContain('zhao@');
      expect(text).not.toContain('66668888');
      expect(JSON.stringify(cardFor(still(state).c, audience, rules))).not.toContain('赵明远');
    },
  );

  it('the enterprise sees its own words whole', () => {
    const { c, rules } = caseIn('submitted', phones);
    expect(plainText(cardFor(c, 'respondent', rules))).toContain('13905120101');
  });
});

describe('what the enterprise may know of a return — T54', () => {
  const faces = (c: Case, rules: Rules) =>
    (['respondent', 'filer'] as const).map((audience) => plainText(cardFor(c, audience, rules)));

  it('is 正在核定承办单位 while it is being decided, and nothing of unit, ground or reason', () => {
    const { c, rules } = caseIn('return_requested');
    for (const text of faces(c, rules)) {
      expect(text).toContain('正在核定承办单位');
      expect(text).not.toMatch(/市场监管局|退回|非本单位职责|医保|裁定|暂停/);
    }
  });

  it('is the same unit again once the desk upholds', () => {
    const { world } = caseIn('return_requested');
    world.do('desk', 'uphold');
    const { c, rules } = seen(world);
    for (const text of faces(c, rules)) {
      expect(text).toContain('已转交市场监管局办理');
      expect(text).not.toMatch(/退回|三定|维持/);
    }
  });

  it('is the unit decided on once the case is reassigned', () => {
    const { world } = caseIn('return_requested');
    world.do('desk', 'reassign');
    const { c, rules } = seen(world);
    for (const text of faces(c, rules)) {
      expect(text).toContain('承办单位核定为人社局');
      expect(text).not.toMatch(/退回|属人社职责/);
    }
  });

  it('an application to close looks like handling, its ground is not shown before it is approved', () => {
    const { c, rules, world } = caseIn('closure_review');
    for (const text of faces(c, rules)) {
      expect(text).toContain('【办理中】');
      expect(text).not.toMatch(/申请办结|某条例|暂停/);
    }
    world.do('desk', 'approve');
    const approved = seen(world);
    for (const text of faces(approved.c, approved.rules)) expect(text).toContain('某条例第五条');
  });
});

describe('progress — R-304', () => {
  it('reaches the enterprise only when marked 对企业可见', () => {
    const { world } = caseIn('in_progress');
    world.do('unit', 'progress', { text: '内部会商', visible: 'no' });
    world.do('unit', 'progress', { text: '已约窗口复核', visible: 'yes' });
    const { c, rules } = seen(world);
    const [respondent, unit] = (['respondent', 'unit'] as const).map((audience) =>
      plainText(cardFor(c, audience, rules)),
    );
    expect(respondent).toContain('市场监管局：已约窗口复核');
    expect(respondent).not.toContain('内部会商');
    expect(unit).toContain('周芳：内部会商');
  });

  it('shows the five newest', () => {
    const { world } = caseIn('in_progress');
    for (const n of [1, 2, 3, 4, 5, 6]) world.do('unit', 'progress', { text: `第${n}步` });
    const { c, rules } = seen(world);
    const text = plainText(cardFor(c, 'unit', rules));
    expect(text).not.toContain('第1步');
    expect(text).toContain('第2步');
    expect(text).toContain('第6步');
  });
});

describe('calls', () => {
  it('are the desk’s, and the unit’s once it must explain', () => {
    const { world } = caseIn('callback');
    world.do('desk', 'note_call', { note: '企业说窗口态度差' });
    const before = seen(world);
    expect(plainText(cardFor(before.c, 'desk', before.rules))).toContain('企业说窗口态度差');
    expect(plainText(cardFor(before.c, 'unit', before.rules))).not.toContain('企业说窗口态度差');
    world.do('desk', 'note_call', { note: '企业要求书面依据', explain: 'yes' });
    const after = seen(world);
    expect(plainText(cardFor(after.c, 'unit', after.rules))).toContain('企业要求书面依据');
    expect(plainText(cardFor(after.c, 'respondent', after.rules))).not.toContain('企业要求书面依据');
  });
});

describe('the plain message where a card is refused — T35', () => {
  it.each(EVERY_STATE)('%s: number, state, next step, and nobody’s words', (state) => {
    const { c, rules } = caseIn(state);
    const text = fallbackText(stuffed(c, HOSTILE), rules);
    expect(text.split('\n')).toHaveLength(3);
    expect(text).toMatch(/^QS20260924-0001【/);
    expect(text).not.toMatch(/evil|<at/);
  });
});
