import type { Page } from 'playwright-core';
import { dice } from '../domain/clocks/support/wander.ts';

/** What somebody who does not know what they do types. */
const WORDS = [
  '待办',
  '我的诉求',
  '查询 0001',
  '超期',
  '请假 12月5日 周芳',
  '销假',
  '门前修路三个月，货车进不来，请问什么时候能通？',
  '谢谢',
  '<script>alert(1)</script>**粗**[链接](javascript:alert(1))',
  '😀'.repeat(40),
  '长'.repeat(3_000),
  '2026-03-05T10:00',
  '-1',
  ' ',
  "'; drop table cases; --",
  '{"action":"accept"}',
];
const KEYS = ['Tab', 'Shift+Tab', 'Enter', 'Escape', 'ArrowDown', 'ArrowUp', 'Space', 'Backspace', 'PageDown', 'Home'];
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

/** Everything that can be pressed, and everything that can be filled in. */
const PRESSED = 'button, summary, a, [role="button"], [role="option"], [role="tab"], label, .card [tabindex]';
const FILLED = 'input, textarea, select';

/**
 * Clicks and types on the page at random for so long. The same seed does the same as long as the page answers the same.
 *
 * @returns what was done, the last of it last
 */
export async function wander(page: Page, { seed, ms }: { seed: number; ms: number }): Promise<string[]> {
  const number = dice(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(number() * list.length)] as T;
  const done: string[] = [];
  const until = performance.now() + ms;
  page.on('dialog', (dialog) => void dialog.dismiss());
  page.context().on('page', (opened) => void (opened !== page && opened.close()));

  /** The middle of one of them that is on the screen, and what it is called. */
  const found = (selector: string): Promise<{ x: number; y: number; name: string; kind: string } | null> =>
    page.evaluate(
      ([what, share]) => {
        const shown = [...document.querySelectorAll<HTMLElement>(what)].flatMap((e) => {
          const { left, top, width, height } = e.getBoundingClientRect();
          const [x, y] = [left + width / 2, top + height / 2];
          const at = width > 0 && height > 0 ? document.elementFromPoint(x, y) : null;
          return at && (e === at || e.contains(at)) ? [{ e, x, y }] : [];
        });
        const chosen = shown[Math.floor(share * shown.length)];
        if (!chosen) return null;
        const name = (chosen.e.getAttribute('aria-label') ?? chosen.e.textContent ?? '').trim().slice(0, 30);
        return { x: chosen.x, y: chosen.y, name, kind: chosen.e.tagName };
      },
      [selector, number()] as const,
    );

  async function press(): Promise<void> {
    const at = await found(PRESSED);
    if (!at) return;
    done.push(`press ${at.kind} ${at.name}`);
    await page.mouse.click(at.x, at.y);
  }

  /** In one step: a card that is drawn anew meanwhile takes its lists with it. */
  const choose = ({ x, y }: { x: number; y: number }): Promise<void> =>
    page.evaluate(
      ([left, top, share]) => {
        const list = document.elementFromPoint(left, top);
        if (!(list instanceof HTMLSelectElement) || list.disabled) return;
        list.focus();
        list.selectedIndex = Math.floor(share * list.options.length);
        for (const kind of ['input', 'change']) list.dispatchEvent(new Event(kind, { bubbles: true }));
      },
      [x, y, number()] as const,
    );

  async function fill(): Promise<void> {
    const at = await found(FILLED);
    if (!at) return;
    const words = one(WORDS);
    done.push(`fill ${at.kind} ${at.name}: ${words.slice(0, 20)}`);
    if (at.kind === 'SELECT') return choose(at);
    await page.mouse.click(at.x, at.y);
    await page.keyboard.insertText(words);
    if (number() < 0.5) await page.keyboard.press('Enter');
  }

  async function key(): Promise<void> {
    const pressed = one(KEYS);
    done.push(`key ${pressed}`);
    await page.keyboard.press(pressed);
  }

  async function change(): Promise<void> {
    if (number() < 0.3) {
      done.push('reload');
      await page.reload();
      await page.locator('section').first().waitFor();
      return;
    }
    const size = one(SIZES);
    done.push(`size ${size.width}`);
    await page.setViewportSize(size);
  }

  while (performance.now() < until) {
    const draw = number();
    if (draw < 0.55) await press();
    else if (draw < 0.8) await fill();
    else if (draw < 0.97) await key();
    else await change();
  }
  return done;
}
