import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The machine's Chromium: what CHROME_PATH names, else the first of its usual names on PATH; null where there is none. */
export function findBrowser(env: NodeJS.ProcessEnv): string | null {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const usual = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...(env.CHROME_PATH ? [env.CHROME_PATH] : []), ...usual].find(runs) ?? null;
}

/** No quarrel with a container's missing rights, and no talk with anybody but the page. */
export const LAUNCH = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
