import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Words } from '../../src/deliveries.ts';
import { openObligations, runningAssignment } from '../../src/domain/case/current.ts';
import { isOpen, STATES } from '../../src/domain/case/state.ts';
import { actorOf } from '../../src/domain/directory/actor.ts';
import { shanghai, shanghaiDate } from '../../src/domain/time/shanghai.ts';
import { cardOf } from '../support/screen.ts';
import { toldStory } from '../support/told-story.ts';
import { openIdOf } from '../support/town.ts';

const HOUR_MS = 3_600_000;
const UNTIL = '2026-04-10 16:00';

describe('a month of made-up cases — interface.md, "Sandbox"', () => {
  let told: Awaited<ReturnType<typeof toldStory>>;
  beforeAll(async () => {
    const began = performance.now();
    told = await toldStory({ days: 29, until: UNTIL, casesADay: 10 });
    const minutes = (performance.now() - began) / 60_000;
    process.stdout.write(`a month: ${told.cases.length} cases, ${told.acts} acts, ${minutes.toFixed(1)} minutes\n`);
  }, HOUR_MS);
  afterAll(() => told.close());

  const share = (fits: (c: (typeof told.cases)[number]) => boolean): number =>
    told.cases.filter(fits).length / told.cases.length;

  it('nothing went wrong, and hardly anybody was refused', () => {
    expect(told.errors).toEqual([]);
    expect(told.refused.length).toBeLessThan(told.acts / 100);
    expect(told.cases.length).toBeGreaterThan(150);
  });

  it('the auditor finds nothing to mend, nothing parked and nothing doubled', async () => {
    const { memory } = told.program.deps;
    expect(await memory.repairsSince(new Date(0))).toEqual([]);
    expect(await memory.lastAudit()).toMatchObject({ named: [], unchecked: [], givenUp: 0 });
    expect(told.cases.flatMap((c) => c.outbox.filter((o) => o.parked))).toEqual([]);
    expect(told.cases.flatMap((c) => c.maybeTwice ?? [])).toEqual([]);
  });

  it('cases go through every state but that of the mayor’s line', () => {
    const found = new Set(told.cases.flatMap((c) => [c.state, ...c.record.map((r) => r.state)]));
    expect(STATES.filter((state) => !found.has(state) && state !== 'awaiting_signoff')).toEqual([]);
  });

  it('at the end some case stands in every open state but that of the mayor’s line', () => {
    const found = new Set(told.cases.map((c) => c.state));
    expect(STATES.filter((state) => isOpen({ state }) && !found.has(state) && state !== 'awaiting_signoff')).toEqual(
      [],
    );
  });

  it('some tell two matters, which the desk parts, and each goes its own way', () => {
    const whole = told.cases.filter((c) => c.parts?.length);
    const parts = whole.flatMap((c) => told.cases.filter(({ no }) => no === c.parts?.[0]?.no));
    expect(whole.length).toBeGreaterThan(2);
    expect(parts.length).toBe(whole.length);
    expect(parts.some((c) => c.assignments.length > 0)).toBe(true);
    for (const c of parts) expect(whole.some(({ content }) => content.includes(c.content))).toBe(true);
  });

  it('some are late, some due today, some called back, merged, repeated, returned, urged, extended and paused', () => {
    const until = shanghai(UNTIL);
    const deadline = (c: (typeof told.cases)[number]) => runningAssignment(c)?.deadline;
    expect(told.cases.some((c) => (deadline(c) ?? until) < until)).toBe(true);
    const dates = told.cases.flatMap((c) => [deadline(c), ...Object.values(c.clocks).map((k) => k?.deadline)]);
    expect(dates.some((at) => at && at >= until && shanghaiDate(at) === shanghaiDate(until))).toBe(true);
    const events = new Set(told.cases.flatMap((c) => c.record.map((r) => r.event)));
    for (const event of [
      ...['note_call', 'go_on', 'merge', 'mark_recurrence', 'ask_return', 'reassign', 'uphold'],
      ...['urge', 'answer_urge', 'nudge', 'add', 'grant_extension', 'grant_pause', 'reply_co', 'enter_answer'],
      ...['apply_to_close', 'approve', 'written_reply', 'withdraw', 'redirect', 'answer', 'rate', 'comment', 'link'],
    ])
      expect(events, event).toContain(event);
    expect(told.cases.flatMap(openObligations).length).toBeGreaterThan(0);
  });

  it('most who rate are satisfied', () => {
    const rated = told.cases.filter((c) => c.ratings.length > 0);
    const good = rated.filter((c) => c.profile.scale.find((l) => l.id === c.ratings[0]?.level)?.good);
    expect(good.length / rated.length).toBeGreaterThan(0.7);
    expect(share((c) => c.state === 'closed')).toBeGreaterThan(0.25);
  });

  it('chats hold the last two weeks alone, and lists and the digest answer', async () => {
    const { messages } = told.post;
    expect(messages.length).toBeGreaterThan(500);
    expect(messages.every(({ at }) => at >= new Date(shanghai(UNTIL).getTime() - 14 * 24 * HOUR_MS))).toBe(true);
    expect(messages.some((m) => cardOf(m)?.words.includes('昨日新收'))).toBe(true);
    const person = openIdOf('desk');
    expect(actorOf(told.program.deps.directory.current(), person)).not.toBeNull();
    const before = messages.length;
    const asked: Words = {
      kind: 'words',
      delivery: 'd',
      messageId: 'd',
      person,
      chatId: `p2p_${person}`,
      chatType: 'p2p',
      toBot: true,
      type: 'text',
      text: `查询 ${told.cases[0]?.no}`,
      files: [],
      createdAt: shanghai(UNTIL),
    };
    await told.program.handle(asked);
    await told.program.handle({ ...asked, delivery: 'e', messageId: 'e', text: '待办' });
    await told.program.drain();
    const heard = messages.slice(before).flatMap((m) => cardOf(m)?.words ?? []);
    expect(heard.some((words) => words.includes(told.cases[0]?.no ?? '-'))).toBe(true);
  });
});

describe('days of made-up cases where the mayor’s line is signed — interface.md, "Sandbox"', () => {
  it(
    'at the end one waits for a signature',
    async () => {
      const told = await toldStory({ place: 'suqian', days: 7, until: UNTIL, casesADay: 4 });
      expect(told.errors).toEqual([]);
      expect(told.cases.map((c) => c.state)).toContain('awaiting_signoff');
      await told.close();
    },
    HOUR_MS,
  );
});
