import { inject } from 'vitest';
import { readExamples } from '../../config/examples.ts';
import { mongoMemory } from '../../src/adapters/mongo/memory.ts';
import { compose } from '../../src/compose.ts';
import type { Case } from '../../src/domain/case/case.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import type { Parts } from '../../src/program.ts';
import { withoutUnsent } from '../../src/seed/quiet.ts';
import { tellStory } from '../../src/seed/story.ts';
import { CALENDAR_2026 } from './calendars.ts';
import { freshDatabase } from './database.ts';
import { fakeMessenger, privateChat } from './fake-messenger.ts';
import { movingClock } from './moving-clock.ts';
import { profileOf } from './profiles.ts';
import { asNews, type Place, townRows } from './town.ts';
import { KEYS, TENANT } from './world.ts';

/** A story of so many days. `casesADay`: on an ordinary day; as many as the habits say where it is left out. */
export type StoryToTell = { place?: Place; days: number; until: string; seed?: number; casesADay?: number };

/** A made-up story told into a database of its own, and the program that goes on from its end. */
export async function toldStory({ place, days, until, seed = 1, casesADay }: StoryToTell) {
  const database = await freshDatabase();
  const clock = movingClock(shanghai(until));
  const post = fakeMessenger(clock.now);
  const errors: string[] = [];
  const silent = (): void => {};
  const news = [asNews(townRows(place))];
  const parts: Parts = {
    db: database.db,
    rangeReads: inject('rangeReads'),
    publicUrl: () => 'http://qisu.test',
    memory: mongoMemory(database.db),
    messenger: withoutUnsent(post.messenger),
    clock,
    log: {
      debug: silent,
      info: silent,
      warn: silent,
      error: ({ err, ...fields }, event) =>
        void errors.push(`${event} ${JSON.stringify(fields)} ${err instanceof Error ? err.stack : ''}`),
    },
    profile: profileOf(place === undefined || place === 'town' ? 'suzhou' : place),
    calendar: CALENDAR_2026,
    directoryNews: async () => news.shift() ?? null,
    keys: KEYS,
    tenant: { foreign: async (keys) => keys.find((key) => key !== undefined && key !== '' && key !== TENANT) },
  };
  const { habits, ...examples } = readExamples();
  const wrote: string[] = [];
  const told = await tellStory(
    {
      parts,
      chats: {
        follow: (at) => clock.moveTo(at),
        privateChat,
        wrote: (openId, text) => void wrote.push(`${openId}: ${text}`),
        allRead: silent,
      },
      setClock: async (at) => clock.moveTo(at),
      tell: silent,
      examples: () => ({ ...examples, habits: { ...habits, ...(casesADay && { casesADay }) } }),
    },
    { seed, months: 1, days, until: shanghai(until) },
  );
  const program = await compose(parts);
  await program.catchUp();
  const { cases } = program.deps;
  const all: Case[] = [];
  for (const { no } of await database.db
    .collection<{ no: string }>('cases')
    .find({}, { projection: { no: 1 } })
    .toArray()) {
    const c = await cases.byNo(no);
    if (c) all.push(c);
  }
  return {
    ...told,
    program,
    post,
    wrote,
    errors,
    cases: all.sort((a, b) => a.no.localeCompare(b.no)),
    async close(): Promise<void> {
      await program.stopSending();
      await database.close();
    },
  };
}
