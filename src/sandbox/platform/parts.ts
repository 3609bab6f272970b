import type { Console } from './console.ts';
import type { Deliveries } from './deliver.ts';
import type { Files } from './files.ts';
import type { LongConnection } from './long-connection.ts';
import type { Messages } from './messages.ts';
import type { Rates } from './rates.ts';
import type { TapTokens } from './tap-tokens.ts';
import type { SandboxClock } from './time.ts';
import type { Tokens } from './tokens.ts';
import type { World } from './world.ts';

/** What the routes of the open platform work on. */
export type Parts = {
  appName: string;
  clock: SandboxClock;
  world: World;
  messages: Messages;
  files: Files;
  tokens: Tokens;
  console: Console;
  rates: Rates;
  tapTokens: TapTokens;
  deliveries: Deliveries;
  longConnection: LongConnection;
};
