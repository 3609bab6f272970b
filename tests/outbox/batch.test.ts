import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../src/domain/case/case.ts';
import type { OutboxItem } from '../../src/domain/case/message.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { batch } from '../../src/outbox/batch.ts';
import { addressKey, addressOf } from '../../src/outbox/receivers.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { type World, world } from '../support/world.ts';

const MINUTE = shanghai('2026-09-28 09:05');

describe('what falls due in one minute for one group is one message — lifecycle.md, invariant 10', () => {
  let qisu: World;
  let deps: Deps;
  let waiting: Case;
  beforeAll(async () => {
    qisu = await world({ now: '2026-09-24 10:00' });
    deps = qisu.deps;
    waiting = await qisu.read(await qisu.caseIn('dispatched'));
    qisu.clock.moveTo(MINUTE);
  });
  afterAll(() => qisu.close());

  /** A case that owes one reminder to 市场监管局. */
  async function queued(id: string): Promise<{ c: Case; entry: OutboxItem }> {
    const entry: OutboxItem = {
      id: `${id}.1.0`,
      at: MINUTE,
      to: { unit: 'scjg' },
      show: { step: `1/accept/${id}/warn` },
      fromClock: true,
    };
    const c = { ...waiting, _id: id, no: `no-${id}`, origin: `card/${id}`, outbox: [entry] };
    await deps.cases.insert(c);
    return { c, entry };
  }
  const put = async (id: string): Promise<void> => {
    const { c, entry } = await queued(id);
    await batch(deps, c, entry, { key: `1/accept/${id}/warn`, minute: MINUTE });
  };
  const group = (): string => {
    const address = addressOf({ unit: 'scjg' }, deps.directory.current());
    return address ? addressKey(address) : '';
  };
  const lines = async (n: number): Promise<string[]> => {
    const notice = await deps.notices.load(`steps/${MINUTE.toISOString()}/${group()}/${n}`);
    return notice && 'steps' in notice.show ? notice.show.steps.lines.map((l) => l.caseId) : [];
  };

  it('each case adds its line and no longer owes it; the same line twice is one', async () => {
    await put('a');
    await put('b');
    const { c, entry } = await queued('c');
    for (const _ of [1, 2]) await batch(deps, c, entry, { key: '1/accept/c/warn', minute: MINUTE });
    expect(await lines(1)).toEqual(['a', 'b', 'c']);
    for (const id of ['a', 'b', 'c']) expect((await deps.cases.load(id))?.current.outbox).toEqual([]);
  });

  it('a message that is full or on its way is followed by another, however many there are', async () => {
    const first = await deps.notices.load(`steps/${MINUTE.toISOString()}/${group()}/1`);
    if (!first) throw new Error('no first message');
    const claim = { token: 't', firstTriedAt: MINUTE, tries: 0 };
    await deps.notices.save({ ...first, rev: first.rev + 1, outbox: first.outbox.map((o) => ({ ...o, claim })) });
    for (let n = 2; n <= 30; n++)
      await deps.notices.insert({
        ...first,
        _id: first._id.replace(/1$/, String(n)),
        rev: 1,
        show: {
          steps: { minute: MINUTE, lines: Array.from({ length: 40 }, (_, i) => ({ caseId: `x${n}`, key: `${i}` })) },
        },
      });
    await put('d');
    await put('e');
    expect(await lines(31)).toEqual(['d', 'e']);
    expect((await deps.cases.load('d'))?.current.outbox).toEqual([]);
  });
});
