import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feishuTraits } from '../../src/adapters/feishu/traits.ts';
import { mongoLeases } from '../../src/adapters/mongo/leases.ts';
import type { Reply, Tap } from '../../src/deliveries.ts';
import type { Case } from '../../src/domain/case/case.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { createSender, type Sender } from '../../src/outbox/sender.ts';
import { signal } from '../../src/outbox/signal.ts';
import { PlatformError } from '../../src/ports.ts';
import { type Deps, rulesNow } from '../../src/usecases/deps.ts';
import { onTap } from '../../src/usecases/on-tap.ts';
import { cardFor } from '../../src/views/case/case-card.ts';
import { caseWorld } from '../support/case-world.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { depsOn } from '../support/deps.ts';
import { fakeMessenger, type Kept } from '../support/platforms/fake.ts';

const NOW = shanghai('2026-09-24 10:10');
const CASES = 20;
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** What ten people press on one case at once: progress of theirs, looks, and a leader's urge. */
const PRESSES = [
  ['unit', 'progress', { text: '已联系企业', visible: 'yes' }],
  ['head', 'progress', { text: '已约现场' }],
  ['officer', 'progress', { text: '已核材料' }],
  ['unit', 'progress', { text: '已函询' }],
  ['head', 'progress', { text: '已回函' }],
  ['officer', 'progress', { text: '已会商' }],
  ['head', 'see_contact', undefined],
  ['officer', 'see_contact', undefined],
  ['deskOfficer', 'see_contact', undefined],
  ['supervision', 'urge', { text: '请三日内办结' }],
] as const;

type Press = { tap: Tap; answer: Reply | 'busy'; ms: number };

