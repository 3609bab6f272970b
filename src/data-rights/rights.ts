import type { Db } from '../adapters/mongo/connection.ts';
import type { Ctx, Rules } from '../domain/case/context.ts';
import type { ClockPort } from '../ports.ts';
import { type Store, storeOn } from './store.ts';
import { newestDirectory } from './whom.ts';

/** What the commands work with. */
export type Rights = {
  store: Store;
  clock: ClockPort;
  /** The rules of the place, with the directory as it is stored now. */
  rules: () => Promise<Rules>;
};

/** The same on a database. */
export function rightsOn(
  db: Db,
  { clock, ...place }: Pick<Rules, 'profile' | 'calendar'> & { clock: ClockPort },
): Rights {
  const store = storeOn(db);
  return {
    store,
    clock,
    rules: async () => ({ ...place, directory: await newestDirectory(store), at: clock.now() }),
  };
}

/** The context of a change that the program makes by itself. */
export const asSender = ({ clock }: Rights, rules: Rules): Ctx => ({
  ...rules,
  actor: { kind: 'sender' },
  now: clock.now(),
});
