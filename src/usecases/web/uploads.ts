import type { SentFile } from '../../domain/case/parts.ts';
import type { Deps } from '../deps.ts';
import { refusedKind } from '../files/kinds.ts';
import { fileMost } from '../files/most.ts';
import { sentFile } from '../files/take.ts';
import { deliveryOf } from './press.ts';

/** A file that was chosen on the page: its bytes with what they are, or why they are not taken. */
export type Chosen = { name: string; bytes: Buffer; kind: { refused: string } | { type: string } };
export type Uploaded = { files: SentFile[]; untaken: string[] };

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
  }: { once: string; chosen: readonly Chosen[]; tooLarge: readonly string[]; before: number },
): Promise<Uploaded> {
  const place = (n: number): string => `${deliveryOf(person, once)}/${n}`;
  const earlier = await Promise.all(Array.from({ length: before }, (_none, n) => deps.files.from(place(n))));
  const uploaded: Uploaded = {
    files: earlier.flatMap((file) => (file ? [sentFile(file)] : [])),
    untaken: tooLarge.map((name) => `「${name}」超过 ${fileMost(deps)}，请压缩或拆分后重新选择。`),
  };
  for (const { name, bytes, kind } of chosen) {
    const why = refusedKind(name) ?? ('refused' in kind ? kind.refused : undefined);
    if (why !== undefined) uploaded.untaken.push(why);
    else if ('type' in kind) {
      const stored = await deps.files.put(bytes, name, kind.type, place(uploaded.files.length));
      uploaded.files.push(sentFile(stored));
    }
  }
  return uploaded;
}
