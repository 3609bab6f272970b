import { box, by, components, flag, list, need, object, px, type Shape, surface, text, whole, word } from '../spec.ts';
import {
  align,
  behaviors,
  confirm,
  disabling,
  layout,
  multiUrl,
  panelTitle,
  plainText,
  radius,
  sizedIcon,
  spacing,
} from './parts.ts';

/** Components that hold others. Source: cards.md 5 and Appendix A. */

const common = { element_id: text, margin: box(-99, 99) } satisfies Shape;
const jump = object({ multi_url: multiUrl });

const column: Shape = {
  ...common,
  ...layout,
  elements: components,
  width: px(16, 600, 'auto', 'weighted'),
  weight: whole(1, 5),
  padding: box(0, 99),
  background_style: surface(),
  action: jump,
};

const panelHeader = object({
  title: panelTitle,
  background_color: surface(),
  width: word('fill', 'auto', 'auto_when_fold'),
  vertical_align: align.vertical_align,
  // Three projects report that a box of two lengths is refused here with this code and a single one is accepted.
  padding: { ...px(-99, 99), code: 10002 },
  icon: sizedIcon,
  icon_position: word('left', 'right', 'follow_text'),
  icon_expanded_angle: word(-180, -90, 90, 180),
});

export const CONTAINERS = {
  column_set: {
    columns: need(list(by('tag', { column }))),
    flex_mode: word('none', 'stretch', 'flow', 'bisect', 'trisect'),
    horizontal_spacing: spacing,
    horizontal_align: align.horizontal_align,
    background_style: surface(),
    action: jump,
  },
  form: { name: need(text, 200530), elements: need(components), ...layout, padding: box(-99, 99) },
  interactive_container: {
    elements: need(components),
    behaviors: need(behaviors),
    width: px(16, 999, 'fill', 'auto'),
    height: px(10, 999, 'auto'),
    ...layout,
    background_style: surface('laser'),
    has_border: flag,
    border_color: surface(),
    corner_radius: radius,
    padding: box(-99, 99),
    ...disabling,
    hover_tips: plainText,
    confirm,
  },
  collapsible_panel: {
    header: need(panelHeader),
    elements: components,
    expanded: flag,
    background_color: surface(),
    border: object({ color: surface(), corner_radius: radius }),
    ...layout,
    padding: box(0, 99),
  },
} satisfies Record<string, Shape>;
