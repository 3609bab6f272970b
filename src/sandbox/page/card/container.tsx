import { lineColour } from './colours.ts';
import type { ElementProps } from './context.ts';
import { Elements } from './elements.tsx';
import { flow, pixels } from './layout.ts';
import { flag, list, str } from './read.ts';

/** `interactive_container`: a region that answers a press as a whole; buttons inside it come first. */
export function ContainerElement({ raw, path, cx }: ElementProps) {
  const answers = list(raw, 'behaviors').length > 0 && !flag(raw, 'disabled') && !cx.frozen;
  const line = lineColour(str(raw, 'border_color'));
  const press = (event: Event) => {
    const target = event.target;
    if (target instanceof Element && target.closest('button, a, input, select, textarea, summary, label')) return;
    event.stopPropagation();
    cx.press(raw, path, null);
  };
  const keys = (event: KeyboardEvent) => {
    if (!['Enter', ' '].includes(event.key) || event.target !== event.currentTarget) return;
    event.preventDefault();
    press(event);
  };
  const reachable = answers ? ({ role: 'button', tabIndex: 0, onClick: press, onKeyDown: keys } as const) : {};
  return (
    <div
      class={answers ? 'container answers' : 'container'}
      style={{
        ...flow(raw, { row: '8px', column: '8px', padding: '4px 12px' }),
        borderRadius: pixels(str(raw, 'corner_radius'), '0px'),
        ...(flag(raw, 'has_border') && { border: `1px solid ${line}` }),
      }}
      {...reachable}
    >
      <Elements of={raw} path={path} cx={cx} />
    </div>
  );
}
