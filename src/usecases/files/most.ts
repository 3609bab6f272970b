import type { Deps } from '../deps.ts';

const MB = 1024 * 1024;

/** How large a file may be, as people are told it: what the messenger takes is what we keep. Source: interface.md, "Files". */
export const fileMost = ({ messenger }: Pick<Deps, 'messenger'>): string => `${messenger.traits.fileBytesMost / MB} MB`;
