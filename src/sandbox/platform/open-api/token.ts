import { z } from 'zod';
import type { Parts } from '../parts.ts';
import { botId } from '../world.ts';
import type { Route } from './route.ts';

const Keys = z.object({ app_id: z.unknown(), app_secret: z.unknown() }).partial().catch({});

/** The tenant token and the bot's own data. Both have their fields at the top level. Source: messages-api §3, §12. */
export const tokenRoutes = ({ tokens, appName }: Parts): Route[] => [
  {
    method: 'POST',
    path: '/auth/v3/tenant_access_token/internal',
    open: ({ body }) => {
      const { app_id, app_secret } = Keys.parse(body);
      return { msg: 'ok', ...tokens.issue(app_id, app_secret) };
    },
  },
  {
    method: 'GET',
    path: '/bot/v3/info',
    handle: ({ app }) => ({
      msg: 'ok',
      bot: { activate_status: 2, app_name: appName, avatar_url: '', ip_white_list: [], open_id: botId(app.appId) },
    }),
  },
];
