import type { ElementProps } from './context.ts';
import { margin, width } from './layout.ts';
import { opening, pageOn } from './reach.ts';
import { list, obj, str, words } from './read.ts';

/** `overflow`: the rarer choices behind three dots; one with a page of its own opens it. */
export const OverflowElement = ({ raw, path, cx }: ElementProps) => (
  <details class="overflow" style={{ ...width(raw), ...margin(raw) }}>
    <summary aria-label="更多">⋯</summary>
    <div class="overflow-menu">
      {list(raw, 'options').map((option) => (
        <button
          key={str(option, 'value')}
          type="button"
          disabled={cx.frozen || cx.busy !== null}
          onClick={() => {
            const page = pageOn(obj(option, 'multi_url'));
            if (page) cx.press(opening(page), path, null);
            else cx.choose(raw, path, str(option, 'value'));
          }}
        >
          {words(option, 'text')}
        </button>
      ))}
    </div>
  </details>
);
