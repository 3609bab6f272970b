import type { IncomingHttpHeaders } from 'node:http';
import Router from '@koa/router';
import Koa, { type Context, type Next } from 'koa';
import type { Log } from '../../ports.ts';
import { readBody } from './body.ts';

const BODY_MS = 5000;
const READY_MS = 3000;

export type HttpAppNeeds = {
  /** Handles the raw bytes and headers of a webhook; absent where no deliveries are taken. */
  feishu?: (raw: Buffer, headers: IncomingHttpHeaders) => Promise<{ status: number; body: unknown }>;
  /** What must work before this instance is ready, by name. */
  ready: () => Promise<Record<string, boolean>>;
  /** What Prometheus reads. */
  metrics?: () => Promise<{ type: string; text: string }>;
  /** Further routes: the API, the enterprise's page. */
  routes?: readonly Router[];
  /** The release, for `/healthz`. */
  version?: string | undefined;
  log: Log;
  /** Milliseconds in which a body must arrive. */
  bodyMs?: number;
};

const REFUSALS: Record<number, string> = {
  400: '请求不完整',
  404: '没有此地址',
  405: '此地址不接受这种请求方法',
  408: '请求发送过慢',
  413: '请求超过 1 MiB',
  415: '请求须为 application/json，且不压缩',
};

function refuse(ctx: Context, status: number): void {
  ctx.status = status;
  ctx.body = { error: REFUSALS[status] ?? '系统繁忙，请稍后再试' };
}

/**
 * The listener's routes: Feishu's two request URLs, which both accept events and callbacks, `/healthz`, `/readyz`,
 * `/metrics`, and those in `routes`. What a route throws is caught only here; a route for people says in `ctx.state.sorry`
 * how they are told. Source: interface.md, "HTTP".
 */
export function httpApp({ feishu, ready, metrics, routes = [], version, log, bodyMs = BODY_MS }: HttpAppNeeds): Koa {
  const app = new Koa();
  const router = new Router();

  const take = (handle: NonNullable<HttpAppNeeds['feishu']>) => async (ctx: Context) => {
    if (!ctx.is('application/json') || (ctx.get('content-encoding') || 'identity') !== 'identity')
      return refuse(ctx, 415);
    const body = await readBody(ctx.req, bodyMs);
    if (!body.ok) {
      // The rest of the body must not be read as the next request.
      ctx.set('Connection', 'close');
      return refuse(ctx, body.status);
    }
    const answer = await handle(body.raw, ctx.req.headers);
    ctx.status = answer.status;
    ctx.body = answer.body;
  };
  if (feishu) router.post(['/feishu/events', '/feishu/callbacks'], take(feishu));

  router.get('/healthz', (ctx) => {
    ctx.body = { alive: true, ...(version !== undefined && { version }) };
  });

  router.get('/readyz', async (ctx) => {
    const parts = await readyWithin(ready, log);
    const missing = Object.keys(parts).filter((name) => !parts[name]);
    ctx.status = missing.length === 0 ? 200 : 503;
    const lost = log.lost?.().lines ?? 0;
    // The log is no part of the service: it is said and counted, and the instance stays ready.
    ctx.body = { ready: missing.length === 0, missing, ...(lost > 0 && { lostLogLines: lost }) };
  });

  if (metrics)
    router.get('/metrics', async (ctx) => {
      const { type, text } = await metrics();
      ctx.type = type;
      ctx.body = text;
    });

  app.use(edge(log));
  for (const each of [router, ...routes]) app.use(each.routes());
  app.use(unmatched([router, ...routes]));
  app.on('error', (err) => log.warn({ err }, 'http.broken_off'));
  return app;
}

/** The path of the enterprise's page begins with whoever's key to it. */
const withoutSecret = (path: string): string => path.replace(/^(\/+e\/)[^/]+/i, '$1…');

const edge = (log: Log) => async (ctx: Context, next: Next) => {
  try {
    await next();
  } catch (err) {
    log.error({ method: ctx.method, path: withoutSecret(ctx.path), err }, 'http.failed');
    const { sorry } = ctx.state as { sorry?: () => void };
    if (sorry) sorry();
    else refuse(ctx, 500);
  }
};

const unmatched = (routers: Router[]) => (ctx: Context) => {
  const methods = new Set(
    routers.flatMap((router) => router.match(ctx.path, ctx.method).path.flatMap((at) => at.methods)),
  );
  if (methods.size === 0) return refuse(ctx, 404);
  ctx.set('Allow', [...methods].join(', '));
  refuse(ctx, 405);
};

async function readyWithin(ready: HttpAppNeeds['ready'], log: Log): Promise<Record<string, boolean>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Record<string, boolean>>((resolve) => {
    timer = setTimeout(() => resolve({ answer_in_time: false }), READY_MS);
  });
  try {
    return await Promise.race([ready(), late]);
  } catch (err) {
    log.warn({ err }, 'http.not_ready');
    return { checks: false };
  } finally {
    clearTimeout(timer);
  }
}
