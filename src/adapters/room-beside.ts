import { statfs } from 'node:fs/promises';

/** How much is free on the disk of a folder, in bytes. Throws what the system says. */
export async function roomBeside(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
