/** Feishu's colour families at their `-600` shade, which is what a bare family name means. Source: cards.md 3.7. */
const FAMILIES: Readonly<Record<string, string>> = {
  blue: '#3370ff',
  carmine: '#d6257f',
  green: '#2ea121',
  indigo: '#4954e6',
  lime: '#7d9a00',
  orange: '#de7802',
  purple: '#7f3bf5',
  red: '#e33b36',
  sunflower: '#c99a00',
  turquoise: '#0a9e89',
  violet: '#b23ac9',
  wathet: '#0f8fc2',
  yellow: '#c28a00',
  grey: '#646a73',
  neutral: '#646a73',
};

/**
 * A shade is its family mixed with white or black on a light page, and with the page's own dark or with white on a dark
 * one, where Feishu documents no colours: what is a pale ground there is a deep one here. Numbers are shares of the colour.
 */
const SHADES: Readonly<Record<string, { light: Mix; dark: Mix }>> = {
  '00': { light: [3, 'white'], dark: [5, 'page'] },
  '50': { light: [7, 'white'], dark: [12, 'page'] },
  '100': { light: [14, 'white'], dark: [26, 'page'] },
  '200': { light: [28, 'white'], dark: [36, 'page'] },
  '300': { light: [46, 'white'], dark: [48, 'page'] },
  '350': { light: [56, 'white'], dark: [56, 'page'] },
  '400': { light: [66, 'white'], dark: [68, 'page'] },
  '500': { light: [82, 'white'], dark: [84, 'page'] },
  '650': { light: [94, 'black'], dark: [90, 'white'] },
  '700': { light: [82, 'black'], dark: [68, 'white'] },
  '800': { light: [60, 'black'], dark: [45, 'white'] },
  '900': { light: [46, 'black'], dark: [34, 'white'] },
  '950': { light: [36, 'black'], dark: [24, 'white'] },
  '1000': { light: [26, 'black'], dark: [14, 'white'] },
};
type Mix = [share: number, other: 'white' | 'black' | 'page'];

/** The page's paper when it is dark, as in base.css. */
const DARK_PAPER = '#1f2227';

/** Feishu's greys are not even steps of one colour. Bare `grey` is the text colour; a line of that name is light. */
const GREYS: Readonly<Record<string, [light: string, dark: string]>> = {
  '00': ['#fcfcfd', '#212429'],
  '50': ['#f5f6f7', '#282c32'],
  '100': ['#eff0f1', '#30343b'],
  '200': ['#dee0e3', '#3a3f47'],
  '300': ['#d0d3d6', '#4a505a'],
  '350': ['#bbbfc4', '#5c636e'],
  '400': ['#a8adb4', '#737a85'],
  '500': ['#8f959e', '#8a919c'],
};

/** The share of each family that leaves a text readable (WCAG AA) on the page: with black on a light one, with white on a dark one. */
const INK: Readonly<Record<string, [light: number, dark: number]>> = {
  blue: [91, 76],
  carmine: [96, 66],
  green: [79, 89],
  indigo: [100, 66],
  lime: [78, 93],
  orange: [76, 95],
  purple: [100, 65],
  red: [90, 72],
  sunflower: [69, 100],
  turquoise: [79, 90],
  violet: [98, 69],
  wathet: [83, 84],
  yellow: [75, 97],
  grey: [100, 65],
  neutral: [100, 65],
};

const RGBA = 'rgba?\\([\\d., %]{1,40}\\)';
const OWN = new RegExp(`^(?:${RGBA}|light-dark\\(${RGBA}, ${RGBA}\\))$`);
const NAME = /^([a-z]+)(?:-(\d+))?$/;

const both = (light: string, dark: string): string => `light-dark(${light}, ${dark})`;

const mixed = (base: string, [share, other]: Mix): string =>
  `color-mix(in srgb, ${base} ${share}%, ${other === 'page' ? DARK_PAPER : other})`;

/** The CSS colour for a Feishu colour name or RGBA value, by day and by night; `null` for `default` and for unknown names. */
export function cssColour(name: string): string | null {
  if (name === 'white') return '#ffffff';
  if (name === 'bg-white') return both('#ffffff', DARK_PAPER);
  if (OWN.test(name)) return name;
  const [, family = '', shade = '600'] = NAME.exec(name) ?? [];
  const base = FAMILIES[family];
  if (!base) return null;
  if (shade === '600') return base;
  const grey = family === 'grey' ? GREYS[shade] : undefined;
  if (grey) return both(...grey);
  const mix = SHADES[shade];
  return mix ? both(mixed(base, mix.light), mixed(base, mix.dark)) : null;
}

/** The same for words, dark or light enough to be read; shades darker than the family's own stay what they are. */
export function inkColour(name: string): string | null {
  const [, family = '', shade = '600'] = NAME.exec(name) ?? [];
  const base = FAMILIES[family];
  const share = INK[family];
  if (!base || !share || Number(shade) > 650) return cssColour(name);
  return both(mixed(base, [share[0], 'black']), mixed(base, [share[1], 'white']));
}

/** The colour of a frame: Feishu draws `grey`, its default, lightly. */
export const lineColour = (name: string): string =>
  (name === '' || name === 'grey' ? null : cssColour(name)) ?? 'var(--line)';

/** Header and tag colours: a light background with dark text of the same family; grey for unknown names. */
export function tint(name: string): { background: string; color: string } {
  const family = FAMILIES[name] ? name : 'grey';
  return {
    background: cssColour(`${family}-100`) ?? 'var(--line-2)',
    color: cssColour(`${family}-800`) ?? 'var(--ink)',
  };
}
