import type Router from '@koa/router';
import type { Deps } from '../usecases/deps.ts';
import { codeRoutes } from './code-routes.tsx';
import { enterpriseRoutes } from './routes.tsx';
import { type PageSettings, visiting } from './visiting.tsx';

/** All pages for people without an account. Who tries links and who tries codes are counted together. */
export function pageRoutes(deps: Deps, settings: PageSettings): Router[] {
  const door = visiting(deps, settings);
  return [enterpriseRoutes(deps, door), codeRoutes(deps, door, settings.appId)];
}
