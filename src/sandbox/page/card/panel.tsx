import type { CSSProperties } from 'preact';
import { cssColour, lineColour } from './colours.ts';
import type { CardContext, ElementProps } from './context.ts';
import { Elements } from './elements.tsx';
import { Icon } from './icon.tsx';
import { flow, margin, pixels, radius } from './layout.ts';
import { Markdown } from './marks.tsx';
import { flag, has, num, obj, type Raw, str, words } from './read.ts';

const PLACES: ReadonlySet<string> = new Set(['left', 'right', 'follow_text']);
const ALIGN: Readonly<Record<string, string>> = { top: 'flex-start', bottom: 'flex-end' };

/**
 * `collapsible_panel`: a title that folds what is under it. With a frame or a ground there is room around both, without
 * them only above the content. Source: cards.md 5.5, 10.
 */
export function PanelElement({ raw, path, cx }: ElementProps) {
  const { background_color: ground, ...content } = raw;
  const border = obj(raw, 'border');
  const background = cssColour(str(raw, 'background_color'));
  const framed = has(raw, 'border') || background !== null;
  const frame = has(raw, 'border') ? { border: `1px solid ${lineColour(str(border, 'color'))}` } : {};
  return (
    <details
      class={framed ? 'panel framed' : 'panel'}
      open={flag(raw, 'expanded')}
      style={{
        ...frame,
        ...(framed && { borderRadius: radius(str(border, 'corner_radius'), '5px') }),
        ...(background && { background }),
        ...margin(raw),
      }}
    >
      <PanelHeader raw={obj(raw, 'header')} framed={framed} cx={cx} />
      <div
        class="panel-body"
        style={{ ...flow(content, { row: '8px', column: '8px', padding: framed ? '8px' : '8px 0 0 0' }), margin: '0' }}
      >
        <Elements of={raw} path={path} cx={cx} />
      </div>
    </details>
  );
}

function PanelHeader({ raw, framed, cx }: { raw: Raw; framed: boolean; cx: CardContext }) {
  const background = cssColour(str(raw, 'background_color'));
  const [place, extent] = [str(raw, 'icon_position'), str(raw, 'width')];
  const look = {
    padding: pixels(str(raw, 'padding'), framed ? '4px 8px' : '0px'),
    alignItems: ALIGN[str(raw, 'vertical_align')] ?? 'center',
    '--turn': `${num(raw, 'icon_expanded_angle', 180)}deg`,
    ...(background && { background }),
  };
  return (
    <summary
      class={`icon-${PLACES.has(place) ? place : 'right'}${extent.startsWith('auto') ? ` ${extent}` : ''}`}
      style={look}
    >
      {str(obj(raw, 'title'), 'tag') === 'markdown' ? (
        <Markdown source={words(raw, 'title')} cx={cx} />
      ) : (
        <span class="panel-title">{words(raw, 'title')}</span>
      )}
      <span class="panel-icon" aria-hidden="true" style={sides(obj(raw, 'icon'))}>
        {isArrow(obj(raw, 'icon')) ? <span class="panel-arrow" /> : <Icon raw={obj(raw, 'icon')} cx={cx} />}
      </span>
    </summary>
  );
}

/** The arrow stands where no other sign does, so that a panel can be seen to be one. */
const isArrow = (icon: Raw): boolean =>
  str(icon, 'tag') !== 'custom_icon' && (!str(icon, 'token') || str(icon, 'token').startsWith('down'));

const SIZE = /^(\d{1,3})px (\d{1,3})px$/;

/** 10 px by 10 px unless the card says otherwise. */
function sides(icon: Raw): CSSProperties {
  const [, width = '10', height = '10'] = SIZE.exec(str(icon, 'size')) ?? [];
  const colour = cssColour(str(icon, 'color'));
  return { width: `${width}px`, height: `${height}px`, fontSize: `${height}px`, ...(colour && { color: colour }) };
}
