import {
  anything,
  colour,
  either,
  flag,
  like,
  list,
  map,
  need,
  number,
  object,
  px,
  type Shape,
  text,
  whole,
  word,
} from '../spec.ts';
import { divText, icon, imageKeys, LOCALES, plainText, radius } from './parts.ts';

/** Components that only show. Source: cards.md 7 and Appendix A. */

const leftCentreRight = word('left', 'center', 'right');
const personSize = word('extra_small', 'small', 'medium', 'large');

const tableColumn = object({
  name: need(text),
  display_name: text,
  data_type: need(word('text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown')),
  width: like(/^(auto|([89]\d|[1-5]\d\d|600)px|([1-9]\d?|100)%)$/),
  vertical_align: word('top', 'center', 'bottom'),
  horizontal_align: leftCentreRight,
  format: object({ precision: whole(0, 10), symbol: { is: 'text', max: 1 }, separator: flag }),
  date_format: text,
});

const tableHeader = object({
  text_align: leftCentreRight,
  text_size: word('normal', 'heading'),
  background_style: word('none', 'grey'),
  text_color: word('default', 'grey'),
  bold: flag,
  lines: whole(1),
});

export const DISPLAY = {
  markdown: {
    content: need(text),
    i18n_content: map(text, LOCALES),
    text_align: leftCentreRight,
    text_size: text,
    icon,
  },
  div: {
    text: divText,
    icon,
    width: px(16, 999, 'fill', 'auto'),
    fields: list(object({ is_short: flag, text: divText })),
  },
  hr: {},
  img: {
    ...imageKeys,
    img_key: need(text),
    alt: need(plainText),
    title: plainText,
    corner_radius: radius,
    scale_type: word('crop_center', 'crop_top', 'fit_horizontal'),
    size: like(/^(large|medium|small|tiny|stretch|([1-9]\d{0,2}|1000)px ([1-9]\d{0,2}|1000)px)$/),
    transparent: flag,
    preview: flag,
    mode: word('crop_center', 'fit_horizontal', 'stretch'),
    custom_width: whole(278, 580),
    compact_width: flag,
  },
  img_combination: {
    combination_mode: need(word('double', 'triple', 'bisect', 'trisect')),
    img_list: need(list(object({ ...imageKeys, img_key: need(text) }))),
    combination_transparent: flag,
    corner_radius: radius,
  },
  person: {
    user_id: need(text),
    size: personSize,
    show_avatar: flag,
    show_name: flag,
    style: word('normal', 'capsule'),
  },
  person_list: {
    persons: need(list(object({ id: need(text) }))),
    drop_invalid_user_id: flag,
    lines: whole(1),
    show_name: flag,
    show_avatar: flag,
    size: personSize,
    icon,
    ud_icon: object({ token: text, style: object({ color: colour() }) }),
  },
  chart: {
    chart_spec: need(map(anything), 200550),
    aspect_ratio: word('1:1', '2:1', '4:3', '16:9'),
    color_theme: word('brand', 'rainbow', 'complementary', 'converse', 'primary'),
    height: px(1, 999, 'auto'),
    preview: flag,
  },
  table: {
    columns: need(list(tableColumn)),
    rows: need(list(map(anything)), 200914),
    page_size: whole(1, 10),
    row_height: px(32, 124, 'low', 'middle', 'high', 'auto'),
    row_max_height: px(32, 999),
    freeze_first_column: flag,
    header_style: tableHeader,
  },
  /** Its properties are not in the pages we could read, so all are accepted. */
  audio: {},
} satisfies Record<string, Shape>;

/** What a cell of a `data_type` may hold; otherwise 200914. Source: cards.md 7.1. */
const option = object({ text: need(text), color: text });
export const CELLS = {
  text,
  lark_md: text,
  markdown: text,
  number: number(),
  date: number(),
  options: either(text, list(option)),
  persons: either(text, list(text)),
} as const;
