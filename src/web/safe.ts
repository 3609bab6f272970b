import type { Context } from 'koa';
import type { Said } from './layout/document.tsx';

/** How long what was said waits for the next page, in seconds. D */
const SAID_SECONDS = 60;
const SAID = 'said';

/** Headers of every answer below `/e`: nothing from elsewhere is loaded, nothing is told elsewhere, nothing is kept. */
export function sealHeaders(ctx: Context, { framedBy }: { framedBy?: string | undefined }): void {
  const own = ["style-src 'self'", "script-src 'self'", "connect-src 'self'", "form-action 'self'"];
  const rules = ["default-src 'none'", ...own, "img-src 'self' data: blob:", "base-uri 'none'"];
  ctx.set('Content-Security-Policy', [...rules, `frame-ancestors ${framedBy ?? "'none'"}`].join('; '));
  ctx.set('Referrer-Policy', 'no-referrer');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('X-Robots-Tag', 'noindex, nofollow');
  ctx.set('Cache-Control', 'no-store');
}

/** Whether a form shows that another site sent it. Source: interface.md, "Links". */
export function isFromElsewhere(ctx: Context, publicUrl: string): boolean {
  const site = ctx.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return true;
  // A page that tells no other page where it is sends `null`.
  const origin = ctx.get('origin');
  if (!origin || origin === 'null' || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host !== ctx.host && host !== new URL(publicUrl).host;
}

/** Keeps a sentence for the next page in a cookie, which no link from elsewhere can set. */
export function keepSaid(ctx: Context, base: string, said: Said, secure: boolean): void {
  const value = Buffer.from(JSON.stringify(said)).toString('base64url');
  const safe = secure ? '; Secure' : '';
  ctx.append('Set-Cookie', `${SAID}=${value}; Path=${base}; Max-Age=${SAID_SECONDS}; HttpOnly; SameSite=Lax${safe}`);
}

/** The sentence, once. */
export function takeSaid(ctx: Context, base: string): Said | undefined {
  const value = ctx.cookies.get(SAID);
  if (!value) return undefined;
  ctx.append('Set-Cookie', `${SAID}=; Path=${base}; Max-Age=0; HttpOnly; SameSite=Lax`);
  try {
    const { ok, words } = JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as Partial<Said>;
    return typeof words === 'string' ? { ok: ok === true, words } : undefined;
  } catch {
    return undefined;
  }
}
