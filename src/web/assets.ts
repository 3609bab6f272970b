import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

type Asset = { type: string; body: string; etag: string };

const SOURCES: Record<string, { file: string; type: string }> = {
  'page.css': { file: './static/page.css', type: 'text/css; charset=utf-8' },
  'page.js': { file: './static/page.ts', type: 'text/javascript; charset=utf-8' },
};

const made = new Map<string, Promise<Asset>>();

/** A file that every page loads, by name; undefined where there is none. The script is compiled when it is first asked for. */
export function assetNamed(name: string): Promise<Asset> | undefined {
  const source = Object.hasOwn(SOURCES, name) ? SOURCES[name] : undefined;
  if (!source) return undefined;
  const known = made.get(name) ?? read(source);
  made.set(name, known);
  return known;
}

async function read({ file, type }: { file: string; type: string }): Promise<Asset> {
  const text = await readFile(new URL(file, import.meta.url), 'utf8');
  // WeChat's browser on old telephones reads no newer language.
  const body = file.endsWith('.ts')
    ? (await transform(text, { loader: 'ts', target: 'es2017', format: 'iife' })).code
    : text;
  return { type, body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}
