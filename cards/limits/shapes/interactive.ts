import {
  anything,
  box,
  by,
  coded,
  flag,
  like,
  list,
  map,
  need,
  number,
  object,
  type Shape,
  text,
  whole,
  word,
} from '../spec.ts';
import {
  behaviors,
  checkerText,
  confirm,
  disabling,
  icon,
  imageKeys,
  LOCALES,
  multiUrl,
  payload,
  plainText,
  shortText,
  width,
} from './parts.ts';

/** Components people press and fill. Source: cards.md 8 and Appendix A. */

const field = { name: text, required: flag, disabled: flag, width, behaviors, confirm } satisfies Shape;
const choice = object({ text: need(plainText), value: need(text), icon });
const looks = word('default', 'text');
const picker = { ...field, placeholder: shortText, value: map(anything) } satisfies Shape;

const BUTTON_TYPES = 'default primary danger text primary_text danger_text primary_filled danger_filled laser'.split(
  ' ',
);
const buttonSize = word('tiny', 'small', 'medium', 'large');

const checkerButton = by('tag', {
  button: {
    type: need(word('text', 'primary_text', 'danger_text')),
    size: buttonSize,
    text: plainText,
    icon,
    disabled: flag,
    behaviors: need(behaviors),
  },
});

export const INTERACTIVE = {
  button: {
    ...field,
    text: shortText,
    type: word(...BUTTON_TYPES),
    size: buttonSize,
    icon,
    hover_tips: plainText,
    disabled_tips: plainText,
    form_action_type: word('submit', 'reset'),
    action_type: word('link', 'request', 'multi', 'form_submit', 'form_reset'),
    value: payload,
  },
  input: {
    ...field,
    disabled_tips: plainText,
    placeholder: shortText,
    default_value: text,
    i18n_default_value: map(text, LOCALES),
    max_length: coded(11310, whole(1, 1000)),
    input_type: word('text', 'multiline_text', 'password'),
    show_icon: flag,
    rows: whole(1),
    auto_resize: flag,
    max_rows: whole(1),
    label: plainText,
    label_position: word('top', 'left'),
    value: payload,
  },
  select_static: {
    ...field,
    type: looks,
    initial_option: text,
    initial_index: whole(0),
    placeholder: shortText,
    options: list(choice),
  },
  multi_select_static: {
    ...field,
    name: need(text, 200530),
    type: looks,
    placeholder: shortText,
    selected_values: list(text),
    options: list(choice),
  },
  select_person: {
    ...field,
    type: looks,
    initial_option: text,
    placeholder: shortText,
    options: list(object({ value: text })),
  },
  multi_select_person: {
    ...field,
    name: need(text, 200530),
    type: looks,
    placeholder: shortText,
    selected_values: list(text),
    options: list(object({ value: need(text) })),
  },
  date_picker: { ...picker, initial_date: like(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/) },
  picker_time: { ...picker, initial_time: like(/^([01]\d|2[0-3]):[0-5]\d$/) },
  picker_datetime: {
    ...picker,
    initial_datetime: like(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d$/),
  },
  overflow: {
    options: need(list(object({ text: shortText, value: text, multi_url: multiUrl }))),
    width,
    value: map(anything),
    behaviors,
    confirm,
    name: text,
  },
  checker: {
    name: text,
    checked: flag,
    text: checkerText,
    overall_checkable: flag,
    button_area: object({ pc_display_rule: word('always', 'on_hover'), buttons: coded(11310, list(checkerButton, 3)) }),
    checked_style: object({ show_strikethrough: flag, opacity: number(0, 1) }),
    padding: box(0, 99),
    behaviors,
    hover_tips: plainText,
    ...disabling,
    confirm,
    required: flag,
  },
  select_img: {
    options: need(
      list(object({ ...imageKeys, img_key: need(text), value: text, ...disabling, hover_tips: plainText })),
    ),
    multi_select: flag,
    layout: word('stretch', 'bisect', 'trisect'),
    name: text,
    required: flag,
    can_preview: flag,
    aspect_ratio: word('1:1', '16:9', '4:3'),
    ...disabling,
    value: payload,
    behaviors,
    confirm,
  },
} satisfies Record<string, Shape>;
