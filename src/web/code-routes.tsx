import Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../usecases/deps.ts';
import { type CodePage, codePage } from '../usecases/web/code.ts';
import { CodePageView } from './layout/code-pages.tsx';
import { sealHeaders } from './safe.ts';
import { type PageSettings, visiting } from './visiting.tsx';

/** Where Feishu opens a bot. Source: Feishu's AppLink protocol, "打开机器人会话". */
const BOT = 'https://applink.feishu.cn/client/bot/open';

const BARRED = {
  unknown: { status: 404, title: '二维码无效', words: '这个二维码不存在或不完整，请重新扫描，或联系企业服务专席。' },
  stopped: { status: 410, title: '二维码已停用', words: '这个二维码已停用，请扫描新的二维码，或联系企业服务专席。' },
} as const;

/** What QR codes open: the routes below `/go`. Source: interface.md, "HTTP", "QR codes". */
export function codeRoutes(deps: Deps, settings: PageSettings): Router {
  const router = new Router();
  const { show, plain, busy, scansTooOften } = visiting(deps, settings);

  /** What is behind the code; where that is nothing, or too much is asked, it is answered already. */
  async function pageOf(ctx: Context): Promise<CodePage | null> {
    sealHeaders(ctx, settings);
    const page = await codePage(deps, String(ctx.params.code));
    if (scansTooOften(ctx, 'barred' in page && page.barred === 'unknown')) {
      busy(ctx);
      return null;
    }
    if (!('barred' in page)) return page;
    plain(ctx, BARRED[page.barred]);
    return null;
  }

  router.get('/go/:code', async (ctx) => {
    const page = await pageOf(ctx);
    if (!page) return;
    const bot = settings.appId && `${BOT}?appId=${encodeURIComponent(settings.appId)}`;
    show(ctx, <CodePageView page={page} opens={{ bot }} />);
  });

  return router;
}
