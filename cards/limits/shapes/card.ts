import { box, by, coded, components, flag, list, map, need, number, object, type Shape, text, word } from '../spec.ts';
import { icon, LOCALES, layout, plainText, titleText } from './parts.ts';

/** The card itself: `{ schema, config, card_link, header, body }` and nothing else. Source: cards.md 2. */

const pace = object({ default: number(0), android: number(0), ios: number(0), pc: number(0) });
const config = object({
  update_multi: coded(300302, word(true)),
  enable_forward: flag,
  enable_forward_interaction: flag,
  width_mode: word('default', 'compact', 'fill'),
  summary: object({ content: text, i18n_content: map(text, LOCALES) }),
  locales: list(word(...LOCALES)),
  use_custom_translation: flag,
  streaming_mode: flag,
  streaming_config: object({ print_frequency_ms: pace, print_step: pace, print_strategy: word('fast', 'delay') }),
  style: object({
    text_size: map(object({ default: text, pc: text, mobile: text })),
    color: map(object({ light_mode: text, dark_mode: text })),
  }),
});

/** `grey` is a header template but no tag colour; a grey tag is `neutral`. Source: cards.md 2.3. */
const TAG_COLOURS = 'neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine'.split(
  ' ',
);
const TEMPLATES = 'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' ');

const textTag = by('tag', { text_tag: { element_id: text, text: need(plainText), color: word(...TAG_COLOURS) } });
const header = object({
  title: need(titleText),
  subtitle: titleText,
  text_tag_list: list(textTag),
  i18n_text_tag_list: map(list(textTag), LOCALES),
  template: word(...TEMPLATES),
  icon,
  padding: box(0, 99),
});

export const CARD: Shape = {
  schema: need(word('2.0'), 300303),
  config,
  card_link: object({ url: text, pc_url: text, ios_url: text, android_url: text }),
  header,
  body: need(object({ elements: need(components), ...layout, padding: box(0, 99) }), 200610),
};

/** Colour words. Hex is refused by the platform; a name without suffix means `-600`. Source: cards.md 3.7. */
const FAMILY = 'blue|carmine|green|indigo|lime|orange|purple|red|sunflower|turquoise|violet|wathet|yellow|grey';
export const COLOUR = new RegExp(
  `^((${FAMILY})(-(50|100|200|300|350|400|500|600|700|800|900))?|grey-(00|650|950|1000)|default|white|bg-white)$`,
);
export const RGBA = /^rgba?\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*(,\s*(0|1|0?\.\d+|\d{1,3}%)\s*)?\)$/;
export const TEXT_SIZES = (
  'heading-0 heading-1 heading-2 heading-3 heading-4 heading normal notation ' +
  'xxxx-large xxx-large xx-large x-large large medium small x-small'
).split(' ');
