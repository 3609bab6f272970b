import {
  anything,
  by,
  colour,
  either,
  flag,
  like,
  list,
  map,
  need,
  object,
  px,
  type Shape,
  text,
  word,
} from '../spec.ts';

/** Value types that many components share. Source: cards.md 3, 9 and Appendix A. */

export const LOCALES =
  'zh_cn en_us zh_hk zh_tw ja_jp id_id vi_vn th_th pt_br es_es ko_kr de_de fr_fr it_it ru_ru ms_my'.split(' ');

const words = { content: text, i18n_content: map(text, LOCALES), element_id: text } satisfies Shape;
/** Keys of text only in `div` and `checker`; `lines` only in `div`. */
const styled = {
  ...words,
  text_size: text,
  text_color: colour(),
  text_align: word('left', 'center', 'right'),
} satisfies Shape;

export const plainText = by('tag', { plain_text: words });
/** Placeholders and overflow options: at most 100 characters. Source: cards.md 1. */
export const shortText = by('tag', { plain_text: { ...words, content: { is: 'text', max: 100, code: 11310 } } });
const { element_id: _no, ...bareWords } = words;
/** Title and subtitle of the header: the only texts that take no element_id. Source: cards.md 2.3. */
export const titleText = by('tag', { plain_text: bareWords, lark_md: bareWords });
export const divText = by('tag', {
  plain_text: { ...styled, lines: { is: 'number', min: 1, max: 999, whole: true } },
  lark_md: { ...styled, lines: { is: 'number', min: 1, max: 999, whole: true } },
});
export const checkerText = by('tag', { plain_text: styled, lark_md: styled });
export const panelTitle = by('tag', { plain_text: words, markdown: words });

export const imageKeys = { img_key: text, i18n_img_key: map(text, LOCALES) } satisfies Shape;
const iconKeys = { token: text, color: colour(), ...imageKeys } satisfies Shape;
export const icon = by('tag', { standard_icon: iconKeys, custom_icon: iconKeys });
/** Only the icon of a collapsible panel has a size. */
export const sizedIcon = by('tag', {
  standard_icon: { ...iconKeys, size: like(/^\d{1,3}px \d{1,3}px$/) },
  custom_icon: { ...iconKeys, size: like(/^\d{1,3}px \d{1,3}px$/) },
});

/** The value of a press: an object. The platform also accepts a string, but the SDKs fail on it. */
export const payload = either(map(anything), text);

const urls = { pc_url: text, ios_url: text, android_url: text } satisfies Shape;
export const multiUrl = object({ url: text, ...urls });
export const behaviors = list(
  by('type', {
    callback: { value: need(payload) },
    open_url: { default_url: need(text), ...urls },
  }),
);
export const confirm = object({ title: need(plainText), text: need(plainText) });

export const align = {
  horizontal_align: word('left', 'center', 'right'),
  vertical_align: word('top', 'center', 'bottom'),
} satisfies Shape;
export const spacing = px(0, 99, 'small', 'medium', 'large', 'extra_large');
/** The layout keys of a container. Source: cards.md 3.2. */
export const layout = {
  direction: word('vertical', 'horizontal'),
  horizontal_spacing: spacing,
  vertical_spacing: spacing,
  ...align,
} satisfies Shape;
export const radius = like(/^(\d+px|(100|\d{1,2})%)$/);
export const width = px(100, 9999, 'default', 'fill');
export const disabling = { disabled: flag, disabled_tips: plainText } satisfies Shape;
