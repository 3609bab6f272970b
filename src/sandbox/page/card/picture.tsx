import type { CSSProperties } from 'preact';
import type { ElementProps } from './context.ts';
import { margin, radius } from './layout.ts';
import { flag, list, num, type Raw, str, words } from './read.ts';

const SIDES: Readonly<Record<string, string>> = { large: '160px', medium: '80px', small: '40px', tiny: '16px' };
const OWN = /^(\d{1,4}px) (\d{1,4}px)$/;
/** The widest that a compact picture is. */
const COMPACT = '278px';

/** How large a picture is: as wide as its place unless it says otherwise; only a cut one has a size. Source: cards.md 7. */
function extent(raw: Raw): CSSProperties {
  const cut = str(raw, 'scale_type', 'crop_center');
  const size = str(raw, 'size') || str(raw, 'mode');
  const [, width, height] = OWN.exec(size) ?? [undefined, SIDES[size], SIDES[size]];
  if (cut !== 'fit_horizontal' && width && height)
    return { width, height, objectFit: 'cover', objectPosition: cut === 'crop_top' ? 'top' : 'center' };
  const most = flag(raw, 'compact_width') ? COMPACT : `${num(raw, 'custom_width', 0)}px`;
  return { width: '100%', ...(most !== '0px' && { maxWidth: most }) };
}

/** `img`: a press shows it whole unless the card forbids it; its description is seen with the mouse. */
export function ImageElement({ raw, cx }: ElementProps) {
  const url = cx.fileUrl(str(raw, 'img_key'));
  const alt = words(raw, 'alt');
  const look = extent(raw);
  const shown = (
    <img
      src={url}
      alt={alt || '图片'}
      title={alt || undefined}
      class={flag(raw, 'transparent') ? '' : 'on-white'}
      style={{ ...look, borderRadius: radius(str(raw, 'corner_radius'), '0px') }}
    />
  );
  return (
    <figure class={look.height ? 'picture sized' : 'picture'} style={margin(raw)}>
      {flag(raw, 'preview', true) ? (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {shown}
        </a>
      ) : (
        shown
      )}
      {words(raw, 'title') && <figcaption>{words(raw, 'title')}</figcaption>}
    </figure>
  );
}

/** How many pictures each arrangement has room for; more are not shown. */
const ROOM: Readonly<Record<string, number>> = { double: 2, triple: 3, bisect: 6, trisect: 9 };

/** `img_combination`: two side by side, one large beside two, or rows of two or three squares. Source: cards.md 7. */
export function ImagesElement({ raw, cx }: ElementProps) {
  const mode = str(raw, 'combination_mode');
  const corners = { borderRadius: radius(str(raw, 'corner_radius'), '0px') };
  return (
    <div class={`pictures pictures-${ROOM[mode] ? mode : 'bisect'}`} style={margin(raw)}>
      {list(raw, 'img_list')
        .slice(0, ROOM[mode] ?? 6)
        .map((item) => (
          <img
            src={cx.fileUrl(str(item, 'img_key'))}
            alt="图片"
            class={flag(raw, 'combination_transparent') ? '' : 'on-white'}
            style={corners}
          />
        ))}
    </div>
  );
}
