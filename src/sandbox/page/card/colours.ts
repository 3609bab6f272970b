import { FAMILIES, type Shade } from './palette.ts';

/** What a bare family name means. Source: cards.md 3.7. */
const OWN_SHADE = '600';
/** The ground and the words of headers and tags. */
const GROUND = '100';
const ON_GROUND = '800';

/** The only one whose own shade is too pale on white for words (WCAG AA) takes the next by day. */
const PALE: Readonly<Record<string, string>> = { sunflower: '700' };

const RGBA = 'rgba?\\([\\d., %]{1,40}\\)';
const OWN = new RegExp(`^(?:${RGBA}|light-dark\\(${RGBA}, ${RGBA}\\))$`);
const NAME = /^([a-z]+)(?:-(\d+))?$/;

const both = ({ light, dark }: Shade): string => `light-dark(${light}, ${dark})`;

const shadeOf = (family: string, shade: string): Shade | undefined => FAMILIES.get(family)?.get(shade);

/** The CSS colour for a Feishu colour name or RGBA value, by day and by night; `null` for `default` and for unknown names. */
export function cssColour(name: string): string | null {
  if (name === 'white') return '#ffffff';
  if (name === 'bg-white') return 'var(--paper)';
  if (OWN.test(name)) return name;
  const [, family = '', shade = OWN_SHADE] = NAME.exec(name) ?? [];
  const found = shadeOf(family, shade);
  return found ? both(found) : null;
}

/** The same for words: what is paler than its family's own shade is drawn in that one, so that it can be read. */
export function inkColour(name: string): string | null {
  const [, family = '', shade = OWN_SHADE] = NAME.exec(name) ?? [];
  const own = shadeOf(family, OWN_SHADE);
  if (!own || Number(shade) > Number(OWN_SHADE)) return cssColour(name);
  const { light } = shadeOf(family, PALE[family] ?? OWN_SHADE) ?? own;
  return both({ light, dark: own.dark });
}

/** The colour of a frame: Feishu draws `grey`, its default, lightly. */
export const lineColour = (name: string): string =>
  (name === '' || name === 'grey' ? null : cssColour(name)) ?? 'var(--line)';

/** Header and tag colours: a pale ground with dark words of the same family, by night the other way round; grey for unknown names. */
export function tint(name: string): { background: string; color: string } {
  const family = FAMILIES.has(name) ? name : 'grey';
  return {
    background: cssColour(`${family}-${GROUND}`) ?? 'var(--line-2)',
    color: cssColour(`${family}-${ON_GROUND}`) ?? 'var(--ink)',
  };
}
