import { describe, expect, it } from 'vitest';
import { cssColour, inkColour, tint } from '../../../src/sandbox/page/card/colours.ts';
import { pixels, space } from '../../../src/sandbox/page/card/layout.ts';

describe('colours — cards.md 3.7', () => {
  it.each([
    ['blue', '#3370ff'],
    ['blue-600', '#3370ff'],
    ['grey-100', 'light-dark(#eff0f1, #30343b)'],
    ['red-50', 'light-dark(color-mix(in srgb, #e33b36 7%, white), color-mix(in srgb, #e33b36 12%, #1f2227))'],
    ['bg-white', 'light-dark(#ffffff, #1f2227)'],
    ['default', null],
    ['#999999', null],
    ['blue;background:url(x)', null],
  ])('%s', (name, css) => expect(cssColour(name)).toBe(css));

  it('are darker by day and lighter by night where they are words', () => {
    expect(inkColour('orange')).toBe(
      'light-dark(color-mix(in srgb, #de7802 76%, black), color-mix(in srgb, #de7802 95%, white))',
    );
    expect(inkColour('default')).toBeNull();
  });

  it('fall back to grey in headers and tags', () => expect(tint('hologram')).toEqual(tint('grey')));
});

describe('lengths — cards.md 3.3', () => {
  it.each([
    ['4px 0 4px 0', '4px 0px 4px 0px'],
    ['-12px', '-12px'],
    ['', '12px'],
    ['10em', '12px'],
    ['1px;color:red', '12px'],
  ])('"%s"', (value, css) => expect(pixels(value, '12px')).toBe(css));

  it('know the names of spaces', () => expect([space('large', '8px'), space('', '8px')]).toEqual(['12px', '8px']));
});
