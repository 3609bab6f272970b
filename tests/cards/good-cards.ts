/** One card a tag that Feishu accepts, with most of the properties that tag may have. */
const t = (content: string) => ({ tag: 'plain_text', content });
const tapped = [{ type: 'callback', value: { action: 'accept', caseId: 'c1', v: 1 } }];
const icon = { tag: 'standard_icon', token: 'chat_outlined', color: 'grey-500' };
const submit = { tag: 'button', name: 'send', text: t('提交'), form_action_type: 'submit' };
const form = (...elements: unknown[]) => ({ tag: 'form', name: 'f', padding: '-4px', elements: [...elements, submit] });
const options = [
  { text: t('甲'), value: 'a', icon },
  { text: t('乙'), value: 'b' },
];

export const GOOD_ELEMENTS: Readonly<Record<string, unknown>> = {
  column_set: {
    tag: 'column_set',
    flex_mode: 'none',
    background_style: 'grey-50',
    action: { multi_url: { url: 'https://a.cn' } },
    columns: [{ tag: 'column', width: 'weighted', weight: 2, padding: '4px 8px', elements: [{ tag: 'hr' }] }],
  },
  form: form({ tag: 'input', name: 'reason', required: true }),
  interactive_container: {
    tag: 'interactive_container',
    behaviors: [{ type: 'open_url', default_url: 'https://a.cn', pc_url: 'lark://msgcard/unsupported_action' }],
    background_style: 'laser',
    border_color: 'rgba(0, 0, 0, 0.5)',
    corner_radius: '50%',
    height: 'auto',
    elements: [{ tag: 'interactive_container', behaviors: tapped, elements: [{ tag: 'hr' }] }],
  },
  collapsible_panel: {
    tag: 'collapsible_panel',
    expanded: false,
    header: {
      title: { tag: 'markdown', content: '**更多**' },
      icon: { ...icon, size: '16px 16px' },
      width: 'auto_when_fold',
    },
    border: { color: 'grey', corner_radius: '5px' },
    elements: [{ tag: 'hr', margin: '0 -99px 8px 0' }],
  },
  markdown: {
    tag: 'markdown',
    content: '<at id=ou_known></at>',
    i18n_content: { en_us: 'hi' },
    text_size: 'heading',
    icon,
  },
  div: {
    tag: 'div',
    text: { ...t('正文'), text_color: 'grey', text_size: 'notation', lines: 2, element_id: 'first' },
    fields: [{ is_short: true, text: { tag: 'lark_md', content: 'a' } }],
    width: '200px',
  },
  hr: { tag: 'hr', element_id: 'line_1' },
  img: {
    tag: 'img',
    img_key: 'img_known',
    alt: t('图'),
    size: '100px 100px',
    scale_type: 'crop_top',
    corner_radius: '8px',
  },
  img_combination: { tag: 'img_combination', combination_mode: 'double', img_list: [{ img_key: 'img_known' }] },
  person: { tag: 'person', user_id: 'ou_known', style: 'capsule' },
  person_list: { tag: 'person_list', persons: [{ id: 'ou_known' }], size: 'small', lines: 1 },
  chart: {
    tag: 'chart',
    chart_spec: { type: 'bar', tag: 'not ours', data: [] },
    aspect_ratio: '16:9',
    height: '200px',
  },
  table: {
    tag: 'table',
    page_size: 10,
    row_height: '40px',
    columns: [
      { name: 'no', data_type: 'text', width: '80px' },
      { name: 'n', data_type: 'number', format: { precision: 2, symbol: '¥' }, width: '20%' },
      { name: 'who', data_type: 'persons' },
      { name: 'tags', data_type: 'options' },
    ],
    rows: [{ no: '1', n: 2, who: ['ou_known'], tags: [{ text: '急办', color: 'red' }] }, {}],
  },
  button: {
    tag: 'button',
    text: t('受理'),
    type: 'primary',
    width: 'fill',
    icon,
    confirm: { title: t('确认'), text: t('受理后开始计时') },
    behaviors: [...tapped, { type: 'open_url', default_url: 'https://a.cn' }],
  },
  input: form({
    tag: 'input',
    name: 'reason',
    label: t('理由'),
    label_position: 'top',
    placeholder: t('请填写'),
    default_value: '原文',
    max_length: 1000,
    input_type: 'multiline_text',
    rows: 4,
    auto_resize: true,
    max_rows: 8,
  }),
  select_static: { tag: 'select_static', placeholder: t('请选择'), initial_index: 1, options, behaviors: tapped },
  multi_select_static: form({
    tag: 'multi_select_static',
    name: 'm',
    required: false,
    selected_values: ['a'],
    options,
  }),
  select_person: { tag: 'select_person', options: [{ value: 'ou_known' }], behaviors: tapped },
  multi_select_person: form({ tag: 'multi_select_person', name: 'p', options: [{ value: 'ou_known' }] }),
  date_picker: form({ tag: 'date_picker', name: 'day', required: true, initial_date: '2026-11-22' }),
  picker_time: { tag: 'picker_time', initial_time: '09:00', behaviors: tapped },
  picker_datetime: { tag: 'picker_datetime', initial_datetime: '2026-11-22 09:00', behaviors: tapped },
  overflow: { tag: 'overflow', options: [{ text: t('撤回'), value: 'withdraw', multi_url: { url: 'https://a.cn' } }] },
  checker: {
    tag: 'checker',
    checked: false,
    text: { ...t('已阅'), text_size: 'normal' },
    button_area: {
      pc_display_rule: 'always',
      buttons: [{ tag: 'button', type: 'text', text: t('看'), behaviors: tapped }],
    },
    checked_style: { show_strikethrough: true, opacity: 0.5 },
    behaviors: tapped,
  },
  select_img: form({
    tag: 'select_img',
    name: 'i',
    multi_select: true,
    layout: 'trisect',
    options: [{ img_key: 'img_known', value: '1' }],
  }),
  audio: { tag: 'audio', audio_id: 'a', file_key: 'file_1' },
};

/** A whole card with everything that is not a component. */
export const WHOLE_CARD = {
  schema: '2.0',
  config: {
    update_multi: true,
    enable_forward: false,
    enable_forward_interaction: false,
    width_mode: 'fill',
    summary: { content: '待您确认', i18n_content: { en_us: 'To confirm' } },
    locales: ['zh_cn', 'en_us'],
    streaming_mode: false,
    streaming_config: { print_frequency_ms: { default: 30 }, print_step: { default: 2 }, print_strategy: 'fast' },
    style: {
      text_size: { tiny: { default: 'small', pc: 'small', mobile: 'x-small' } },
      color: { brand: { light_mode: 'rgba(5,157,178,0.52)', dark_mode: 'rgba(78,23,108,0.49)' } },
    },
  },
  card_link: { url: 'https://a.cn' },
  header: {
    title: t('车间用电增容'),
    subtitle: { tag: 'lark_md', content: 'QS20261122-0001' },
    text_tag_list: [{ tag: 'text_tag', text: t('待受理'), color: 'neutral' }],
    i18n_text_tag_list: { en_us: [{ tag: 'text_tag', text: t('New') }] },
    template: 'grey',
    icon,
    padding: '12px 12px 12px 12px',
  },
  body: {
    direction: 'vertical',
    padding: '12px',
    vertical_spacing: 'extra_large',
    horizontal_align: 'left',
    elements: [{ tag: 'div', text: { ...t('a'), text_color: 'brand', text_size: 'tiny' } }],
  },
};
