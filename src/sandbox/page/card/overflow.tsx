import type { ElementProps } from './context.ts';
import { margin } from './layout.ts';
import { list, str, words } from './read.ts';

/** `overflow`: the rarer choices behind three dots. */
export const OverflowElement = ({ raw, path, cx }: ElementProps) => (
  <details class="overflow" style={margin(raw)}>
    <summary aria-label="更多">⋯</summary>
    <div class="overflow-menu">
      {list(raw, 'options').map((option) => (
        <button
          key={str(option, 'value')}
          type="button"
          disabled={cx.frozen || cx.busy !== null}
          onClick={() => cx.choose(raw, path, str(option, 'value'))}
        >
          {words(option, 'text')}
        </button>
      ))}
    </div>
  </details>
);
