import { createHash } from 'node:crypto';
import type { SentFile } from '../../domain/case/parts.ts';
import type { Deps } from '../deps.ts';
import { refusedKind } from '../files/kinds.ts';
import { fileMost } from '../files/most.ts';
import { sentFile } from '../files/take.ts';
import { deliveryOf } from './press.ts';

/** A file that was chosen on the page: its bytes with what they are, or why they are not taken. */
export type Chosen = { name: string; bytes: Buffer; kind: { refused: string } | { type: string } };
/** `places`: where the files are kept, for a form that is drawn again. */
export type Uploaded = { files: SentFile[]; places: number[]; untaken: string[] };

/** How many files one form may have left in all its tries. D */
const PLACES_MOST = 100;

/**
 * Stores what was chosen, with what an earlier try of the same form left: the same file once more is the one that is there.
 *
 * @param tooLarge  names of files that were cut off
 */
export async function storeUploads(
  deps: Deps,
  person: string,
  {
    once,
    chosen,
    tooLarge,
    before,
  }: { once: string; chosen: readonly Chosen[]; tooLarge: readonly string[]; before: readonly number[] },
): Promise<Uploaded> {
  const place = (n: number): string => `${deliveryOf(person, once)}/${n}`;
  const earlier = await Promise.all(before.map(async (n) => ({ n, file: await deps.files.from(place(n)) })));
  const uploaded: Uploaded = {
    files: earlier.flatMap(({ file }) => (file ? [sentFile(file)] : [])),
    places: earlier.flatMap(({ n, file }) => (file ? [n] : [])),
    untaken: tooLarge.map((name) => `「${name}」超过 ${fileMost(deps)}，请压缩或拆分后重新选择。`),
  };

  /** The first place where nothing else is: what an earlier try left may have been put aside for another file. */
  async function keep({ name, bytes, type }: { name: string; bytes: Buffer; type: string }) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    for (let n = 0; n < PLACES_MOST; n++) {
      const file = (await deps.files.from(place(n))) ?? (await deps.files.put(bytes, name, type, place(n)));
      if (file.sha256 === sha256) return { n, file };
    }
    return null;
  }
  for (const { name, bytes, kind } of chosen) {
    const why = refusedKind(name) ?? ('refused' in kind ? kind.refused : undefined);
    if (why !== undefined) uploaded.untaken.push(why);
    else if ('type' in kind) {
      const kept = await keep({ name, bytes, type: kind.type });
      if (!kept) uploaded.untaken.push('文件太多，请返回诉求页面，分几次发送。');
      else if (!uploaded.places.includes(kept.n)) {
        uploaded.files.push(sentFile(kept.file));
        uploaded.places.push(kept.n);
      }
    }
  }
  return uploaded;
}
