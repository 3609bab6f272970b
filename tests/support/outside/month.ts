import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faceOf } from './cards.ts';
import { fileFor } from './filing.ts';
import { toldTo } from './told.ts';
import { openTown, shanghai, type Town, type TownAsk } from './town.ts';

/**
 * Something a person does at a Shanghai time: files a case, for somebody else where told by which command, presses a button,
 * fills the form behind it or, `asked`, the one that has come, or writes words about a case, 〈号〉 for its number.
 */
export type Act =
  | { at: string; who: string; files: string; by?: string; says: string; as: string }
  | { at: string; who: string; does: string; case: string; form?: { [field: string]: unknown }; asked?: boolean }
  | { at: string; who: string; writes: string; case: string };

/** The colour of a case's card in a place at a time: `[at, place, case, colour]`. */
export type Look = [at: string, place: string, name: string, colour: string];

type Month = {
  profile: NonNullable<TownAsk['profile']>;
  now: string;
  acts: Act[];
  looks: Look[];
  until: string;
  env?: Record<string, string>;
};

type Lived = {
  town: Town;
  /** Numbers of the cases by the names of the story. */
  cases: Record<string, string>;
  /** The looks with the colours that were seen. */
  looked: Look[];
} & Awaited<ReturnType<typeof toldTo>>;

/** Lives through a month: people act at their times, the clock moves, nothing else is done. */
async function liveMonth({ profile, now, acts, looks, until, env = {} }: Month): Promise<Lived> {
  const town = await openTown({ profile, now, env });
  const { cases, looked } = await carryOut(town, acts, looks);
  await town.travelTo(until);
  return { town, cases, looked, ...(await toldTo(town, cases)) };
}

/** Does what people do and looks at cards, each at its time. */
export async function carryOut(
  town: Town,
  acts: readonly Act[],
  looks: readonly Look[] = [],
  cases: Record<string, string> = {},
): Promise<{ cases: Record<string, string>; looked: Look[] }> {
  const looked: Look[] = [];
  const plan = [
    ...acts.map((act) => ({ at: act.at, run: () => perform(town, act, cases) })),
    ...looks.map(([at, place, name]) => ({
      at,
      run: async () => {
        looked.push([at, place, name, faceOf(await town.cardOf(place, cases[name] ?? '')).colour]);
      },
    })),
  ].sort((a, b) => shanghai(a.at).getTime() - shanghai(b.at).getTime());
  for (const { at, run } of plan) {
    if (shanghai(at) > (await town.now())) await town.travelTo(at);
    await run();
  }
  return { cases, looked };
}

async function perform(town: Town, act: Act, cases: Record<string, string>): Promise<void> {
  if ('files' in act) {
    cases[act.files] = act.by
      ? await fileFor(town, act.who, act.by, { 诉求内容: act.says, 类别: act.as })
      : await town.appeal(act.who, act.says, act.as);
    return;
  }
  const no = cases[act.case];
  if (!no) throw new Error(`no case ${act.case} yet`);
  if ('writes' in act) {
    await town.say(act.who, act.writes.replace('〈号〉', no));
    return;
  }
  const press = act.asked ? town.submit : town.fill;
  const { toast } = act.form
    ? await press(act.who, act.does, act.form, { no })
    : await town.tap(act.who, act.does, { no });
  if (toast?.type === 'error') throw new Error(`${act.at} ${act.who} ${act.does}: ${toast.content}`);
}

/** What everybody is to hear in a month: a table a place, typed by hand from the policy and the calendar. */
export type Expected = {
  title: string;
  month: Month;
  told: Record<string, string[]>;
  /** Digests that leaders and supervision get, of days with something to tell, and self-checks of administrators. */
  digests: Record<string, number>;
  /** Cards of the morning of what is still late or owed, on days on which the clock told that person nothing. */
  mornings: Record<string, number>;
};

/** The story of a month as a table: every message to everybody, in order, with its minute. */
export function monthStory({ title, month, told, digests, mornings }: Expected): void {
  describe(title, () => {
    let lived: Lived;
    beforeAll(async () => {
      lived = await liveMonth(month);
    });
    afterAll(() => lived?.town.close());

    const places = Object.keys(told);
    it.each(places)('tells %s this, in this order, at these minutes, and nothing else', (place) => {
      expect(lived.told[place] ?? []).toEqual(told[place]);
    });

    it('tells nobody else anything', () => {
      expect(Object.keys(lived.told).sort()).toEqual([...places].sort());
    });

    it('turns the cards yellow on the last day and red after it', () => {
      expect(lived.looked).toEqual(month.looks);
    });

    it('sends digests of working days with something to tell, and heads a card while something is late or owed', () => {
      expect({ digests: lived.digests, mornings: lived.mornings }).toEqual({ digests, mornings });
    });
  });
}
