import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { faint } from './contrast.ts';

const PATIENCE_MS = 60_000;
const GLANCE_MS = 4_000;
const STEPS = 80;
/** Between two looks that must be alike. */
const STILL_MS = 80;

/** Somebody who has never seen the page, and does what the tour says and nothing else. */
export function newcomer(page: Page) {
  const bubble = page.getByTestId('tour');
  const ring = page.getByTestId('tour-ring');
  const part = (name: string): Locator => bubble.locator(`[data-tour="${name}"]`);

  /** Everything that tells one moment of a tour from another. */
  const moment = (): Promise<string> =>
    page.evaluate(() => {
      const of = (id: string) => document.querySelector(`[data-testid="${id}"]`);
      const { left, top } = of('tour-ring')?.getBoundingClientRect() ?? { left: 0, top: 0 };
      const front = document.querySelector('.column-person.front')?.getAttribute('data-person');
      const title = of('tour')?.querySelector('h3')?.textContent ?? '';
      return [title, of('tour')?.textContent, Math.round(left), Math.round(top), front].join('\n');
    });
  /** Whether something came of a press; who sees nothing come of it looks again. */
  const changed = (before: string) =>
    expect
      .poll(moment, { timeout: GLANCE_MS, interval: 60 })
      .not.toBe(before)
      .catch(() => undefined);

  /** Waits until there is something to do, and the page stands still. */
  async function still(): Promise<string> {
    let last = '';
    const stands = async () => {
      const now = (await busy.isVisible()) ? '' : await moment();
      const same = now !== '' && now === last;
      last = now;
      return same;
    };
    await expect.poll(stands, { timeout: PATIENCE_MS, interval: STILL_MS }).toBe(true);
    return last;
  }

  /** What the tour points at is never under what it says. */
  const clear = async (): Promise<boolean> => {
    const [a, b] = await Promise.all([ring, bubble].map((one) => one.boundingBox({ timeout: 200 }).catch(() => null)));
    if (!a || !b) return true;
    return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  };

  const title = async (): Promise<string> => (await bubble.locator('h3').textContent()) ?? '';
  const ended = (): Promise<boolean> => bubble.filter({ hasText: '走完了' }).isVisible();

  /** With the hand: presses the tour's own button where it has one, else what the frame is around. */
  async function hand(): Promise<void> {
    // What is gone before it is pressed was done meanwhile.
    for (const name of ['open', 'read', 'fill'])
      if (await part(name).isVisible())
        return part(name)
          .click({ timeout: GLANCE_MS })
          .catch(() => undefined);
    const at = await ring.boundingBox({ timeout: 500 }).catch(() => null);
    if (at) await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
  }

  /**
   * With keys alone. Where the tour has put the focus on a field, it is filled and left; elsewhere Tab goes within the
   * tour to its first button that leads on, and Enter presses it and what it leads to.
   */
  async function keys(): Promise<void> {
    const inTour = () => bubble.evaluate((e) => e.contains(document.activeElement));
    if (!(await inTour())) return onPage();
    await bubble.locator('button[data-tour]').first().waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-tour') ?? '');
    for (let i = 0; i < 8 && (await focused()) === ''; i++) await page.keyboard.press('Tab');
    const found = await focused();
    expect(found, `of the buttons of ${await title()}`).not.toBe('');
    await page.keyboard.press('Enter');
    if (found === 'point') await page.keyboard.press('Enter');
  }

  /** Tab to what the frame is around, and what one does there. */
  async function onPage(): Promise<void> {
    for (let i = 0; i < 40 && !(await atRing()); i++) await page.keyboard.press('Tab');
    const words = (await part('words').count()) > 0 ? ((await part('words').textContent()) ?? '') : null;
    if (words === null) return page.keyboard.press('Enter');
    const field = page.locator(':focus');
    if ((await field.evaluate((e) => e.tagName)) !== 'SELECT') return page.keyboard.insertText(words);
    const chosen = () => field.evaluate((e) => e instanceof HTMLSelectElement && e.selectedOptions[0]?.text);
    for (let i = 0; i < 20 && (await chosen()) !== words; i++) await page.keyboard.press('ArrowDown');
  }

  const atRing = (): Promise<boolean> =>
    page.evaluate(() => {
      const [a, b] = [document.activeElement, document.querySelector('[data-testid="tour-ring"]')].map((e) =>
        e?.getBoundingClientRect(),
      );
      return a !== undefined && b !== undefined && Math.abs(a.left - b.left) < 12 && Math.abs(a.top - b.top) < 12;
    });

  const busy = bubble.getByText(/稍等…|时钟正在走…/);

  return {
    bubble,
    title,
    ended,
    /** Begins a tour by its place in the list. */
    async begin(name: string): Promise<void> {
      const list = page.getByRole('dialog');
      if ((await page.evaluate(() => localStorage.length)) > 0) await page.locator('#tour-switch').click();
      await list.getByRole('button', { name }).click();
      await bubble.waitFor();
    },
    /** Goes on until the tour ends or its step is called `until`; the titles of the steps on the way. */
    async follow(how: 'hand' | 'keys' = 'hand', until?: string): Promise<string[]> {
      const steps: string[] = [];
      for (let i = 0; i < STEPS && !(await ended()); i++) {
        const before = await still();
        if (await ended()) break;
        const now = before.split('\n')[0] ?? '';
        if (now === until) return steps;
        await expect.poll(clear, { timeout: GLANCE_MS, message: `${now}: what is pointed at is covered` }).toBe(true);
        if ((await moment()) !== before) continue;
        if (steps.at(-1) !== now) steps.push(now);
        await (how === 'hand' ? hand() : keys());
        await changed(before);
      }
      expect(await ended(), await bubble.textContent().then(String)).toBe(true);
      return steps;
    },
    /** Leaves the tour. */
    leave: () => bubble.getByLabel('退出导览').click(),
    faint: () => faint(page),
  };
}
