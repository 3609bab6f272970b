import { describe, expect, it } from 'vitest';
import { toastFor } from '../../../cards/toast.ts';
import { Case } from '../../../src/domain/case/case.ts';
import { ERASED, erased } from '../../../src/domain/case/erased.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';
import { everyField } from '../../support/every-field.ts';

/** Every text of a value with the fields it stands under; places in lists left out. */
function* textsIn(value: unknown, path: string): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value)) for (const one of value) yield* textsIn(one, path);
  else if (typeof value === 'object' && value !== null && !(value instanceof Date))
    for (const [key, held] of Object.entries(value)) yield* textsIn(held, path === '' ? key : `${path}.${key}`);
}

const how = { as: 'erased/1', at: shanghai('2026-03-02 09:00') };
/** What a document may hold at most, and whose texts are all different. */
const whole = (): Case[] => everyField(Case).map((document) => Case.parse(document));

describe('a case whose words are erased — storage.md, "What an enterprise may ask for"', () => {
  it('keeps the texts of these fields, and of no others', () => {
    const kept = new Set<string>();
    for (const c of whole())
      for (const [path, text] of textsIn(erased(c, { ...how, isOffice: () => false }), ''))
        if (text.includes('字')) kept.add(path.replaceAll(/字\d+<at>\$\../g, '*'));
    expect(
      [...kept].filter((path) => !/(^|\.)(limit|watch|clock|clocks|profile|recalculations)\./.test(path)).sort(),
    ).toMatchInlineSnapshot(`
      [
        "_id",
        "absent",
        "additions.of",
        "assignments.board",
        "assignments.close",
        "assignments.fixed.of",
        "assignments.unit",
        "cards.chatId",
        "cards.messageId",
        "cards.unit",
        "category",
        "channel.id",
        "channel.kind",
        "channel.name",
        "coAsk.units",
        "coTasks.id",
        "coTasks.unit",
        "duplicateOf.id",
        "duplicateOf.no",
        "duplicateOf.returnAsk.ground",
        "duplicateOf.returnAsk.unit",
        "duplicateOf.shows.unit",
        "escalations.leadUnit",
        "escalations.word",
        "exclusion.reason",
        "filer.unit",
        "firedKeys",
        "legal.on",
        "legalAsk.on",
        "maybeTwice",
        "missedCalls.on",
        "no",
        "nudges.of",
        "obligations.id",
        "obligations.served.on",
        "obligations.servedBy",
        "obligations.unit",
        "origin",
        "parts.no",
        "phone.attempts.on",
        "progress.unit",
        "ratings.level",
        "ratings.reasons",
        "record.event",
        "record.touched.duplicateOf.id",
        "record.touched.duplicateOf.no",
        "record.touched.duplicateOf.returnAsk.ground",
        "record.touched.duplicateOf.returnAsk.unit",
        "record.touched.duplicateOf.shows.unit",
        "record.touched.steps",
        "recurrenceOf.id",
        "recurrenceOf.no",
        "refusedReturns.ground",
        "refusedReturns.unit",
        "related.id",
        "related.no",
        "returnAsk.ground",
        "returnAsk.unit",
        "signoff.board",
        "signoff.coUnits",
        "signoff.unit",
        "steps.clock",
        "steps.key",
        "steps.kind",
        "steps.who",
        "urgency",
        "withheld",
        "words.*",
      ]
    `);
  });

  it('is still a case, and loses nothing that is no text', () => {
    for (const c of whole()) {
      const gone = erased(c, { ...how, isOffice: () => true });
      expect(Case.parse(gone)).toEqual(gone);
      for (const key of ['receivedAt', 'closedAt', 'clocks', 'state', 'outcome', 'profile', 'category'] as const)
        expect(gone[key]).toEqual(c[key]);
    }
  });

  it('names who worked on it, and none of the enterprise', () => {
    const world = caseWorld();
    world.caseIn('closed');
    const offices = new Set(world.directory.units.flatMap(({ staff }) => staff.map(({ openId }) => openId)));
    const gone = erased(world.case, { ...how, isOffice: (openId) => offices.has(openId) });
    expect(gone).toMatchObject({ title: ERASED, content: ERASED, enterprise: { id: 'erased/1', name: ERASED } });
    expect(gone.respondent.name).toBe(ERASED);
    const by = new Set(gone.record.map((r) => r.by.name));
    expect([...by].sort()).toMatchInlineSnapshot(`
      [
        "周芳",
        "已删除",
        "王敏",
        "系统发送",
        "系统时钟",
      ]
    `);
  });

  it('is closed to every act, with a sentence that says why', () => {
    const world = caseWorld();
    world.caseIn('in_progress');
    const open = world.case;
    world.put(() => ({ ...erased(open, { ...how, isOffice: () => true }), state: 'in_progress' }));
    for (const [who, event] of [
      ['unit', 'progress'],
      ['supervision', 'urge'],
    ] as const) {
      const refusal = world.refusal(who, event);
      expect(refusal).toMatchObject({ code: 'erased' });
      expect(refusal && toastFor(refusal)).toContain('的内容已按企业的要求删除，不能再办理');
    }
  });
});
