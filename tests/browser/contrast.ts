import type { Page } from 'playwright-core';

/**
 * Words on the page that cannot be read well: whose contrast with what is behind them is under WCAG's AA, 4.5 for words of
 * usual size. What is disabled is exempt; what lies on a picture or a gradient is not measured.
 */
export const faint = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const LEAST = 4.5;
    type Colour = [red: number, green: number, blue: number, alpha: number];
    const read = (css: string): Colour => {
      const [r = 0, g = 0, b = 0, a = 1] = (css.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
      return css.startsWith('color(srgb') ? [r, g, b, a] : [r / 255, g / 255, b / 255, a];
    };
    const over = ([r, g, b, a]: Colour, [x, y, z]: Colour): Colour => [
      r * a + x * (1 - a),
      g * a + y * (1 - a),
      b * a + z * (1 - a),
      1,
    ];
    const light = (colour: Colour): number => {
      const [r = 0, g = 0, b = 0] = colour.map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element: Element | null): Colour | null => {
      if (!element) return [1, 1, 1, 1];
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      if (backgroundImage !== 'none') return null;
      const own = read(backgroundColor);
      if (own[3] >= 1) return own;
      const below = behind(element.parentElement);
      return below && over(own, below);
    };
    const faults: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const element = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (!element?.checkVisibility() || words === '' || element.closest(':disabled, option, .hidden')) continue;
      const ground = behind(element);
      if (!ground) continue;
      const [a, b] = [light(over(read(getComputedStyle(element).color), ground)), light(ground)];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < LEAST) faults.push(`${ratio.toFixed(2)} “${words.slice(0, 20)}” .${element.className}`);
    }
    return [...new Set(faults)];
  });
