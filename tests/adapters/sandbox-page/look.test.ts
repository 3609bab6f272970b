import { describe, expect, it } from 'vitest';
import { cssColour, inkColour, tint } from '../../../src/sandbox/page/card/colours.ts';
import { pixels, radius, space, typography } from '../../../src/sandbox/page/card/layout.ts';
import { withOwnStyles } from '../../../src/sandbox/page/card/own-styles.ts';

describe('colours — cards.md 3.7', () => {
  it.each([
    ['blue', 'light-dark(#1456f0, #75a4ff)'],
    ['blue-600', 'light-dark(#1456f0, #75a4ff)'],
    ['grey-100', 'light-dark(#f2f3f5, #292929)'],
    ['red-50', 'light-dark(#fef0f0, #3d1a19)'],
    ['yellow-900', 'light-dark(#382201, #ffeaa3)'],
    ['neutral-1000', 'light-dark(#000000, #ffffff)'],
    ['bg-white', 'var(--paper)'],
    ['red-1000', null],
    ['default', null],
    ['#999999', null],
    ['blue;background:url(x)', null],
    ['rgba(20,86,240,0.5)', 'rgba(20,86,240,0.5)'],
    ['rgba(20,86,240,0.5);x', null],
  ])('%s', (name, css) => expect(cssColour(name)).toBe(css));

  it('are never paler than their family where they are words, and dark enough to be read by day', () => {
    expect(['orange', 'orange-200'].map(inkColour)).toEqual(Array(2).fill('light-dark(#a44904, #f3871b)'));
    expect(inkColour('orange-800')).toBe(cssColour('orange-800'));
    expect(inkColour('sunflower')).toBe('light-dark(#5c4f00, #f5df36)');
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
