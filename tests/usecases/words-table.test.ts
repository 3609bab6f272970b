import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Who } from '../support/town.ts';
import { type World, world } from '../support/world.ts';

const MARKET = '市场监管局';
const IN_REPLY = '（回复卡片）';

/** The people of the table: who they are in town, where they speak, and which case is theirs. */
const SPEAKERS: Record<string, { who: Who; in?: string; of: 'handled' | 'waiting' }> = {
  企业: { who: 'contact', of: 'handled' },
  待确认的企业: { who: 'otherContact', of: 'waiting' },
  助企员: { who: 'agent', of: 'handled' },
  专席: { who: 'desk', of: 'handled' },
  单位: { who: 'unit', of: 'handled' },
  单位的群: { who: 'unit', in: MARKET, of: 'handled' },
  领导: { who: 'leader', of: 'handled' },
  路人: { who: 'ou_nobody', of: 'handled' },
};

/** The rows of the document's table that have an example. */
const rows = readFileSync('docs/interface.md', 'utf8')
  .split(/^### /m)
  .filter((part) => part.startsWith('Words\n'))
  .flatMap((part) => [...part.matchAll(/^\|[^|]*\|[^|]*\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)])
  .map(([, speaker = '', says = '', answer = '']) => ({ speaker, says, answer }))
  .filter(({ speaker }) => speaker in SPEAKERS);

describe('the order in which words are read — interface.md, "Words"', () => {
  let qisu: World;
  const cases = { handled: '', waiting: '' };
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    cases.handled = await qisu.caseIn('in_progress', { words: '车间配电增容排不上队，请协调。' });
    cases.waiting = await qisu.caseIn('resolved', { who: 'otherContact', words: '学历认证被退回两次。' });
  });
  afterAll(() => qisu.close());

  it('is a table with examples', () => {
    expect(rows.length).toBeGreaterThan(30);
  });

  it.each(rows)('$speaker: $says → $answer', async ({ speaker, says, answer }) => {
    const place = SPEAKERS[speaker];
    if (!place) throw new Error(`who is ${speaker}?`);
    const { who, of } = place;
    const person = qisu.as(who);
    const no = cases[of];
    const living = (await qisu.read(no)).cards.findLast((k) => k.audience === (who === 'unit' ? 'unit' : 'respondent'));
    const card = says.startsWith(IN_REPLY) && living ? { replyTo: living.messageId } : {};
    const words = says.replace(IN_REPLY, '').replaceAll('〈号〉', no);
    const said = await person.says(words, { ...card, ...(place.in && { in: place.in }) });
    expect(said).toContain(answer.replaceAll('〈号〉', no));
  });

  it('has left every case where it was', async () => {
    expect((await qisu.read(cases.handled)).state).toBe('in_progress');
    expect((await qisu.read(cases.waiting)).state).toBe('resolved');
  });
});
