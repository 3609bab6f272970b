import { randomUUID } from 'node:crypto';
import Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../usecases/deps.ts';
import { FILES_MOST, fileByCode, strangerForm, whoSends } from '../usecases/web/claimed.ts';
import { type CodePage, codePage } from '../usecases/web/code.ts';
import { type Again, broughtBack } from './again.ts';
import { CodePageView } from './layout/code-page.tsx';
import { NewPageView } from './layout/pages.tsx';
import type { Visiting } from './visiting.tsx';

/** Where Feishu opens a bot. Source: Feishu's AppLink protocol, "打开机器人会话". */
const BOT = 'https://applink.feishu.cn/client/bot/open';

const addressOf = ({ code }: CodePage): string => `/go/${code.id}/new`;

/** Why a code opens nothing, and whom to ask. */
const barredBy = (desk: string) => ({
  unknown: { status: 404, title: '二维码无效', words: `这个二维码不存在或不完整，请重新扫描，或联系${desk}。` },
  stopped: { status: 410, title: '二维码已停用', words: `这个二维码已停用，请扫描新的二维码，或联系${desk}。` },
});

/**
 * What QR codes open: the routes below `/go`. Source: interface.md, "HTTP", "QR codes".
 *
 * @param appId  the app whose bot is opened; absent where Feishu does not know it
 */
export function codeRoutes(deps: Deps, door: Visiting, appId: string | undefined): Router {
  const router = new Router();
  const { begin, show, plain, desk, busy, scansTooOften, sendsTooOften, sentBy, leadOn } = door;

  /** What is behind the code; where that is nothing, or too much is asked, it is answered already. */
  async function pageOf(ctx: Context): Promise<CodePage | null> {
    begin(ctx);
    const page = await codePage(deps, String(ctx.params.code));
    if (scansTooOften(ctx, 'barred' in page && page.barred === 'unknown')) {
      busy(ctx);
      return null;
    }
    if (!('barred' in page)) return page;
    plain(ctx, barredBy(desk())[page.barred]);
    return null;
  }

  router.get('/go/:code', async (ctx) => {
    const page = await pageOf(ctx);
    if (!page) return;
    const bot = appId && `${BOT}?appId=${encodeURIComponent(appId)}`;
    show(ctx, <CodePageView page={page} opens={{ bot, form: addressOf(page) }} />);
  });

  const drawForm = (ctx: Context, page: CodePage, again?: Again): void => {
    const once = again?.once ?? randomUUID();
    const leads = { ...broughtBack(once, again), address: () => addressOf(page), asksFirst: () => null };
    const card = strangerForm(deps, page, once);
    show(ctx, <NewPageView card={card} leads={leads} said={again?.said} />, again ? 422 : 200);
  };
  router.get('/go/:code/new', async (ctx) => {
    const page = await pageOf(ctx);
    if (page) drawForm(ctx, page);
  });
  router.post('/go/:code/new', async (ctx) => {
    const page = await pageOf(ctx);
    if (!page) return;
    if (sendsTooOften(ctx)) return busy(ctx);
    const sent = await sentBy(ctx, whoSends);
    if (!sent) return;
    const { once, fields, files, untaken } = sent;
    const barred = [
      ...untaken,
      ...(files.length > FILES_MOST ? [`最多 ${FILES_MOST} 个照片、文件，请减少后再提交。`] : []),
    ];
    const done =
      barred.length > 0
        ? { refused: barred.join('') }
        : await fileByCode(deps, page.code, { once, form: fields, files });
    if ('refused' in done) {
      // What was too much is chosen anew.
      const kept = files.length > FILES_MOST ? { ...sent, once: randomUUID(), files: [], places: [] } : sent;
      return drawForm(ctx, page, { ...kept, said: { ok: false, words: done.refused } });
    }
    const base = `/e/${done.token}`;
    const words = `已提交，编号 ${done.no}。请保存本页链接，随时查看进展；企业身份核实以后，由您确认结果并评价。`;
    leadOn(ctx, base, `${base}/${done.no}`, { ok: true, words });
  });

  return router;
}
