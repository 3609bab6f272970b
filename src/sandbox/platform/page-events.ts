import { PassThrough } from 'node:stream';
import type { Middleware } from 'koa';
import type { Bus } from './bus.ts';

/** Server-sent events for open pages, and a way to end them all. */
export function pageEvents(bus: Bus): { stream: Middleware; close(): void } {
  const open = new Set<PassThrough>();
  return {
    stream(ctx) {
      const out = new PassThrough();
      const stop = bus.listen((name, data) => out.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`));
      open.add(out);
      out.on('close', () => {
        stop();
        open.delete(out);
      });
      ctx.req.on('close', () => out.destroy());
      ctx.req.socket.setTimeout(0);
      ctx.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-cache', connection: 'keep-alive' });
      out.write(': open\n\n');
      ctx.body = out;
    },
    close() {
      for (const out of open) out.end();
    },
  };
}
