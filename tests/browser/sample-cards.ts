/** Cards that between them have every component, each with the properties whose measures Feishu documents. */

const plain = (content: string, look: object = {}) => ({ tag: 'plain_text', content, ...look });
const mark = (content: string, look: object = {}) => ({ tag: 'markdown', content, ...look });
const card = (...elements: object[]) => ({ schema: '2.0', body: { elements } });
const behaviors = [{ type: 'callback', value: { action: 'x' } }];
const button = (label: string, look: object = {}) => ({ tag: 'button', text: plain(label), behaviors, ...look });
const tag = (label: string) => ({ tag: 'text_tag', text: plain(label), color: 'blue' });

export const HEADER = {
  ...card(mark('正文')),
  header: {
    title: plain('标题'.repeat(200)),
    subtitle: plain('副标题'.repeat(50)),
    text_tag_list: ['一', '二', '三', '四'].map(tag),
    template: 'blue',
  },
};

export const TEXTS = {
  ...card(
    ...['heading-0', 'heading-3', 'large', 'nonsense', 'notation', 'own'].map((text_size) => mark('字', { text_size })),
    mark('# 一\n## 二\n### 三\n#### 四\n##### 五\n###### 六'),
    { tag: 'div', text: plain('很长的文字'.repeat(60), { lines: 2 }) },
    { tag: 'hr' },
    { tag: 'div', width: '120px', text: plain('定宽') },
  ),
  config: { style: { text_size: { own: { default: 'normal', pc: 'heading-1', mobile: 'normal' } } } },
};

const side = (horizontal_align: string, ...elements: object[]) => ({
  tag: 'column',
  width: 'weighted',
  horizontal_align,
  elements,
});
export const BUTTONS = card(
  ...['tiny', 'small', 'medium', 'large'].map((size) => button('按钮', { size })),
  button('满宽', { width: 'fill' }),
  button('定宽', { width: '200px' }),
  { tag: 'column_set', columns: [side('center', button('中')), side('right', button('右'), mark('一<br>二'))] },
);

const column = (look: object) => ({ tag: 'column', elements: [mark('文字文字')], ...look });
export const CONTAINERS = card(
  {
    tag: 'column_set',
    horizontal_spacing: 'large',
    columns: [column({ width: '100px' }), column({ width: 'weighted' }), column({ width: 'weighted', weight: 2 })],
  },
  { tag: 'column_set', flex_mode: 'trisect', columns: [column({}), column({}), column({})] },
  { tag: 'column_set', flex_mode: 'stretch', columns: [column({}), column({})] },
  { tag: 'column_set', flex_mode: 'flow', columns: Array.from({ length: 7 }, () => column({})) },
  { tag: 'interactive_container', behaviors, elements: [mark('一'), mark('二')] },
  { tag: 'interactive_container', behaviors, width: '200px', height: '60px', elements: [mark('一')] },
  {
    tag: 'collapsible_panel',
    expanded: true,
    header: {
      title: plain('有框'),
      icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
    },
    border: { color: 'grey' },
    elements: [mark('内容')],
  },
  { tag: 'collapsible_panel', header: { title: plain('无框'), icon_position: 'left' }, elements: [mark('内容')] },
);

const rows = Array.from({ length: 7 }, (_, i) => ({
  name: `${'很长的企业名称'.repeat(6)}${i}`,
  size: [
    { text: '大', color: 'blue' },
    { text: '小', color: 'red' },
  ],
  sum: 1234.5,
  on: 1_699_341_315_000,
}));
const NAME = { name: 'name', display_name: '企业', data_type: 'text' };
export const TABLES = card(
  {
    tag: 'table',
    freeze_first_column: true,
    columns: [
      NAME,
      { name: 'size', display_name: '规模', data_type: 'options' },
      {
        name: 'sum',
        display_name: '金额',
        data_type: 'number',
        format: { symbol: '¥', precision: 2, separator: true },
      },
      { name: 'on', display_name: '日期', data_type: 'date', date_format: 'YYYY/MM/DD' },
    ],
    rows,
  },
  { tag: 'table', page_size: 2, row_height: 'auto', columns: [{ ...NAME, width: '120px' }], rows },
  mark(`| 甲 | 乙 |\n| - | - |\n${'| 一 | 二 |\n'.repeat(6)}`),
);

const image = (look: object) => ({ tag: 'img', img_key: 'img_1', alt: plain('图'), ...look });
const images = (combination_mode: string) => ({
  tag: 'img_combination',
  combination_mode,
  img_list: Array.from({ length: 10 }, () => ({ img_key: 'img_1' })),
});
export const PICTURES = card(
  image({ size: 'medium' }),
  image({ size: '100px 50px', scale_type: 'crop_top' }),
  image({}),
  image({ compact_width: true }),
  ...['double', 'triple', 'bisect', 'trisect'].map(images),
  ...['extra_small', 'small', 'medium', 'large'].map((size) => ({ tag: 'person', user_id: '李强', size })),
  {
    tag: 'person_list',
    persons: Array.from({ length: 40 }, (_, i) => ({ id: `第${i}人` })),
    show_avatar: true,
    size: 'small',
    lines: 2,
  },
  { tag: 'person_list', persons: [{ id: '李强' }, { id: '王敏' }], show_avatar: true, show_name: false, size: 'large' },
);

const options = ['甲', '乙'].map((value) => ({ text: plain(value), value }));
export const FIELDS = card(
  {
    tag: 'form',
    name: 'form',
    elements: [
      { tag: 'input', name: 'a', label: plain('上方') },
      { tag: 'input', name: 'b', label: plain('左边'), label_position: 'left' },
      { tag: 'input', name: 'c', label: plain('五行'), input_type: 'multiline_text', max_length: 50 },
      { tag: 'input', name: 'd', label: plain('自增'), input_type: 'multiline_text', rows: 2, auto_resize: true },
      { tag: 'select_static', name: 'e', options, width: '200px' },
      { tag: 'multi_select_static', name: 'f', options },
      { tag: 'date_picker', name: 'g' },
      { tag: 'picker_time', name: 'h' },
      { tag: 'picker_datetime', name: 'i' },
      {
        tag: 'checker',
        name: 'j',
        checked: true,
        text: plain('已办'),
        checked_style: { opacity: 0.5 },
        button_area: { buttons: ['一', '二', '三', '四'].map((label) => button(label, { type: 'text' })) },
      },
      button('提交', { name: 'k', form_action_type: 'submit' }),
    ],
  },
  { tag: 'overflow', options },
  { tag: 'select_img', options: [{ img_key: 'img_1', value: 'a' }] },
);
