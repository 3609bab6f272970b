import type { ElementProps } from './context.ts';
import { keyOf } from './fields.ts';
import { margin } from './layout.ts';
import { flag, list, str, words } from './read.ts';

const LAYOUTS: ReadonlySet<string> = new Set(['stretch', 'bisect', 'trisect']);
const RATIOS: Readonly<Record<string, string>> = { '1:1': '1 / 1', '4:3': '4 / 3' };

/**
 * `select_img`: pictures to choose from. Outside a form a press sends the choice; in one it is only marked, since Feishu
 * does not say how a form sends it. Source: cards.md 8.
 */
export function SelectImageElement({ raw, path, cx }: ElementProps) {
  const key = keyOf(raw, path);
  const kept = cx.draft.values[key];
  const chosen = Array.isArray(kept) ? kept : [];
  const several = flag(raw, 'multi_select');
  const choose = (value: string) => {
    const others = several ? chosen.filter((other) => other !== value) : [];
    cx.change(key, several && chosen.includes(value) ? others : [...others, value]);
    if (!cx.form) cx.choose(raw, path, value);
  };
  const layout = str(raw, 'layout');
  const style = { aspectRatio: RATIOS[str(raw, 'aspect_ratio')] ?? '16 / 9' };
  return (
    <div class={`choices choices-${LAYOUTS.has(layout) ? layout : 'bisect'}`} style={margin(raw)}>
      {list(raw, 'options').map((option, i) => {
        const value = str(option, 'value');
        const off = flag(raw, 'disabled') || flag(option, 'disabled');
        const tip =
          (off && (words(option, 'disabled_tips') || words(raw, 'disabled_tips'))) || words(option, 'hover_tips');
        return (
          <button
            type="button"
            aria-pressed={chosen.includes(value)}
            aria-label={words(option, 'hover_tips') || `图片 ${i + 1}`}
            title={tip || undefined}
            disabled={off || cx.frozen || cx.busy !== null}
            onClick={() => choose(value)}
          >
            <img src={cx.fileUrl(str(option, 'img_key'))} alt="" style={style} />
          </button>
        );
      })}
    </div>
  );
}
