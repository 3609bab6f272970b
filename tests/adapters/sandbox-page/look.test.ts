import { describe, expect, it } from 'vitest';
import { cssColour, inkColour, tint } from '../../../src/sandbox/page/card/colours.ts';
import { pixels, radius, space, typography } from '../../../src/sandbox/page/card/layout.ts';
import { withOwnStyles } from '../../../src/sandbox/page/card/own-styles.ts';

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
    ['rgba(20,86,240,0.5)', 'rgba(20,86,240,0.5)'],
    ['rgba(20,86,240,0.5);x', null],
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

  it.each([
    ['30%', '30%'],
    ['8px', '8px'],
    ['30em', '0px'],
  ])('of a corner may be a share: "%s"', (value, css) => expect(radius(value, '0px')).toBe(css));

  it('know the names of spaces', () => expect([space('large', '8px'), space('', '8px')]).toEqual(['12px', '8px']));
});

describe('sizes of text — cards.md 3.6', () => {
  it.each([
    ['heading-0', '30px', '26px'],
    ['large', '16px', '17px'],
    ['normal', '14px', '14px'],
    ['nonsense', '14px', '14px'],
    ['notation|x-large', '12px', '18px'],
  ])('%s', (text_size, pc, phone) => {
    expect(typography({ text_size })).toMatchObject({ '--size': pc, '--phone-size': phone });
  });

  it('and colours that a card names itself take their place', () => {
    const style = {
      text_size: { mine: { default: 'normal', pc: 'heading', mobile: 'large' } },
      color: { sea: { light_mode: 'rgba(1,2,3,1)', dark_mode: 'rgba(4,5,6,1)' } },
    };
    const body = {
      elements: [
        { tag: 'markdown', content: "<font color='sea'>海</font> color=red", text_size: 'mine' },
        { tag: 'column_set', background_style: 'sea', columns: [] },
      ],
    };
    const both = 'light-dark(rgba(1,2,3,1), rgba(4,5,6,1))';
    expect(withOwnStyles({ config: { style }, body }).body).toEqual({
      elements: [
        { tag: 'markdown', content: `<font color='${both}'>海</font> color=red`, text_size: 'heading|large' },
        { tag: 'column_set', background_style: both, columns: [] },
      ],
    });
    expect(cssColour(both)).toBe(both);
  });
});
