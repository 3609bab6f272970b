import type { Deps } from '../deps.ts';

const MB = 1024 * 1024;

/** The largest size of a file, in words: the same as Feishu's limit. Source: interface.md, "Files". */
export const fileMost = ({ messenger }: Pick<Deps, 'messenger'>): string => `${messenger.traits.fileBytesMost / MB} MB`;
