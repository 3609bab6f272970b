import { randomUUID } from 'node:crypto';
import Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../usecases/deps.ts';
import { fileOnOwnPage } from '../usecases/web/file.ts';
import { asksFirst, casePage, fileOnPage, formPage, newPage, overviewOf, speaksHere } from '../usecases/web/page.ts';
import { eventOnPage, type Pressed, pressOnPage } from '../usecases/web/press.ts';
import type { Visit } from '../usecases/web/visit.ts';
import { type Again, broughtBack } from './again.ts';
import { assetNamed } from './assets.ts';
import type { Leads } from './layout/card.tsx';
import type { Said } from './layout/document.tsx';
import { CasePageView, FormPageView, NewPageView, OverviewPage } from './layout/pages.tsx';
import type { Visiting } from './visiting.tsx';

/** The enterprise's own page: the routes below `/e`. Source: interface.md, "HTTP", "Links". */
export function enterpriseRoutes(deps: Deps, door: Visiting): Router {
  const router = new Router();
  const { begin, show, nowhere, visitOf, renew, sentBy, leadOn } = door;

  const leadsOf = (base: string, no: string, once: string, more: Partial<Leads> = {}): Leads => ({
    address: (action, datum) =>
      `${base}/${no}/do/${action}${datum === undefined ? '' : `?datum=${encodeURIComponent(datum)}`}`,
    asksFirst: () => null,
    hidden: { once },
    ...more,
  });

  router.get('/e/static/:name', async (ctx) => {
    const asset = await assetNamed(ctx.params.name ?? '');
    if (!asset) return;
    begin(ctx);
    ctx.set('Cache-Control', 'no-cache');
    ctx.set('ETag', asset.etag);
    ctx.status = 200;
    if (ctx.fresh) ctx.status = 304;
    else {
      ctx.set('Content-Type', asset.type);
      ctx.body = asset.body;
    }
  });

  router.get('/e/:link', async (ctx) => {
    const visit = await visitOf(ctx);
    if (!visit) return;
    const { about } = visit.link;
    if (about !== undefined && ctx.query.all === undefined) {
      ctx.redirect(`${visit.base}/${about}`);
      return;
    }
    const overview = await overviewOf(deps, visit);
    show(ctx, <OverviewPage base={visit.base} overview={overview} said={visit.said} />);
  });

  const drawNew = (ctx: Context, visit: Visit & { base: string }, again?: Again): void => {
    const once = again?.once ?? randomUUID();
    const card = newPage(deps, visit, once);
    if (!card) {
      nowhere(ctx);
      return;
    }
    const leads = { ...leadsOf(visit.base, '', once), ...broughtBack(once, again), address: () => `${visit.base}/new` };
    show(ctx, <NewPageView base={visit.base} card={card} leads={leads} said={again?.said} />, again ? 422 : 200);
  };
  router.get('/e/:link/new', async (ctx) => {
    const visit = await visitOf(ctx);
    if (visit) drawNew(ctx, visit);
  });
  router.post('/e/:link/new', async (ctx) => {
    const visit = await visitOf(ctx);
    const sent = visit && (await sentBy(ctx, () => visit.actor.openId));
    if (!visit || !sent) return;
    if (!speaksHere(visit)) return nowhere(ctx);
    const { once, fields, files, untaken } = sent;
    const done =
      untaken.length > 0
        ? { refused: untaken.join('') }
        : await fileOnOwnPage(deps, visit, { once, form: fields, files });
    if ('refused' in done) return drawNew(ctx, visit, { ...sent, said: { ok: false, words: done.refused } });
    leadOn(ctx, visit.base, `${visit.base}/${done.no}`, {
      ok: true,
      words: `已提交，编号 ${done.no}。请保存本页链接，随时查看进展。`,
    });
  });

  router.post('/e/:link/renew', renew);

  router.get('/e/:link/:no', async (ctx) => {
    const visit = await visitOf(ctx);
    const page = visit && (await casePage(deps, visit, ctx.params.no ?? ''));
    if (!visit) return;
    if (!page) return nowhere(ctx);
    const { c, card, files } = page;
    const leads = leadsOf(visit.base, c.no, randomUUID(), {
      hidden: { once: randomUUID(), v: String(c.v) },
      asksFirst: (action, datum) => (eventOnPage(action) ? asksFirst(deps, c, action, datum) : null),
    });
    show(ctx, <CasePageView base={visit.base} no={c.no} card={card} files={files} leads={leads} said={visit.said} />);
  });

  async function drawForm(
    ctx: Context,
    visit: Visit & { base: string; said: Said | undefined },
    again?: Again & { stale: boolean },
  ): Promise<void> {
    const [no, action, datum] = [ctx.params.no ?? '', ctx.params.action ?? '', datumOf(ctx)];
    const page = await formPage(deps, visit, { no, action, datum, changed: again?.stale ?? false });
    if (!page) return nowhere(ctx);
    if ('refused' in page) return leadOn(ctx, visit.base, `${visit.base}/${no}`, { ok: false, words: page.refused });
    const once = again?.once ?? randomUUID();
    const brought = broughtBack(once, again);
    const leads = leadsOf(visit.base, no, once, {
      ...brought,
      hidden: { ...brought.hidden, v: String(page.c.v) },
      takesFiles: page.takesFiles,
    });
    show(
      ctx,
      <FormPageView base={visit.base} page={page} leads={leads} datum={datum} said={again?.said ?? visit.said} />,
      again ? 422 : 200,
    );
  }
  router.get('/e/:link/:no/do/:action', async (ctx) => {
    const visit = await visitOf(ctx);
    if (visit) await drawForm(ctx, visit);
  });
  router.post('/e/:link/:no/do/:action', async (ctx) => {
    const visit = await visitOf(ctx);
    const sent = visit && (await sentBy(ctx, () => visit.actor.openId));
    if (!visit || !sent) return;
    const { once, v, fields, files, places, untaken } = sent;
    const [no, action] = [ctx.params.no ?? '', ctx.params.action ?? ''];
    const asked = Object.keys(fields).length > 0;
    const pressed: Pressed =
      untaken.length > 0
        ? { what: 'refused', said: untaken.join(''), again: true }
        : await pressOnPage(deps, visit, {
            no,
            action,
            datum: datumOf(ctx),
            ...(asked && { form: fields }),
            files,
            v,
            once,
          });
    if (pressed.what === 'nowhere') return nowhere(ctx);
    const at = `${visit.base}/${no}`;
    if (pressed.what === 'done')
      return leadOn(ctx, visit.base, pressed.next ? `${at}/do/${pressed.next}` : at, { ok: true, words: pressed.said });
    const said = { ok: false, words: pressed.said };
    if (pressed.again && (asked || files.length > 0 || untaken.length > 0 || ctx.is('multipart')))
      return drawForm(ctx, visit, { once, fields, files, places, said, stale: pressed.stale ?? false });
    leadOn(ctx, visit.base, at, said);
  });

  router.get('/e/:link/:no/files/:file', async (ctx) => {
    const visit = await visitOf(ctx);
    if (!visit) return;
    const { no = '', file: id = '' } = ctx.params;
    const file = await fileOnPage(deps, visit, { no, id, fetches: ctx.method === 'GET' });
    if (!file) return nowhere(ctx);
    // Whatever the bytes are, the browser stores them and runs nothing.
    ctx.status = 200;
    ctx.set('Content-Type', 'application/octet-stream');
    ctx.attachment(file.name);
    ctx.body = file.bytes;
  });

  return router;
}

/** No button has a longer one (`cards/kit/taps.ts`). */
const DATUM_MOST = 100;

const datumOf = (ctx: Context): string | undefined => {
  const { datum } = ctx.query;
  return typeof datum === 'string' && datum !== '' && datum.length <= DATUM_MOST ? datum : undefined;
};
