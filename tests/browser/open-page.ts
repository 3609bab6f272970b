import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { findBrowser, LAUNCH } from './find-browser.ts';

export const SCREENS = [
  { on: 'a desktop', viewport: { width: 1280, height: 800 }, phone: false },
  { on: 'a phone', viewport: { width: 390, height: 844 }, phone: true },
] as const;
export type ScreenKind = (typeof SCREENS)[number];

/**
 * A browser for the stories of a file. On CI a missing one is a failure; elsewhere it is said which stories were not run,
 * and `missing` is true.
 */
export function browserFor(stories: readonly string[]) {
  const browserFile = findBrowser(process.env);
  const missing = browserFile === null && !process.env.CI;
  if (missing)
    for (const story of stories) process.stdout.write(`not run, no Chromium on PATH or at CHROME_PATH: ${story}\n`);
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (missing) return;
    if (!browserFile) throw new Error('no Chromium on PATH or at CHROME_PATH');
    browser = await chromium.launch({ executablePath: browserFile, args: LAUNCH });
  });
  afterAll(() => browser?.close());

  return {
    missing,
    /** A page on one kind of screen, with what it complains of; without scripts if so asked. */
    async open({ viewport, phone }: ScreenKind, scripts = true): Promise<{ page: Page; complaints: string[] }> {
      if (!browser) throw new Error('no browser was started');
      const context = await browser.newContext({
        viewport,
        locale: 'zh-CN',
        javaScriptEnabled: scripts,
        // Dates are Shanghai's wherever the browser is.
        timezoneId: 'America/New_York',
        ...(phone && { isMobile: true, hasTouch: true, deviceScaleFactor: 2 }),
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (said) => void (said.type() === 'error' && complaints.push(said.text())));
      page.on('pageerror', (error) => void complaints.push(String(error)));
      return { page, complaints };
    },
  };
}
