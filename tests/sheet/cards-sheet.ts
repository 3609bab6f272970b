import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { cases, type Drawn, forms, lists } from './drawn.ts';

/**
 * `npm run cards`: every audience's card of every state and every form, drawn by the sandbox's renderer into one page and
 * photographed at the width of a phone, to be looked at. Ends with 1 when a label is cut off or two buttons are primary.
 */
const OUT = fileURLToPath(new URL('../.screenshots/', import.meta.url));
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const PHONE = 351;
const ON_A_SHEET = 24;

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [here(entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  return outputFiles[0]?.text ?? '';
}

const STYLE = `
  html, body, #root { height: auto; }
  .sheet { display: grid; grid-template-columns: repeat(6, ${PHONE}px); gap: 16px; padding: 16px; align-items: start; }
  .sheet h2 { margin: 0 0 4px; font-size: 12px; color: #646a73; }
`;

/** Folded panels stand open on the sheet: what is in them must be seen as well. */
const opened = (card: unknown): unknown =>
  JSON.parse(JSON.stringify(card), (key, value) => (key === 'expanded' ? true : value));

function pageOf(cards: readonly Drawn[], script: string, style: string): string {
  const data = JSON.stringify(cards.map(({ title, card }) => ({ title, card: opened(card) }))).replaceAll(
    '<',
    '\\u003c',
  );
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

const script = await bundled('page.tsx');
const style = await bundled('../../src/sandbox/page/styles/page.css');
const all = [...lists(), ...cases(), ...forms()];
mkdirSync(OUT, { recursive: true });
writeFileSync(`${OUT}cards.html`, pageOf(all, script, style));

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 6 * (PHONE + 16) + 16, height: 1000 } });
const wrong: string[] = [];
for (let i = 0; i * ON_A_SHEET < all.length; i++) {
  await page.setContent(pageOf(all.slice(i * ON_A_SHEET, (i + 1) * ON_A_SHEET), script, style));
  wrong.push(...(await problems(page)));
  await page.screenshot({ path: `${OUT}cards-${String(i + 1).padStart(2, '0')}.png`, fullPage: true });
}
await browser.close();
console.log(`${all.length} cards on ${Math.ceil(all.length / ON_A_SHEET)} sheets in tests/.screenshots`);
for (const sentence of wrong) console.error(sentence);
process.exit(wrong.length > 0 ? 1 : 0);
