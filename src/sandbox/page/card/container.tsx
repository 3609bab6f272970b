import { lineColour } from './colours.ts';
import type { ElementProps } from './context.ts';
import { Elements } from './elements.tsx';
import { flow, radius, width } from './layout.ts';
import { reachable } from './reach.ts';
import { flag, list, str, words } from './read.ts';

/** `interactive_container`: a region that answers a press as a whole; buttons inside it come first. */
export function ContainerElement({ raw, path, cx }: ElementProps) {
  const off = flag(raw, 'disabled');
  const answers = list(raw, 'behaviors').length > 0 && !off && !cx.frozen;
  const laser = str(raw, 'background_style') === 'laser';
  const line = lineColour(str(raw, 'border_color'));
  const tip = (off && words(raw, 'disabled_tips')) || words(raw, 'hover_tips');
  const height = str(raw, 'height');
  return (
    <div
      class={`container${answers ? ' answers' : ''}${off ? ' off' : ''}${laser ? ' laser' : ''}`}
      title={tip || undefined}
      style={{
        ...flow(raw, { row: '4px', column: '8px', padding: '4px 12px' }),
        ...width(raw),
        ...(/^\d{2,3}px$/.test(height) && { height, overflow: 'hidden' }),
        borderRadius: radius(str(raw, 'corner_radius'), '0px'),
        ...(flag(raw, 'has_border') && { border: `1px solid ${line}` }),
      }}
      {...(answers ? reachable('button', () => cx.press(raw, path, null)) : {})}
    >
      <Elements of={raw} path={path} cx={cx} />
    </div>
  );
}
