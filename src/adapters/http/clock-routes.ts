import Router from '@koa/router';
import { z } from 'zod';
import type { Travel } from '../../ports.ts';
import { readBody } from './body.ts';

const Move = z.object({ to: z.iso.datetime({ offset: true }) });
const BODY_MS = 5_000;

const said = ({ now, next }: { now: Date; next: Date | null }) => ({
  now: now.toISOString(),
  next: next?.toISOString() ?? null,
});

/** Routes of the movable clock, served only with a stand-in of Feishu. Source: interface.md, "Sandbox". */
export function clockRoutes(travel: Travel): Router {
  const router = new Router();
  router.get('/sandbox/clock', async (ctx) => {
    ctx.body = said(await travel.look());
  });
  router.post('/sandbox/clock', async (ctx) => {
    const body = await readBody(ctx.req, BODY_MS);
    const read = body.ok ? Move.safeParse(jsonOr(body.raw)) : null;
    if (!read?.success) {
      ctx.status = 400;
      ctx.body = { error: '请给出 {"to": "2026-12-01T09:00:00+08:00"} 这样的时刻' };
      return;
    }
    ctx.body = said(await travel.step(new Date(read.data.to)));
  });
  return router;
}

function jsonOr(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return null;
  }
}
