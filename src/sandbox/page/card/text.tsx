import type { ElementProps } from './context.ts';
import { Icon } from './icon.tsx';
import { margin, typography, width } from './layout.ts';
import { InlineMarkdown, Markdown } from './marks.tsx';
import { flag, has, list, num, obj, type Raw, str, words } from './read.ts';

/** `markdown`: a text in Feishu's dialect. */
export const MarkdownElement = ({ raw, path, cx }: ElementProps) => (
  <div class="with-icon" style={{ ...margin(raw), ...typography(raw) }}>
    <Icon raw={obj(raw, 'icon')} cx={cx} />
    <Markdown source={str(obj(raw, 'i18n_content'), 'zh_cn') || str(raw, 'content')} cx={cx} path={path} />
  </div>
);

/** A text object that may be plain text or `lark_md`. What has more than `most` lines ends in dots. */
export function Text({ raw, at, cx, most = 0 }: { raw: Raw; at: string; cx: ElementProps['cx']; most?: number }) {
  const text = obj(raw, at);
  const literal = str(text, 'tag') === 'plain_text';
  const { color, ...look } = typography(text);
  return (
    <span
      class={most > 0 ? 'text clamped' : 'text'}
      style={{ ...look, ...(literal && color && { color }), ...(most > 0 && { WebkitLineClamp: String(most) }) }}
    >
      {literal ? words(raw, at) : <InlineMarkdown source={words(raw, at)} cx={cx} />}
    </span>
  );
}

/** `div`: plain text with size, colour, width and most lines, and the older two-column `fields`. */
export const DivElement = ({ raw, cx }: ElementProps) => (
  <div class="with-icon" style={{ ...width(raw), ...margin(raw) }}>
    <Icon raw={obj(raw, 'icon')} cx={cx} />
    <div class="grow">
      {has(raw, 'text') && <Text raw={raw} at="text" cx={cx} most={num(obj(raw, 'text'), 'lines', 0)} />}
      {list(raw, 'fields').length > 0 && (
        <div class="div-fields">
          {list(raw, 'fields').map((field) => (
            <div class={flag(field, 'is_short') ? 'short' : ''}>
              <Text raw={field} at="text" cx={cx} />
            </div>
          ))}
        </div>
      )}
    </div>
  </div>
);

export const RuleElement = ({ raw }: ElementProps) => <hr class="rule" style={margin(raw)} />;
