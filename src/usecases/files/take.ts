import type { FileSaid, Words } from '../../deliveries.ts';
import type { SentFile } from '../../domain/case/parts.ts';
import { MessengerError } from '../../ports.ts';
import type { Deps } from '../deps.ts';
import { refusedKind } from './kinds.ts';
import { fileMost } from './most.ts';

/** What of a message's files is stored now, and a sentence for each that could not be taken. */
export type Taken = { files: SentFile[]; untaken: string[] };

/**
 * Stores the files of a message. The same message again gives the same files, so a repeated delivery adds nothing.
 * Source: storage.md, "The rest"; interface.md, "Files".
 *
 * @throws MessengerError when Feishu cannot hand them out now; it delivers the message again
 */
export async function takeFiles(deps: Deps, words: Words): Promise<Taken> {
  const taken: Taken = { files: [], untaken: [] };
  for (const said of words.files) {
    const got = await taking(deps, words.messageId, said);
    if (typeof got === 'string') taken.untaken.push(got);
    else taken.files.push(got);
  }
  return taken;
}

async function taking(deps: Deps, messageId: string, said: FileSaid): Promise<SentFile | string> {
  const { name } = said;
  if (said.type === 'folder') return `「${name}」是文件夹，不能接收；请压缩成一个文件，或逐个发送其中的文件。`;
  const unwanted = refusedKind(name);
  if (unwanted) return unwanted;
  const origin = `${messageId}/${said.key}`;
  const stored = await deps.files.from(origin);
  if (stored) return sentFile(stored);
  const got = await fetched(deps, messageId, said, said.type);
  if (typeof got === 'string') return got;
  return sentFile(await deps.files.put(got.bytes, name, got.contentType, origin));
}

export const sentFile = ({ id, name, size, sha256 }: SentFile): SentFile => ({ id, name, size, sha256 });

type Fetched = { bytes: Buffer; contentType: string };

async function fetched(
  deps: Deps,
  messageId: string,
  { name, key }: FileSaid,
  type: 'image' | 'file',
): Promise<Fetched | string> {
  const most = fileMost(deps);
  const tooLarge = `「${name}」超过 ${most}，请压缩或拆分后重新发送。`;
  try {
    const got = await deps.messenger.download(messageId, key, type);
    if (got.bytes.length === 0) return `「${name}」是空文件，请检查后重新发送。`;
    if (got.bytes.length <= deps.messenger.traits.fileBytesMost) return got;
  } catch (error) {
    if (!(error instanceof MessengerError)) throw error;
    // A message read from the history comes only once, so it cannot wait for Feishu.
    if (error.meaning === 'later' && !deps.missedSince) throw error;
    if (error.meaning === 'too_large') return tooLarge;
    deps.log.warn({ code: error.code, messageId }, 'file.refused');
    return `「${name}」无法读取，请在与我的私聊中重新发送，单个文件不超过 ${most}。`;
  }
  return tooLarge;
}
