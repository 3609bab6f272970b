import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Middleware } from 'koa';
import { z } from 'zod';
import { readBody } from './body.ts';
import { jsonOr } from './http-carrier.ts';
import type { Journal } from './journal.ts';
import type { CallLog } from './log.ts';
import type { Messages } from './messages.ts';
import type { SandboxClock } from './time.ts';
import { shortsId, type World } from './world.ts';

/** Where the town's gateway is. */
export const SHORTS = '/sandbox/sms';

/** What a telephone shows of each template, in the words that a town would have agreed with its gateway. */
const TEMPLATES = {
  receipt: '您的<title> <number> 已收到。查看进展、补充说明：<url>',
  progress: '您的<title> <number> 有新进展，请查看：<url>',
  material: '您的<title> <number> 需要您补充材料，请查看：<url>',
  late: '您的<title> <number> 有逾期，情况说明请查看：<url>',
  confirm: '您的<title> <number> 已有办理结果，请查看并确认：<url>',
  last_day: '您的<title> <number> 今天是确认办理结果的最后一天，请查看：<url>',
  closed: '您的<title> <number> 已办结，请查看：<url>',
  letter: '您的<title> <number> 的书面答复已出具，请下载：<url>',
  survey: '您的<title> <number> 请您回答回访问题：<url>',
  link: '您要的新链接，打开可查看诉求：<url>',
} as const;
/** Whose message it is, as every short message in China begins. */
const SIGNED = '【企业服务】';

const Short = z.object({
  id: z.string().min(1),
  to: z.string().regex(/^1\d{10}$/),
  template: z.enum(Object.keys(TEMPLATES) as [keyof typeof TEMPLATES, ...(keyof typeof TEMPLATES)[]]),
  params: z.object({ number: z.string(), title: z.string(), url: z.url() }),
});
type Short = z.infer<typeof Short>;

const wordsOf = ({ template, params }: Short): string =>
  SIGNED + TEMPLATES[template].replace(/<(number|title|url)>/g, (_all, key: keyof Short['params']) => params[key]);

type Parts = {
  /** By which the program signs. */
  secret: string;
  journal: Journal;
  messages: Messages;
  world: World;
  clock: SandboxClock;
  log: CallLog;
};

/**
 * The town's gateway for short messages: it refuses what is not signed (401) or no number of a mobile (422), and sends the
 * same id once. Source: interface.md, "Settings", "Short messages".
 */
export function shortMessages({ secret, journal, messages, world, clock, log }: Parts): Middleware {
  const sent = new Set<string>();
  const remember = journal.fact<{ id: string; to: string }>('short', ({ id, to }) => {
    sent.add(id);
    world.ring(to);
  });

  const signed = (raw: Buffer, signature: string): boolean => {
    const right = Buffer.from(`sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`);
    const given = Buffer.from(signature);
    return given.length === right.length && timingSafeEqual(given, right);
  };
  function take(raw: Buffer, signature: string): number {
    if (!signed(raw, signature)) return 401;
    const { data: short } = Short.safeParse(jsonOr(raw.toString('utf8')));
    if (!short) return 422;
    if (sent.has(short.id)) return 204;
    remember({ id: short.id, to: short.to });
    messages.add({
      chatId: shortsId(short.to),
      msgType: 'sms',
      content: { text: wordsOf(short) },
      sender: { type: 'app', id: 'sms' },
      mentions: [],
    });
    return 204;
  }

  return async (ctx) => {
    const began = clock.mono();
    const raw = await readBody(ctx.req);
    ctx.status = ctx.method === 'POST' ? take(raw, ctx.get('x-qisu-signature')) : 405;
    log.add({
      dir: 'to_phone',
      method: ctx.method,
      path: ctx.path,
      status: ctx.status,
      ms: Math.round(clock.mono() - began),
      request: jsonOr(raw.toString('utf8')),
      response: null,
      signed: ctx.status !== 401,
      transport: 'http',
    });
  };
}
