import type { ElementProps } from './context.ts';
import { Icon } from './icon.tsx';
import { margin, typography } from './layout.ts';
import { InlineMarkdown, Markdown } from './marks.tsx';
import { flag, has, list, num, obj, type Raw, str, words } from './read.ts';

/** `markdown`: a text in Feishu's dialect. */
export const MarkdownElement = ({ raw, path, cx }: ElementProps) => (
  <div class="with-icon" style={{ ...margin(raw), ...typography(raw) }}>
    <Icon raw={obj(raw, 'icon')} cx={cx} />
    <Markdown source={str(obj(raw, 'i18n_content'), 'zh_cn') || str(raw, 'content')} cx={cx} path={path} />
  </div>
);

/** A text object that may be plain text or `lark_md`. */
export function Text({ raw, at, cx }: { raw: Raw; at: string; cx: ElementProps['cx'] }) {
  const text = obj(raw, at);
  const lines = num(text, 'lines', 0);
  const clamp = lines > 0 ? { WebkitLineClamp: String(lines) } : {};
  return (
    <span class={lines > 0 ? 'text clamped' : 'text'} style={{ ...typography(text), ...clamp }}>
      {str(text, 'tag') === 'plain_text' ? words(raw, at) : <InlineMarkdown source={words(raw, at)} cx={cx} />}
    </span>
  );
}

/** `div`: plain text with size and colour, and the older two-column `fields`. */
export const DivElement = ({ raw, cx }: ElementProps) => (
  <div class="with-icon" style={margin(raw)}>
    <Icon raw={obj(raw, 'icon')} cx={cx} />
    <div class="grow">
      {has(raw, 'text') && <Text raw={raw} at="text" cx={cx} />}
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
