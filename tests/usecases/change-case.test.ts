import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { feishuTraits } from '../../src/adapters/feishu/traits.ts';
import { type Case, SCHEMA } from '../../src/domain/case/case.ts';
import type { Notice } from '../../src/domain/notice/notice.ts';
import { type CaseStore, PlatformError } from '../../src/ports.ts';
import { changeCase, changeNotice } from '../../src/usecases/change-case.ts';
import {
  type Change,
  PAUSE_FIRST_MS,
  PAUSE_MOST_MS,
  ROUND_TRIES,
  TURN_COMES_WITHIN_MS,
} from '../../src/usecases/changes.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { caseWorld } from '../support/case-world.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { depsOn } from '../support/deps.ts';
import { until } from '../support/outside/ledger.ts';

const NOW = new Date('2026-09-24T02:00:00Z');
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

describe('load, decide, save, and again — storage.md, "The case"', () => {
  let database: FreshDatabase;
  let deps: Deps;
  let ms = 0;
  let pauses: number[] = [];
  let turnIsLate: Promise<void> = new Promise(() => {});
  beforeAll(async () => {
    database = await freshDatabase();
    const clock = {
      now: () => NOW,
      monotonic: () => ms,
      wait: async (more: number) => {
        // Nobody's turn is late unless a test says so.
        if (more === TURN_COMES_WITHIN_MS) return turnIsLate;
        pauses.push(more);
        ms += more;
      },
    };
    deps = { ...(await depsOn(database.db, { now: clock.now, log: silent })), clock };
  });
  afterAll(() => database.close());
  beforeEach(() => {
    ms = 0;
    pauses = [];
  });

  const put = async (id: string): Promise<Case> => {
    const c = { ...caseWorld({ now: '2026-09-24 10:00' }).caseIn('dispatched'), _id: id, no: `no-${id}`, origin: id };
    await deps.cases.insert(c);
    return c;
  };
  const titled = (c: Case, title: string): Case => ({ ...c, rev: c.rev + 1, title });
  const add = (c: Case | null): Change<Case, string> =>
    c ? { write: titled(c, `${c.title}+`), answer: `${c.title}+` } : { answer: 'none' };
  const titleOf = async (id: string) => (await deps.cases.load(id))?.current.title;

  /** A store in which somebody else writes between each load and its save, so many times. */
  function contested(times: number): { cases: CaseStore; loads: () => number } {
    let left = times;
    let loads = 0;
    const load: CaseStore['load'] = async (id, delivery) => {
      loads += 1;
      const found = await deps.cases.load(id, delivery);
      if (found && left-- > 0) await deps.cases.save(titled(found.current, `${found.current.title}*`));
      return found;
    };
    return { cases: { ...deps.cases, load }, loads: () => loads };
  }

  it('decides anew on the case as it is by then', async () => {
    const { title } = await put('again');
    const { cases } = contested(3);
    expect(await changeCase({ ...deps, cases }, 'again', add)).toBe(`${title}***+`);
    expect(await titleOf('again')).toBe(`${title}***+`);
    expect(pauses).toHaveLength(3);
  });

  it('pauses shortly, each time a little longer at most, and never for the same time', async () => {
    await put('pauses');
    const { cases } = contested(30);
    await changeCase({ ...deps, cases }, 'pauses', add);
    pauses.forEach((pause, n) => {
      expect(pause).toBeGreaterThanOrEqual(0);
      expect(pause).toBeLessThan(Math.min(PAUSE_FIRST_MS * 2 ** n, PAUSE_MOST_MS));
    });
    expect(new Set(pauses).size).toBe(30);
  });

  it('tries for a person until 2.5 seconds are over, and then says that the case kept changing', async () => {
    const { title } = await put('person');
    const { cases, loads } = contested(Number.POSITIVE_INFINITY);
    const outcome = changeCase({ ...deps, cases }, 'person', add);
    await expect(outcome).rejects.toMatchObject({ name: 'PlatformError', retryable: true });
    expect(ms).toBeGreaterThan(feishuTraits.answerWithinMs - PAUSE_MOST_MS);
    expect(ms).toBeLessThan(feishuTraits.answerWithinMs);
    expect(loads()).toBeGreaterThan(feishuTraits.answerWithinMs / PAUSE_MOST_MS);
    expect(await titleOf('person')).toBe(title + '*'.repeat(loads()));
  });

  it('leaves what nobody waits for to the next round after a few tries', async () => {
    const { title } = await put('round');
    const { cases, loads } = contested(Number.POSITIVE_INFINITY);
    expect(await changeCase({ ...deps, cases }, 'round', add, { otherwise: 'later' })).toBe('later');
    expect(loads()).toBe(ROUND_TRIES);
    expect(await titleOf('round')).toBe(title + '*'.repeat(ROUND_TRIES));
  });

  it('takes a case that was read as it is, or as this process wrote it since, and reads it when somebody else was faster', async () => {
    const c = await put('known');
    const { cases, loads } = contested(0);
    const there = { ...deps, cases };
    expect(await changeCase(there, c, add)).toBe(`${c.title}+`);
    expect(await changeCase(there, c, add)).toBe(`${c.title}++`);
    expect(loads()).toBe(0);
    const now = (await deps.cases.load('known'))?.current ?? c;
    await deps.cases.save(titled(now, `${now.title}*`));
    expect(await changeCase(there, c, add)).toBe(`${c.title}++*+`);
    expect(loads()).toBe(1);
  });

  it('reads a case for whoever has not read it, whatever this process wrote', async () => {
    const c = await put('unread');
    const { cases, loads } = contested(0);
    const there = { ...deps, cases };
    await changeCase(there, c, add);
    const now = (await deps.cases.load('unread'))?.current ?? c;
    await deps.cases.save(titled(now, 'of another'));
    expect(await changeCase(there, 'unread', (found) => ({ answer: found?.title }))).toBe('of another');
    expect(loads()).toBe(1);
  });

  it('writes nothing where there is nothing to write, and knows a delivery that took effect', async () => {
    expect(await changeCase(deps, 'nobody', add)).toBe('none');
    const c = await put('seen');
    await deps.cases.save({ ...c, rev: c.rev + 1, deliveries: ['d1'] });
    const seen = (_c: Case | null, seen: boolean) => ({ answer: seen });
    expect(await changeCase(deps, 'seen', seen, { delivery: 'd1' })).toBe(true);
    expect(await changeCase(deps, 'seen', seen, { delivery: 'd2' })).toBe(false);
    expect((await deps.cases.load('seen'))?.current.rev).toBe(c.rev + 1);
  });

  describe('those who want to change one case at once', () => {
    /** A store that counts its writes and can be made to lose or refuse one. */
    function counted(on: { lose?: number; fail?: number } = {}): { cases: CaseStore; saves: () => number } {
      let saves = 0;
      const save: CaseStore['save'] = async (c, over) => {
        saves += 1;
        if (saves === on.fail) throw new Error('no database');
        if (saves === on.lose) await deps.cases.save(titled((await deps.cases.load(c._id))?.current as Case, 'other'));
        return deps.cases.save(c, over);
      };
      return { cases: { ...deps.cases, save }, saves: () => saves };
    }
    const ten = (cases: CaseStore, id: string, make = add) =>
      Promise.allSettled(Array.from({ length: 10 }, () => changeCase({ ...deps, cases }, id, make)));

    it('are served by one write, one after the other', async () => {
      const c = await put('together');
      const { cases, saves } = counted();
      const answers = await ten(cases, 'together');
      expect(answers.map((a) => a.status === 'fulfilled' && a.value)).toEqual(
        answers.map((_a, n) => c.title + '+'.repeat(n + 1)),
      );
      expect(saves()).toBe(1);
      expect((await deps.cases.load('together'))?.current).toMatchObject({
        title: `${c.title}++++++++++`,
        rev: c.rev + 10,
      });
      expect(pauses).toEqual([]);
    });

    it('are each made anew when that write is lost', async () => {
      await put('lost');
      const { cases, saves } = counted({ lose: 1 });
      await ten(cases, 'lost');
      expect(await titleOf('lost')).toBe('other++++++++++');
      expect(saves()).toBe(2);
      expect(pauses).toHaveLength(1);
    });

    it('all hear of a database that fails, and whoever comes afterwards is served', async () => {
      const { title } = await put('down');
      const { cases } = counted({ fail: 1 });
      const answers = await ten(cases, 'down');
      expect(answers.map((a) => a.status)).toEqual(Array(10).fill('rejected'));
      expect(await titleOf('down')).toBe(title);
      expect(await changeCase({ ...deps, cases }, 'down', add)).toBe(`${title}+`);
    });

    it('are not harmed by one of them that throws', async () => {
      const { title } = await put('throws');
      let made = 0;
      const make = (c: Case | null) => {
        made += 1;
        if (made === 4) throw new TypeError('a bug');
        return add(c);
      };
      const answers = await ten(deps.cases, 'throws', make);
      expect(answers.map((a) => a.status)).toEqual(answers.map((_a, n) => (n === 3 ? 'rejected' : 'fulfilled')));
      expect(await titleOf('throws')).toBe(title + '+'.repeat(9));
    });

    /** A store whose first write hangs until it is released. */
    function hanging() {
      let release = () => {};
      const hung = new Promise<void>((resolve) => {
        release = resolve;
      });
      let saves = 0;
      const save: CaseStore['save'] = async (next, over) => {
        saves += 1;
        if (saves === 1) await hung;
        return deps.cases.save(next, over);
      };
      return { cases: { ...deps.cases, save }, release: () => release(), saves: () => saves };
    }

    it('go past a write that hangs, and whoever hung is made anew', async () => {
      const c = await put('hangs');
      const { cases, release, saves } = hanging();
      const first = changeCase({ ...deps, cases }, 'hangs', add);
      await until('the first is being written', async () => saves() === 1);
      turnIsLate = Promise.resolve();
      expect(await changeCase({ ...deps, cases }, 'hangs', add)).toBe(`${c.title}+`);
      turnIsLate = new Promise(() => {});
      release();
      expect(await first).toBe(`${c.title}++`);
      expect((await deps.cases.load('hangs'))?.current).toMatchObject({ title: `${c.title}++`, rev: c.rev + 2 });
    });

    it('go past a write that hangs together, in one write, and take no turn from one another', async () => {
      const c = await put('past');
      const { cases, release, saves } = hanging();
      const first = changeCase({ ...deps, cases }, 'past', add);
      await until('the first is being written', async () => saves() === 1);
      turnIsLate = Promise.resolve();
      const others = Array.from({ length: 9 }, () => changeCase({ ...deps, cases }, 'past', add));
      turnIsLate = new Promise(() => {});
      await Promise.all(others);
      expect(saves()).toBe(2);
      release();
      expect(await first).toBe(`${c.title}++++++++++`);
      expect(pauses).toHaveLength(1);
    });

    it('wait for a queue that is slow but moves, and are served by its next write', async () => {
      const c = await put('slow');
      let late = () => {};
      let saves = 0;
      const save: CaseStore['save'] = async (next, over) => {
        saves += 1;
        // By the time the first write is done, half a second is over for whoever waits.
        if (saves === 1) setTimeout(() => late(), 0);
        if (saves === 1) await new Promise((resolve) => setTimeout(resolve, 5));
        return deps.cases.save(next, over);
      };
      const cases = { ...deps.cases, save };
      const first = changeCase({ ...deps, cases }, 'slow', add);
      await until('the first is being written', async () => saves === 1);
      const others = Array.from({ length: 5 }, () => changeCase({ ...deps, cases }, 'slow', add));
      turnIsLate = new Promise<void>((resolve) => {
        late = resolve;
      });
      await Promise.all([first, ...others]);
      expect(saves).toBe(2);
      turnIsLate = new Promise(() => {});
      expect(await titleOf('slow')).toBe(`${c.title}++++++`);
    });

    it('ask a database that is busy again until a person’s time is over, and then hear what it said', async () => {
      const { title } = await put('busy');
      const busy = new PlatformError('store', 0, true, 'no primary');
      let refusals = 6;
      const load: CaseStore['load'] = async (id, delivery) => {
        if (refusals-- > 0) throw busy;
        return deps.cases.load(id, delivery);
      };
      const cases = { ...deps.cases, load };
      await expect(changeCase({ ...deps, cases }, 'busy', add)).resolves.toBe(`${title}+`);
      refusals = Number.POSITIVE_INFINITY;
      await expect(changeCase({ ...deps, cases }, 'busy', add)).rejects.toBe(busy);
      expect(ms).toBeGreaterThan(feishuTraits.answerWithinMs - PAUSE_MOST_MS);
    });

    it('are told nothing before it is written', async () => {
      await put('told');
      const told: string[] = [];
      const save: CaseStore['save'] = async (c, over) => {
        expect(told).toEqual([]);
        return deps.cases.save(c, over);
      };
      const cases = { ...deps.cases, save };
      const look = (c: Case | null): Change<Case, string> => ({ answer: c?.title ?? '' });
      await Promise.all(
        [add, look, add].map(async (make) => told.push(await changeCase({ ...deps, cases }, 'told', make))),
      );
      expect(told).toHaveLength(3);
      expect(told[1]).toBe(told[0]);
    });
  });

  it('does the same for notices', async () => {
    const to = { chat: 'oc_1' };
    const notice: Notice = {
      _id: 'n1',
      schema: SCHEMA,
      rev: 1,
      to,
      show: { words: '好' },
      outbox: [],
      sendAt: null,
      at: NOW,
    };
    await deps.notices.insert(notice);
    let others = 2;
    const load = async (id: string) => {
      const found = await deps.notices.load(id);
      if (found && others-- > 0) await deps.notices.save({ ...found, rev: found.rev + 1, maybeTwice: true });
      return found;
    };
    const notices = { ...deps.notices, load };
    const use = (n: Notice | null) => (n ? { write: { ...n, usedAt: NOW }, answer: true } : { answer: false });
    expect(await changeNotice({ ...deps, notices }, 'n1', use)).toBe(true);
    expect(await deps.notices.load('n1')).toMatchObject({ rev: 4, maybeTwice: true, usedAt: NOW });
    expect(await changeNotice(deps, 'n2', use)).toBe(false);
  });
});
