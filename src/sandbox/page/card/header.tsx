import { tint } from './colours.ts';
import type { CardContext } from './context.ts';
import { Icon } from './icon.tsx';
import { pixels } from './layout.ts';
import { has, list, obj, type Raw, str, words } from './read.ts';
import { Text } from './text.tsx';

/** A tag on a coloured background has one of its own, so that it can be read. */
const ON_COLOUR = { background: 'light-dark(rgb(255 255 255 / 72%), rgb(0 0 0 / 35%))' };

/**
 * The coloured top of a card: a title of up to four lines, one line beneath it, and up to three tags. A subtitle alone is
 * the title. Source: cards.md 2.3.
 */
export function Header({ raw, cx }: { raw: Raw; cx: CardContext }) {
  const template = str(raw, 'template', 'default');
  const tags = list(obj(raw, 'i18n_text_tag_list'), 'zh_cn');
  const shown = (tags.length > 0 ? tags : list(raw, 'text_tag_list')).slice(0, 3);
  const alone = words(raw, 'title') === '' ? 'subtitle' : 'title';
  const colours = template === 'default' ? { background: 'var(--paper)', color: 'var(--ink)' } : tint(template);
  return (
    <header class="card-header" style={{ ...colours, padding: pixels(str(raw, 'padding'), '12px') }}>
      <Icon raw={obj(raw, 'icon')} cx={cx} />
      <div class="grow">
        <div class="card-title">
          <Text raw={raw} at={alone} cx={cx} most={4} />
          {shown.map((tag) => (
            <span class="text-tag" style={{ ...tint(str(tag, 'color', 'blue')), ...ON_COLOUR }}>
              {words(tag, 'text')}
            </span>
          ))}
        </div>
        {has(raw, 'subtitle') && alone === 'title' && (
          <div class="card-subtitle">
            <Text raw={raw} at="subtitle" cx={cx} most={1} />
          </div>
        )}
      </div>
    </header>
  );
}
