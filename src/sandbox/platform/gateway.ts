import { setTimeout as wait } from 'node:timers/promises';
import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import type { FaultRequest } from '../api.ts';
import { readBody } from './body.ts';
import type { Faults } from './faults.ts';
import { jsonOr } from './http-carrier.ts';
import { newLogId } from './ids.ts';
import { type CallLog, withoutSecrets } from './log.ts';
import { changeRoutes } from './open-api/change.ts';
import { chatRoutes } from './open-api/chats.ts';
import { contactRoutes } from './open-api/contact.ts';
import { wsEndpoint } from './open-api/endpoint.ts';
import { readBackRoutes } from './open-api/read-back.ts';
import { type Call, isBytes, type Reply, type Route } from './open-api/route.ts';
import { sendRoutes } from './open-api/send.ts';
import { tokenRoutes } from './open-api/token.ts';
import { uploadRoutes } from './open-api/uploads.ts';
import { urgentRoutes } from './open-api/urgent.ts';
import type { Parts } from './parts.ts';
import { tooMany } from './rates.ts';
import { Refused } from './refused.ts';

const routesOf = (parts: Parts): Route[] => [
  ...tokenRoutes(parts),
  ...sendRoutes(parts),
  ...changeRoutes(parts),
  ...readBackRoutes(parts),
  ...uploadRoutes(parts),
  ...chatRoutes(parts),
  ...contactRoutes(parts),
  ...urgentRoutes(parts),
];

function answer(ctx: Context, reply: Reply) {
  ctx.status = 200;
  if (isBytes(reply)) {
    ctx.set('content-type', reply.mime);
    ctx.set('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(reply.name)}`);
    ctx.body = reply.bytes;
  } else ctx.body = { code: 0, msg: 'success', ...reply };
}

function refuse(ctx: Context, refused: Refused, logId: string) {
  ctx.status = refused.status;
  ctx.set(refused.headers);
  ctx.body = { code: refused.code, msg: refused.message, error: { log_id: logId, ...refused.error } };
}

/** The steps of every API call: log, faults, token, rate, route. Source: messages-api §1, §2. */
export function gateway(parts: Parts, faults: Faults, log: CallLog): Middleware[] {
  const router = new Router({ prefix: '/open-apis' });
  for (const route of routesOf(parts)) {
    router.register(route.path, [route.method.toLowerCase()], async (ctx: Context) => {
      const { raw, body } = ctx.state as Pick<Call, 'raw' | 'body'>;
      const call = { params: ctx.params, query: ctx.query, body, raw, contentType: ctx.get('content-type') };
      if (route.open) return answer(ctx, route.open(call));
      const app = parts.tokens.appOf(ctx.get('authorization'));
      if (typeof body === 'string') throw new Refused(9499, 'Bad Request');
      parts.console.need(app, route.scopes ?? []);
      parts.rates.gateway(app.appId, `${route.method} ${route.path}`);
      answer(ctx, await route.handle({ ...call, app }));
    });
  }

  const front: Middleware = async (ctx, next) => {
    const began = parts.clock.mono();
    const logId = newLogId(parts.clock.now());
    ctx.set('x-tt-logid', logId);
    let raw: Buffer = Buffer.alloc(0);
    try {
      raw = await readBody(ctx.req);
      const text = ctx.is('multipart') ? '' : raw.toString('utf8');
      Object.assign(ctx.state, { raw, body: text === '' ? undefined : jsonOr(text) });
      await withFault(ctx, faults.hit(ctx.method, ctx.path, text), next);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refuse(ctx, error, logId);
    } finally {
      log.add({
        dir: 'to_feishu',
        method: ctx.method,
        path: ctx.url,
        status: ctx.respond === false ? 0 : ctx.status,
        ms: Math.round(parts.clock.mono() - began),
        request:
          ctx.state.body === undefined && raw.length > 0
            ? { bytes: raw.length }
            : withoutSecrets(ctx.state.body ?? null),
        response: Buffer.isBuffer(ctx.body) ? { bytes: ctx.body.length } : ctx.body,
        transport: 'http',
      });
    }
  };

  const unknown: Middleware = (ctx) => {
    if (ctx.path === '/callback/ws/endpoint' && ctx.method === 'POST') {
      ctx.body = wsEndpoint(parts, ctx.state.body, ctx.host);
      return;
    }
    const known = router.match(ctx.path, ctx.method).path.length > 0;
    throw known
      ? new Refused(99991301, "request method doesn't match")
      : new Refused(99991201, 'resource not find', { status: 404 });
  };
  return [front, router.routes() as unknown as Middleware, unknown];
}

/** Applies a fault: no work, late work, a refusal, or work followed by a cut connection. */
async function withFault(ctx: Context, fault: FaultRequest | null, next: () => Promise<unknown>) {
  const cut = () => {
    ctx.respond = false;
    ctx.req.socket.destroy();
  };
  const failed = (code: number) => new Refused(code, 'sandbox fault', code < 600 ? { status: code } : {});
  switch (fault?.kind) {
    case 'down':
      return cut();
    case '429':
      throw tooMany(50, fault.ms ?? 1_000);
    case 'code':
      throw failed(fault.code ?? 500);
    case 'slow':
      await wait(fault.ms ?? 10_000);
      return next();
    case 'after_work':
      await next();
      if (fault.code === undefined) return cut();
      throw failed(fault.code);
    default:
      return next();
  }
}
