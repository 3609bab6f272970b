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

/** Shades lighter than 600 are mixed with white, darker ones with black; the number is the share of the colour. */
const SHADES: Readonly<Record<string, [share: number, other: 'white' | 'black']>> = {
  '00': [3, 'white'],
  '50': [7, 'white'],
  '100': [14, 'white'],
  '200': [28, 'white'],
  '300': [46, 'white'],
  '350': [56, 'white'],
  '400': [66, 'white'],
  '500': [82, 'white'],
  '650': [94, 'black'],
  '700': [82, 'black'],
  '800': [64, 'black'],
  '900': [46, 'black'],
  '950': [36, 'black'],
  '1000': [26, 'black'],
};

/** Feishu's greys are not even steps of one colour. Bare `grey` is the text colour; a line of that name is light. */
const GREYS: Readonly<Record<string, string>> = {
  '00': '#fcfcfd',
  '50': '#f5f6f7',
  '100': '#eff0f1',
  '200': '#dee0e3',
  '300': '#d0d3d6',
  '350': '#bbbfc4',
  '400': '#a8adb4',
  '500': '#8f959e',
};

const NAME = /^([a-z]+)(?:-(\d+))?$/;

/** The CSS colour for a Feishu colour name; `null` for `default` and for unknown names. */
export function cssColour(name: string): string | null {
  if (name === 'white' || name === 'bg-white') return '#ffffff';
  const [, family = '', shade = '600'] = NAME.exec(name) ?? [];
  const base = FAMILIES[family];
  if (!base) return null;
  if (shade === '600') return base;
  if (family === 'grey' && GREYS[shade]) return GREYS[shade];
  const mix = SHADES[shade];
  return mix ? `color-mix(in srgb, ${base} ${mix[0]}%, ${mix[1]})` : null;
}

/** The colour of a frame: Feishu draws `grey`, its default, lightly. */
export const lineColour = (name: string): string =>
  (name === '' || name === 'grey' ? null : cssColour(name)) ?? '#dee0e3';

/** Header and tag colours: a light background with dark text of the same family; grey for unknown names. */
export function tint(name: string): { background: string; color: string } {
  const family = FAMILIES[name] ? name : 'grey';
  return {
    background: cssColour(`${family}-100`) ?? '#eff0f1',
    color: cssColour(`${family}-800`) ?? '#1f2329',
  };
}
