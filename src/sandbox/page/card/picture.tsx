import type { ElementProps } from './context.ts';
import { margin, pixels } from './layout.ts';
import { list, str, words } from './read.ts';

const SIZES: Readonly<Record<string, string>> = { large: '160px', medium: '80px', small: '40px', tiny: '16px' };

/** `img`: a picture, in its own shape unless the card asks for a square. */
export function ImageElement({ raw, cx }: ElementProps) {
  const side = SIZES[str(raw, 'size')];
  const square = side ? { width: side, height: side, objectFit: 'cover' as const } : {};
  return (
    <figure class="picture" style={margin(raw)}>
      <img
        src={cx.fileUrl(str(raw, 'img_key'))}
        alt={words(raw, 'alt') || '图片'}
        style={{ ...square, borderRadius: pixels(str(raw, 'corner_radius'), '4px') }}
      />
      {words(raw, 'title') && <figcaption>{words(raw, 'title')}</figcaption>}
    </figure>
  );
}

/** `img_combination`: several pictures in a grid. */
export const ImagesElement = ({ raw, cx }: ElementProps) => (
  <div class={`pictures pictures-${str(raw, 'combination_mode').startsWith('tri') ? '3' : '2'}`} style={margin(raw)}>
    {list(raw, 'img_list').map((item) => (
      <img key={str(item, 'img_key')} src={cx.fileUrl(str(item, 'img_key'))} alt="图片" />
    ))}
  </div>
);
