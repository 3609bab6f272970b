import { cutText } from '../cut-text.ts';

/** Most characters of a file's name: at three bytes each it fits the 255 bytes of usual file systems. `D` */
const NAME_MOST = 80;
/** What is longer after the last full stop is no extension. `D` */
const EXTENSION_MOST = 10;
export const NAMELESS = '未命名文件';

/**
 * A file's name as it may go on to others: without folders, line breaks, marks that turn the reading direction and other
 * unseen characters. A name that is too long keeps its extension; one of which nothing is left gets a name.
 */
export function fileName(said: string): string {
  const [last = ''] = said
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .split(/[/\\]/)
    .slice(-1);
  const name = last.trim().replace(/[. ]+$/, '');
  const dot = name.lastIndexOf('.');
  const extension = dot >= 0 && name.length - dot - 1 <= EXTENSION_MOST ? name.slice(dot) : '';
  const stem = name.slice(0, name.length - extension.length).replace(/^[. ]+/, '') || NAMELESS;
  return `${cutText(stem, NAME_MOST - [...extension].length, '…')}${extension}`;
}
