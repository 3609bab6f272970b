import { cssColour, lineColour } from './colours.ts';
import type { ElementProps } from './context.ts';
import { Elements } from './elements.tsx';
import { flow, margin, pixels } from './layout.ts';
import { Markdown } from './marks.tsx';
import { flag, has, obj, str, words } from './read.ts';

/** `collapsible_panel`: a title that folds what is under it. */
export function PanelElement({ raw, path, cx }: ElementProps) {
  const header = obj(raw, 'header');
  const border = obj(raw, 'border');
  const line = lineColour(str(border, 'color'));
  const frame = has(raw, 'border')
    ? { border: `1px solid ${line}`, borderRadius: pixels(str(border, 'corner_radius'), '5px') }
    : {};
  const framed = has(raw, 'border') || cssColour(str(raw, 'background_color')) !== null;
  const ground = cssColour(str(header, 'background_color'));
  return (
    <details
      class={framed ? 'panel framed' : 'panel'}
      open={flag(raw, 'expanded')}
      style={{ ...frame, ...margin(raw) }}
    >
      <summary style={ground ? { background: ground } : {}}>
        {str(obj(header, 'title'), 'tag') === 'markdown' ? (
          <Markdown source={words(header, 'title')} cx={cx} />
        ) : (
          <span class="panel-title">{words(header, 'title')}</span>
        )}
        <span class="panel-arrow" aria-hidden="true" />
      </summary>
      <div style={{ ...flow(raw, { row: '8px', column: '8px', padding: framed ? '8px' : '8px 0 0 0' }), margin: '0' }}>
        <Elements of={raw} path={path} cx={cx} />
      </div>
    </details>
  );
}
