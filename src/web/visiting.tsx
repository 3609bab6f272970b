import type { Context } from 'koa';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { fileName } from '../adapters/file-name.ts';
import type { Deps } from '../usecases/deps.ts';
import { askForLink, canBeSent } from '../usecases/links/ask-anew.ts';
import { deskToAsk } from '../usecases/web/desk.ts';
import { storeUploads } from '../usecases/web/uploads.ts';
import { type Barred, type Visit, visitBy } from '../usecases/web/visit.ts';
import { readForm } from './body.ts';
import { judged } from './kind.ts';
import type { Said } from './layout/document.tsx';
import { PlainPage } from './layout/pages.tsx';
import { addressOf, linkLimits } from './limits.ts';
import { isFromElsewhere, keepSaid, sealHeaders, takeSaid } from './safe.ts';

export type PageSettings = {
  /** How many proxies stand before the program. */
  proxies?: number;
  /** Who may show the page in a frame; nobody but the sandbox's own page. */
  framedBy?: string | undefined;
  /** The app whose bot a QR code opens; absent where Feishu does not know it. */
  appId?: string | undefined;
};

type Plain = { status: number } & Parameters<typeof PlainPage>[0];

const NOWHERE = { status: 404, title: '没有找到这件诉求', words: '请核对地址，或从“我的诉求”里打开。' };
const BUSY = { status: 429, title: '操作过于频繁', words: '请过一分钟再试。' };
/** Why a link opens nothing, and whom to ask. */
const barredBy = (desk: string) => ({
  unknown: {
    status: 404,
    title: '链接打不开',
    words: `这个链接不存在或不完整，请核对短信里的地址，或联系${desk}。`,
  },
  revoked: { status: 410, title: '链接已停用', words: `这个链接已停用，请使用新发的链接，或联系${desk}。` },
  expired: { status: 410, title: '链接已过期', words: `诉求已办结较久，链接已过期。需要查看的，请联系${desk}。` },
});

const ELSEWHERE = {
  status: 403,
  title: '没有提交',
  words: '这次提交不是从本页发出的，请重新打开短信里的链接或扫码后再试。',
};
const BROKEN = { status: 500, title: '系统繁忙', words: '系统繁忙，请稍后再试；再次提交不会重复。' };
const RENEW = '发送新链接到登记的手机';
const renewedBy = (desk: string) => ({
  status: 200,
  title: '请查收短信',
  words: `登记的手机号码有效的，新链接会以短信发到该手机，一天最多一条。没有收到的，请联系${desk}。`,
});

/** The longest secret part that is looked up; whatever is longer was never given out. */
const TOKEN_MOST = 64;
const ONCE = /^[0-9a-f-]{36}$/;
/** Where an earlier try of a form may have left files. */
const placesIn = (said: string | string[] | undefined): number[] =>
  typeof said === 'string' && PLACES.test(said) ? [...new Set(said.split(',').map(Number))] : [];
const PLACES = /^\d{1,3}(,\d{1,3}){0,19}$/;

