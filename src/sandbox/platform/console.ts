import type { ConsoleSettings } from '../api.ts';
import type { Journal } from './journal.ts';
import { Refused } from './refused.ts';
import type { App } from './tokens.ts';

/** What a well set up app has been granted. Source: operate.zh-CN.md; the scopes of each page in messages-api.md. */
const WELL_SET_UP: ConsoleSettings = {
  scopes: [
    'im:message',
    'im:message.p2p_msg:readonly',
    'im:message.group_at_msg:readonly',
    'im:message.group_msg',
    'im:message.history:readonly',
    'im:message.urgent',
    'im:resource',
    'im:chat:readonly',
    'contact:user.id:readonly',
    'contact:contact.base:readonly',
    'tenant:tenant:readonly',
  ],
  availability: 'all',
  muted: {},
};

export type Console = {
  settings(): ConsoleSettings;
  /** Changes what is given and leaves the rest. */
  set(change: Partial<ConsoleSettings>): void;
  /** Whether one of these scopes is granted. */
  grants(...anyOf: string[]): boolean;
  /** Checks a call's scopes. @throws Refused 99991672 */
  need(app: App, anyOf: readonly string[]): void;
  /** Whether a person is inside the app's availability range. */
  available(openId: string): boolean;
  /** Checks that the bot may speak in a chat. @throws Refused 230018, 230035 */
  maySpeak(chatId: string): void;
};

const MUTED = {
  230018: 'These operations are NOT allowed at current group settings.',
  230035: 'Send Message Permission deny.',
} as const;

/**
 * What an operator set in the developer console and a group's owner in the group: the app's scopes, its availability
 * range, and where it may not speak. Kept over a restart. Source: messages-api.md 2.3, 4.7.
 */
export function createConsole(journal: Journal): Console {
  let now = WELL_SET_UP;
  const write = journal.fact<ConsoleSettings>('console', (settings) => {
    now = settings;
  });
  const grants = (...anyOf: string[]) => anyOf.some((scope) => now.scopes.includes(scope));
  return {
    settings: () => now,
    set: (change) => write({ ...now, ...change }),
    grants,
    need({ appId }, anyOf) {
      if (anyOf.length === 0 || grants(...anyOf)) return;
      const message = `Access denied. One of the following scopes is required: [${anyOf.join(', ')}].`;
      const apply = `应用尚未开通所需的应用身份权限：[${anyOf.join(', ')}]，点击链接申请并开通任一权限即可：https://open.feishu.cn/app/${appId}/auth?q=${anyOf.join(',')}`;
      throw new Refused(99991672, `${message}${apply}`, {
        error: { message, permission_violations: anyOf.map((subject) => ({ type: 'action_scope_required', subject })) },
      });
    },
    available: (openId) => now.availability === 'all' || now.availability.includes(openId),
    maySpeak(chatId) {
      const code = now.muted[chatId];
      if (code) throw new Refused(code, MUTED[code]);
    },
  };
}
