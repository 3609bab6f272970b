import { cssColour } from './colours.ts';
import type { CardContext } from './context.ts';
import { type Raw, str } from './read.ts';

/** Characters for the icons our cards are likely to use; Feishu's own drawings may not be shipped. */
const SIGNS: readonly [part: string, sign: string][] = [
  ['warn', '⚠'],
  ['time', '◷'],
  ['clock', '◷'],
  ['yes', '✓'],
  ['done', '✓'],
  ['check', '✓'],
  ['close', '✕'],
  ['no_', '✕'],
  ['down', '⌄'],
  ['right', '›'],
  ['bell', '♪'],
  ['star', '★'],
  ['person', '☺'],
  ['member', '☺'],
  ['chat', '✉'],
  ['mail', '✉'],
  ['link', '⛓'],
  ['info', 'ⓘ'],
];

/** An icon before a text. A token without a character is left out, as Feishu leaves out unknown ones. */
export function Icon({ raw, cx }: { raw: Raw; cx: Pick<CardContext, 'fileUrl'> }) {
  if (str(raw, 'tag') === 'custom_icon') return <img class="icon" src={cx.fileUrl(str(raw, 'img_key'))} alt="" />;
  const token = str(raw, 'token');
  const sign = token && SIGNS.find(([part]) => token.includes(part))?.[1];
  if (!sign) return null;
  return (
    <span class="icon" aria-hidden="true" style={{ color: cssColour(str(raw, 'color')) ?? 'inherit' }}>
      {sign}
    </span>
  );
}