/** What the routes below `/e` and `/go` have in common: who is there, what they sent, and how they are answered. */
export function visiting(deps: Deps, settings: PageSettings) {
  const limits = linkLimits(deps.clock.monotonic);
  const asker = (ctx: Context): string =>
    addressOf(ctx.req.socket.remoteAddress, ctx.get('x-forwarded-for'), settings.proxies ?? 0);

  const show = (ctx: Context, page: VNode, status = 200): void => {
    ctx.status = status;
    ctx.type = 'text/html; charset=utf-8';
    ctx.body = `<!doctype html>${renderToString(page)}`;
  };
  const plain = (ctx: Context, { status, ...said }: Plain): void => show(ctx, <PlainPage {...said} />, status);
  const desk = (): string => deskToAsk(deps);
  const nowhere = (ctx: Context): void => plain(ctx, NOWHERE);
  const busy = (ctx: Context): void => plain(ctx, BUSY);

  /** Headers of every answer, and what is said where something fails. */
  const begin = (ctx: Context): void => {
    sealHeaders(ctx, settings);
    ctx.state.sorry = () => plain(ctx, BROKEN);
  };

  const opened = async (token: string): Promise<Visit | Barred> =>
    token.length > TOKEN_MOST ? { barred: 'unknown' } : visitBy(deps, token);

  /** Somebody's visit; where the link opens nothing that is answered already. */
  async function visitOf(ctx: Context): Promise<(Visit & { base: string; said: Said | undefined }) | null> {
    begin(ctx);
    const token = String(ctx.params.link);
    const visit = await opened(token);
    if (isBusy(ctx, visit)) {
      busy(ctx);
      return null;
    }
    const base = `/e/${token}`;
    if ('barred' in visit) {
      const renew = visit.barred === 'expired' && canBeSent(deps, visit.link.person);
      plain(ctx, {
        ...barredBy(desk())[visit.barred],
        ...(renew && { renew: { address: `${base}/renew`, label: RENEW } }),
      });
      return null;
    }
    return { ...visit, base, said: ctx.method === 'GET' ? takeSaid(ctx, base) : undefined };
  }

  /** Whether a link, or the address of whoever tries links, asks too often. */
  function isBusy(ctx: Context, visit: Visit | Barred): boolean {
    if (visit.link) return ctx.params.file === undefined && limits.tooMany(visit.link.id);
    return limits.guesses(asker(ctx));
  }

  /** Sends whoever has an expired link a new one; what is answered does not tell whether there is a number. */
  async function renew(ctx: Context): Promise<void> {
    begin(ctx);
    if (isFromElsewhere(ctx, deps.publicUrl())) return plain(ctx, ELSEWHERE);
    const token = String(ctx.params.link);
    const visit = await opened(token);
    if (isBusy(ctx, visit)) return busy(ctx);
    if (!('barred' in visit)) {
      ctx.status = 303;
      ctx.set('Location', `/e/${token}`);
      return;
    }
    if (visit.barred !== 'expired') return plain(ctx, barredBy(desk())[visit.barred]);
    await askForLink(deps, visit.link);
    plain(ctx, renewedBy(desk()));
  }

  type SentForm = { once: string; v: number; fields: Record<string, string | string[]> } & Awaited<
    ReturnType<typeof storeUploads>
  >;
  /** What a form sent; where it cannot be taken that is answered already. */
  async function sentBy(ctx: Context, personOf: (once: string) => string): Promise<SentForm | null> {
    if (isFromElsewhere(ctx, deps.publicUrl())) {
      plain(ctx, ELSEWHERE);
      return null;
    }
    const body = await readForm(ctx.req, deps.messenger.traits.fileBytesMost);
    if ('status' in body) {
      ctx.set('Connection', 'close');
      const words =
        body.status === 413 ? '一次发送的内容太大，请分几次发送。' : '没有收到完整的内容，请返回后重新提交。';
      plain(ctx, { status: body.status, title: '没有提交', words });
      return null;
    }
    const { once, v, before, ...fields } = body.fields;
    if (typeof once !== 'string' || !ONCE.test(once)) {
      plain(ctx, { status: 400, title: '没有提交', words: '页面已过期，请返回诉求页面重新操作。' });
      return null;
    }
    const chosen = await Promise.all(
      body.files.map(async ({ name, bytes }) => {
        const clean = fileName(name);
        return { name: clean, bytes, kind: await judged({ name: clean, bytes }) };
      }),
    );
    const uploaded = await storeUploads(deps, personOf(once), {
      once,
      chosen,
      tooLarge: body.untaken.map(fileName),
      before: placesIn(before),
    });
    return { once, v: Number(v) || 0, fields: { ...fields }, ...uploaded };
  }

  /** On to the next page, which says what was done; a script is told where that is. */
  function leadOn(ctx: Context, base: string, to: string, said: Said): void {
    keepSaid(ctx, base, said, deps.publicUrl().startsWith('https:'));
    if (ctx.get('accept').startsWith('application/json')) {
      ctx.status = 200;
      ctx.body = { to };
      return;
    }
    ctx.status = 303;
    ctx.set('Location', to);
  }

  /** Whether too much is asked from this address, of codes or of codes that nobody has. */
  const scansTooOften = (ctx: Context, isUnknown: boolean): boolean =>
    isUnknown ? limits.guesses(asker(ctx)) : limits.scans(asker(ctx));

  const sendsTooOften = (ctx: Context): boolean => limits.sends(asker(ctx));

  return { begin, show, plain, desk, nowhere, busy, scansTooOften, sendsTooOften, visitOf, renew, sentBy, leadOn };
}
export type Visiting = ReturnType<typeof visiting>;
