import { z } from 'zod';
import type { Parts } from '../parts.ts';
import { botId, TENANT } from '../world.ts';
import type { Route } from './route.ts';

const Keys = z.object({ app_id: z.unknown(), app_secret: z.unknown() }).partial().catch({});

const TENANT_NAME = '沙盒镇';

/**
 * The tenant token and the bot's own data, whose fields are at the top level; the app's scopes and its tenant.
 * Source: messages-api §3, §12.
 */
export const tokenRoutes = ({ tokens, appName, console }: Parts): Route[] => [
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
  {
    method: 'GET',
    path: '/application/v6/scopes',
    handle: () => ({
      data: {
        scopes: console.settings().scopes.map((scope_name) => ({ scope_name, grant_status: 1, scope_type: 'tenant' })),
      },
    }),
  },
  {
    method: 'GET',
    path: '/tenant/v2/tenant/query',
    scopes: ['tenant:tenant:readonly'],
    handle: () => ({
      data: { tenant: { name: TENANT_NAME, display_id: 'F0000000000', tenant_tag: 0, tenant_key: TENANT, avatar: {} } },
    }),
  },
];
