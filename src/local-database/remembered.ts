import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SERVERS, type ServerName } from './program.ts';

const Written = z.object({ server: z.enum(SERVERS) });
/** Where a folder says which server wrote it. */
export const pathIn = (folder: string) => join(folder, 'server.json');

/** The server that wrote this folder; null for a new folder. Servers cannot read each other's files. */
export async function writerOf(folder: string): Promise<ServerName | null> {
  const text = await readFile(pathIn(folder), 'utf8').catch(() => null);
  return text === null ? null : Written.parse(JSON.parse(text)).server;
}

export async function rememberWriter(folder: string, server: ServerName): Promise<void> {
  await writeFile(`${pathIn(folder)}.draft`, `${JSON.stringify({ server })}\n`);
  await rename(`${pathIn(folder)}.draft`, pathIn(folder));
}
