import type { CSSProperties } from 'preact';
import { cssColour } from './colours.ts';
import type { ElementProps } from './context.ts';
import { Elements } from './elements.tsx';
import { flow, margin, space } from './layout.ts';
import { jumpOf } from './reach.ts';
import { num, placed, type Raw, str } from './read.ts';

const MODES: ReadonlySet<string> = new Set(['none', 'stretch', 'flow', 'bisect', 'trisect']);

/** `column_set`: columns side by side; where there is no room they wrap as `flex_mode` says. Source: cards.md 5.1. */
export function ColumnSetElement({ raw, path, cx }: ElementProps) {
  const mode = str(raw, 'flex_mode', 'none');
  const background = cssColour(str(raw, 'background_style'));
  const style: CSSProperties = {
    gap: space(str(raw, 'horizontal_spacing'), '8px'),
    justifyContent: ({ center: 'center', right: 'flex-end' } as const)[str(raw, 'horizontal_align')] ?? 'flex-start',
    ...(background && { '--ground': background }),
    ...margin(raw),
  };
  return (
    <div
      class={`columns columns-${MODES.has(mode) ? mode : 'none'}${background ? ' tinted' : ''}`}
      style={style}
      {...jumpOf(raw, path, cx)}
    >
      {placed(raw, 'columns', path).map((column) => (
        <Column key={column.path} raw={column.raw} path={column.path} cx={cx} fixed={mode === 'none'} />
      ))}
    </div>
  );
}

const share = (raw: Raw): CSSProperties => {
  const width = str(raw, 'width', 'auto');
  if (width === 'weighted') return { flex: `${num(raw, 'weight', 1)} 1 0` };
  return /^\d+px$/.test(width) ? { flex: `0 1 ${width}` } : { flex: '0 1 auto' };
};

const Column = ({ raw, path, cx, fixed }: ElementProps & { fixed: boolean }) => (
  <div
    class="column"
    style={{
      ...flow(raw, { row: '8px', column: '8px', padding: '0px' }),
      ...(fixed && share(raw)),
    }}
    {...jumpOf(raw, path, cx)}
  >
    <Elements of={raw} path={path} cx={cx} />
  </div>
);