describe('two hundred presses on twenty cases race with sending — storage.md, "The case"', () => {
  let database: FreshDatabase;
  let deps: Deps;
  let sender: Sender;
  const { messenger, messages, there } = fakeMessenger(() => NOW, feishuTraits);
  const outbox = signal();
  const writes = { done: 0, lost: 0 };
  let presses: Press[] = [];
  const cases = new Map<string, Case>();
  const caseOf = (id: string): Case => {
    const c = cases.get(id);
    if (!c) throw new Error(`no case ${id}`);
    return c;
  };

  beforeAll(async () => {
    database = await freshDatabase();
    deps = { ...(await depsOn(database.db, { now: () => NOW, log: silent })), messenger, wake: outbox.raise };
    const world = caseWorld({ now: '2026-09-24 10:00' });
    for (let n = 0; n < CASES; n++) {
      world.another();
      world.do('desk', 'dispatch');
      await deps.cases.insert(world.do('unit', 'accept'));
    }
    const { save } = deps.cases;
    deps.cases.save = async (c, over) => {
      const done = await save(c, over);
      writes[done ? 'done' : 'lost'] += 1;
      return done;
    };
    sender = createSender(deps, mongoLeases(database.db), outbox);
    sender.start();
    const handle = onTap(deps);
    const press = async (tap: Tap): Promise<Press> => {
      const began = performance.now();
      const answer = await handle(tap).catch((error: unknown) => {
        if (error instanceof PlatformError && error.retryable) return 'busy' as const;
        throw error;
      });
      return { tap, answer, ms: performance.now() - began };
    };
    // Ten people press at once, each on one case after the other, so that they meet on every case.
    const pressAll = async ([who, action, form]: (typeof PRESSES)[number], i: number): Promise<Press[]> => {
      const mine: Press[] = [];
      for (let n = 1; n <= CASES; n++) {
        const at = { messageId: `om_${n}_${i}`, chatId: 'oc_somewhere', at: NOW };
        const what = { caseId: `c${n}`, action, ...(form && { form }) };
        mine.push(await press({ kind: 'tap', delivery: `d_${n}_${i}`, operator: `ou_${who}`, ...at, ...what }));
      }
      return mine;
    };
    presses = (await Promise.all(PRESSES.map(pressAll))).flat();
    // On a busy machine the lease may run short for a moment; what is owed then is sent once it has been kept again.
    while ((await deps.cases.queued(NOW, 1)).length > 0) await sender.drain();
    for (let n = 1; n <= CASES; n++) {
      const found = await deps.cases.load(`c${n}`);
      if (found) cases.set(found.current._id, found.current);
    }
    const slowest = Math.round(Math.max(...presses.map((p) => p.ms)));
    process.stdout.write(
      `  200 presses: ${presses.filter((p) => p.answer === 'busy').length} told 系统繁忙, slowest answer ${slowest} ms; ` +
        `${messages.length} messages, sent again ${messages.reduce((sum, m) => sum + m.repeats, 0)} times; ` +
        `${writes.done} writes, ${writes.lost} lost to somebody faster\n`,
    );
  });
  afterAll(async () => {
    await sender.stop();
    await database.close();
  });

  const done = (p: Press): boolean => p.answer !== 'busy' && p.answer.toast?.type !== 'error';
  const sameAs = (p: Press) => (by: { openId?: string | undefined }) => by.openId === p.tap.operator;

  /** How often a press shows in its case. */
  function effects(p: Press): number {
    const c = caseOf(p.tap.caseId ?? '');
    if (p.tap.action === 'progress')
      return c.progress.filter((n) => n.text === p.tap.form?.text && sameAs(p)(n.by)).length;
    return c.record.filter((r) => r.event === p.tap.action && sameAs(p)(r.by)).length;
  }

  it('every press that was answered as done took effect once, and no other did', () => {
    expect(presses).toHaveLength(CASES * PRESSES.length);
    for (const p of presses) expect([p.tap.delivery, effects(p)]).toEqual([p.tap.delivery, done(p) ? 1 : 0]);
    for (const p of presses) expect(done(p) || p.answer === 'busy', JSON.stringify(p.answer)).toBe(true);
  });

  it('whatever it owes arrived once: private answers, words, and nothing is owed any more', () => {
    const about = (m: Kept, c: Case): boolean => JSON.stringify(m.content).includes(c.no);
    const at = (chatId: string, c: Case): Kept[] => messages.filter((m) => m.chatId === chatId && about(m, c));
    for (const c of cases.values()) {
      const pressed = presses.filter((p) => p.tap.caseId === c._id && done(p));
      const times = (action: string, who?: string): number =>
        pressed.filter((p) => p.tap.action === action && (!who || p.tap.operator === who)).length;
      for (const who of ['ou_head', 'ou_officer', 'ou_deskOfficer'])
        expect(at(`private/${who}`, c)).toHaveLength(times('see_contact', who));
      const said = (chatId: string, word: string): number =>
        messages.filter(
          (m) => m.chatId === chatId && 'text' in m.content && inThreadOf(m, c) && m.content.text.includes(word),
        ).length;
      expect(said('oc_scjg', '请三日内办结')).toBe(times('urge'));
      expect(said('private/ou_contact', '进展')).toBe(pressed.filter((p) => p.tap.form?.visible === 'yes').length);
      expect(c.outbox).toEqual([]);
    }
    expect(new Set(messages.map((m) => m.id)).size).toBe(messages.length);
  });

  const inThreadOf = (m: Kept, c: Case): boolean => c.cards.some((k) => k.messageId === m.inReplyTo);

  it('every card shows its case as it is', () => {
    for (const c of cases.values()) {
      const urged = presses.some((p) => p.tap.caseId === c._id && p.tap.action === 'urge' && done(p));
      const audiences = ['desk', 'respondent', ...(urged ? ['supervision'] : []), 'unit'];
      expect(c.cards.map((k) => k.audience).toSorted()).toEqual(audiences);
      for (const place of c.cards) {
        const { content } = there(place.messageId);
        expect('card' in content && plain(content.card)).toEqual(
          plain(cardFor(c, place.audience, rulesNow(deps), place)),
        );
      }
    }
  });

  /** The card without the mark by which it is found. */
  const plain = (card: unknown): unknown =>
    JSON.parse(JSON.stringify(card, (key, value) => (key === 'element_id' ? undefined : value)));
});
