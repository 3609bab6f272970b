import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundled, PAGE_STYLE } from '../sheet/bundled.ts';
import { browserFor, SCREENS, type ScreenKind } from './open-page.ts';
import { BUTTONS, CONTAINERS, FIELDS, HEADER, PICTURES, TABLES, TEXTS } from './sample-cards.ts';

const [DESKTOP, PHONE] = SCREENS;
const browser = browserFor(['draws every component with the measures that Feishu documents']);

/** Measures of the elements that a selector finds, in px; `lines` by the height of a line. */
type Measure = { width: number; height: number; left: number; top: number; size: string; lines: number; cut: boolean };

describe('cards as Feishu draws them — cards.md 2, 3, 5, 7, 8, "How the page draws them"', () => {
  let script = '';
  let style = '';
  beforeAll(async () => {
    [script, style] = await Promise.all([bundled(new URL('card-page.tsx', import.meta.url)), bundled(PAGE_STYLE)]);
  });

  /** Draws a card in the middle of a screen, `width` px of it. */
  async function drawn(card: unknown, { kind = DESKTOP as ScreenKind, width = 700 } = {}) {
    const { page, complaints } = await browser.open(kind);
    const json = JSON.stringify(card).replaceAll('<', '\\u003c');
    await page.setContent(
      `<!doctype html><html lang="zh-CN"><head><meta name="viewport" content="width=device-width"><style>${style} #root { width: ${width}px; max-width: 100% }</style></head><body><div id="root"></div><script type="application/json" id="card">${json}</script><script>${script}</script></body></html>`,
    );
    expect(complaints).toEqual([]);
    return page;
  }

  const all = (page: Page, selector: string): Promise<Measure[]> =>
    page.locator(selector).evaluateAll((found) =>
      found.map((e) => {
        const { width, height, left, top } = e.getBoundingClientRect();
        const { fontSize, lineHeight } = getComputedStyle(e);
        const lines = Math.round(height / Number.parseFloat(lineHeight));
        const cut = e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight;
        return { width: Math.round(width), height: Math.round(height), left, top, size: fontSize, lines, cut };
      }),
    );
  const one = async (page: Page, selector: string): Promise<Measure> => {
    const [first] = await all(page, selector);
    if (!first) throw new Error(`nothing is drawn as ${selector}`);
    return first;
  };
  const look = (page: Page, selector: string, property: string): Promise<string[]> =>
    page
      .locator(selector)
      .evaluateAll((found, name) => found.map((e) => getComputedStyle(e).getPropertyValue(name)), property);

  it.skipIf(browser.missing)('width, title, tags, text sizes', async () => {
    const top = await drawn(HEADER);
    expect((await one(top, '.card')).width).toBe(600);
    expect((await one(top, '.card-title .text')).lines).toBe(4);
    expect(await one(top, '.card-subtitle .text')).toMatchObject({ lines: 1, cut: true });
    expect(await top.locator('.card-header .text-tag').allTextContents()).toEqual(['一', '二', '三']);
    expect(await look(top, '.card-header, .card-body', 'padding')).toEqual(['12px', '12px']);
    expect((await one(await drawn({ ...HEADER, config: { width_mode: 'compact' } }), '.card')).width).toBe(400);
    expect((await one(await drawn({ ...HEADER, config: { width_mode: 'fill' } }), '.card')).width).toBe(700);

    const sizes = async (kind: ScreenKind) =>
      (await all(await drawn(TEXTS, { kind }), '.card-body > .with-icon')).slice(0, 6).map(({ size }) => size);
    expect(await sizes(DESKTOP)).toEqual(['30px', '18px', '16px', '14px', '12px', '24px']);
    expect(await sizes(PHONE)).toEqual(['26px', '17px', '17px', '14px', '12px', '14px']);
    const text = await drawn(TEXTS);
    expect((await all(text, '.md-heading')).map(({ size }) => size)).toEqual([
      '26px',
      '22px',
      '20px',
      '18px',
      '17px',
      '14px',
    ]);
    expect(await one(text, '.clamped')).toMatchObject({ lines: 2, cut: true });
    expect((await one(text, '#root .card-body > .with-icon:last-child')).width).toBe(120);
  });

  it.skipIf(browser.missing)('buttons', async () => {
    const heights = async (kind: ScreenKind) =>
      (await all(await drawn(BUTTONS, { kind }), '.btn')).slice(0, 4).map(({ height }) => height);
    expect(await heights(DESKTOP)).toEqual([24, 28, 32, 40]);
    expect(await heights(PHONE)).toEqual([28, 28, 36, 48]);
    const page = await drawn(BUTTONS);
    const [, , , , fill, own, middle, right] = await all(page, '.btn');
    expect([fill?.width, own?.width]).toEqual([600 - 2 - 24, 200]);
    const [left, centre] = await all(page, '.column');
    const mid = (m: Measure | undefined) => Math.round((m?.left ?? 0) + (m?.width ?? 0) / 2);
    expect(mid(middle)).toBe(mid(left));
    expect((right?.left ?? 0) + (right?.width ?? 0)).toBeCloseTo((centre?.left ?? 0) + (centre?.width ?? 0), 0);
    expect(left?.height).toBe(centre?.height);
  });

  it.skipIf(browser.missing)('containers', async () => {
    const page = await drawn(CONTAINERS);
    const columns = (await all(page, '.columns-none > .column')).map(({ width }) => width);
    expect(columns).toEqual([100, Math.round((574 - 100 - 2 * 12) / 3), Math.round(((574 - 100 - 2 * 12) / 3) * 2)]);
    expect(new Set((await all(page, '.columns-trisect > .column')).map(({ width }) => width)).size).toBe(1);
    expect(await look(page, '.container', 'padding')).toEqual(['4px 12px', '4px 12px']);
    expect(await look(page, '.container', 'row-gap')).toEqual(['4px', '4px']);
    expect((await all(page, '.container'))[1]).toMatchObject({ width: 200, height: 60 });
    expect(await look(page, '.panel > summary', 'padding')).toEqual(['4px 8px', '0px']);
    expect(await look(page, '.panel-body', 'padding')).toEqual(['8px', '8px 0px 0px']);
    expect((await all(page, '.panel-icon')).map(({ width, height }) => [width, height])).toEqual([
      [16, 16],
      [10, 10],
    ]);
    expect(await look(page, '.panel-icon', 'rotate')).toEqual(['none', 'none']);
    const [framed, plain] = await all(page, '.panel > summary');
    const [right, left] = await all(page, '.panel-icon');
    expect((right?.left ?? 0) + 16).toBeCloseTo((framed?.left ?? 0) + (framed?.width ?? 0) - 8, 0);
    expect(left?.left).toBe(plain?.left);
    expect(await page.locator('.panel-body').nth(1).isVisible()).toBe(false);
    await page.locator('.panel > summary').nth(1).click();
    expect(await page.locator('.panel-body').nth(1).isVisible()).toBe(true);

    const narrow = await drawn(CONTAINERS, { width: 360 });
    expect((await all(narrow, '.columns-stretch > .column')).map(({ width }) => width)).toEqual([334, 334]);
    expect(new Set((await all(narrow, '.columns-flow > .column')).map(({ top }) => top)).size).toBe(2);
  });

  it.skipIf(browser.missing)('tables', async () => {
    const page = await drawn(TABLES);
    const rows = (at: number) => page.locator('table').nth(at).locator('tbody tr');
    expect([await rows(0).count(), await rows(1).count(), await rows(2).count()]).toEqual([5, 2, 5]);
    expect(new Set((await all(page, 'table >> nth=0 >> tbody td')).map(({ height }) => height))).toEqual(new Set([32]));
    expect((await one(page, 'table >> nth=0 >> tbody .cell')).cut).toBe(true);
    expect((await one(page, 'table >> nth=1 >> th')).width).toBe(120);
    expect((await one(page, 'table >> nth=1 >> tbody td')).height).toBeGreaterThan(33);
    expect((await look(page, 'table >> nth=0 >> tbody td', 'text-align')).slice(0, 4)).toEqual([
      'left',
      'left',
      'right',
      'left',
    ]);
    expect((await rows(0).first().locator('td').allTextContents()).slice(1)).toEqual([
      '大小',
      '¥1,234.50',
      '2023/11/07',
    ]);
    await page.getByLabel('下一页').first().click();
    expect(await rows(0).count()).toBe(2);
    expect(await page.locator('.pages').first().textContent()).toBe('‹2/2›');
    await page.getByLabel('下一页').last().click();
    expect(await rows(2).count()).toBe(1);
    const [fixed] = await look(page, 'table >> nth=0 >> th:first-child', 'position');
    expect(fixed).toBe('sticky');
  });

  it.skipIf(browser.missing)('pictures and people', async () => {
    const page = await drawn(PICTURES);
    const pictures = (await all(page, '.picture img')).map(({ width, height }) => [width, height]);
    expect(pictures).toEqual([
      [80, 80],
      [100, 50],
      [574, 574],
      [278, 278],
    ]);
    const counts = page.locator('.pictures').evaluateAll((found) => found.map((e) => e.children.length));
    expect(await counts).toEqual([2, 3, 6, 9]);
    const [big, small] = await all(page, '.pictures-triple > img');
    expect(Math.abs((big?.width ?? 0) - 2 * (small?.width ?? 0) - 4)).toBeLessThan(2);
    expect((await all(page, '.who .avatar')).slice(0, 4).map(({ width }) => width)).toEqual([20, 24, 32, 40]);
    expect((await one(page, '.who-list')).height).toBe(2 * 24 + 4);
    const [first, second] = await all(page, '.strung .avatar');
    expect((second?.left ?? 0) - (first?.left ?? 0)).toBe(30);
  });

  it.skipIf(browser.missing)('fields', async () => {
    const page = await drawn(FIELDS);
    expect(await look(page, '.card-form', 'row-gap')).toEqual(['12px']);
    const [first, beside] = await all(page, '.field-label');
    const [above, right] = await all(page, '.field-box > input');
    expect(above?.top).toBeGreaterThan(first?.top ?? 0);
    expect(right?.left).toBeGreaterThan((beside?.left ?? 0) + (beside?.width ?? 0));
    const [five, grown] = await all(page, 'textarea');
    expect((five?.height ?? 0) > (grown?.height ?? 0)).toBe(true);
    expect(await page.locator('.counter').first().textContent()).toBe('0/50');
    expect((await one(page, '.field:has(select)')).width).toBe(200);
    expect(await page.locator('.checker').evaluate((e) => e.querySelectorAll('.btn').length)).toBe(3);
    expect(await look(page, '.checker .grow', 'opacity')).toEqual(['0.5']);
    await page.locator('textarea').last().fill('一\n二\n三\n四\n五\n六');
    expect((await all(page, 'textarea')).at(-1)?.height).toBeGreaterThan(grown?.height ?? 0);

    const narrow = await drawn(FIELDS, { width: 360 });
    const [, stacked] = await all(narrow, '.field-label');
    const [, below] = await all(narrow, '.field-box > input');
    expect(below?.top).toBeGreaterThan(stacked?.top ?? 0);
  });
});
