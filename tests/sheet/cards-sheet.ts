import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { bundled, PAGE_STYLE } from './bundled.ts';
import { digests } from './digests.ts';
import { cases, faces, forms, lists } from './drawn.ts';

/**
 * `npm run cards`: every audience's card of every state and every form, drawn by the sandbox's renderer into one page and
 * photographed at the width of a phone, to be looked at. Ends with 1 when a label is cut off or two buttons are primary.
 * `npm run cards -- faces`: the twelve cards and lists that people see most, at three widths and as they open.
 */
const OUT = fileURLToPath(new URL('../.screenshots/', import.meta.url));
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const PHONE = 351;
/** A narrow phone, a phone, and the width of a chat on a desktop, in px. */
const WIDTHS = [300, 390, 560];
const ON_A_SHEET = 24;

const STYLE = `
  html, body, #root { height: auto; }
  .sheet { display: grid; grid-template-columns: repeat(var(--columns, 6), var(--card, ${PHONE}px)); gap: 16px; padding: 16px; align-items: start; }
  .sheet h2 { margin: 0 0 4px; font-size: 12px; color: #646a73; }
`;

type Shown = { title: string; card: unknown };

/** Folded panels stand open on the sheet: what is in them must be seen as well. */
const opened = (card: unknown): unknown =>
  JSON.parse(JSON.stringify(card), (key, value) => (key === 'expanded' ? true : value));

function pageOf(cards: readonly Shown[], script: string, style: string): string {
  const data = JSON.stringify(cards).replaceAll('<', '\\u003c');
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>企诉卡片</title>',
    `<style>${style}${STYLE}</style></head><body><div id="root"></div>`,
    `<script type="application/json" id="cards">${data}</script>`,
    `<script>${script}</script></body></html>`,
  ].join('\n');
}

/** What is wrong with the drawn cards, in a sentence each: measured, so that nobody has to see it. */
const problems = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const section of document.querySelectorAll<HTMLElement>('section[data-title]')) {
      const title = section.dataset.title ?? '';
      const edge = section.getBoundingClientRect().right;
      for (const button of section.querySelectorAll('button')) {
        const cut = button.scrollWidth > button.clientWidth + 1 || button.getBoundingClientRect().right > edge + 1;
        if (cut) found.push(`${title}: 按钮显示不全：${button.textContent}`);
      }
      const primary = [...section.querySelectorAll('button')].filter((b) => b.className.includes('primary'));
      if (primary.length > 1) found.push(`${title}: ${primary.length} 个主按钮`);
    }
    return found;
  });

const script = await bundled(new URL('page.tsx', import.meta.url));
const style = await bundled(PAGE_STYLE);
mkdirSync(OUT, { recursive: true });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 6 * (PHONE + 16) + 16, height: 1000 } });
const wrong: string[] = [];

async function everyCard(): Promise<void> {
  const all = [...lists(), ...digests(), ...cases(), ...forms()].map(({ title, card }) => ({
    title,
    card: opened(card),
  }));
  writeFileSync(`${OUT}cards.html`, pageOf(all, script, style));
  for (let i = 0; i * ON_A_SHEET < all.length; i++) {
    await page.setContent(pageOf(all.slice(i * ON_A_SHEET, (i + 1) * ON_A_SHEET), script, style));
    wrong.push(...(await problems(page)));
    await page.screenshot({ path: `${OUT}cards-${String(i + 1).padStart(2, '0')}.png`, fullPage: true });
  }
  console.log(`${all.length} cards on ${Math.ceil(all.length / ON_A_SHEET)} sheets in tests/.screenshots`);
}

async function facesOnly(): Promise<void> {
  const seen = faces();
  for (const width of WIDTHS) {
    const columns = seen.length / 2;
    await page.setViewportSize({ width: columns * (width + 16) + 16, height: 1000 });
    await page.setContent(pageOf(seen, script, `${style}.sheet{--card:${width}px;--columns:${columns}}`));
    wrong.push(...(await problems(page)));
    await page.screenshot({ path: `${OUT}faces-${width}.png`, fullPage: true });
  }
  console.log(`${seen.length} cards at ${WIDTHS.join(', ')} px in tests/.screenshots`);
}

await (process.argv[2] === 'faces' ? facesOnly() : everyCard());
await browser.close();
for (const sentence of wrong) console.error(sentence);
process.exit(wrong.length > 0 ? 1 : 0);
