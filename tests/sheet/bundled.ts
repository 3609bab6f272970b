import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The style sheet of the sandbox's page. */
export const PAGE_STYLE = new URL('../../src/sandbox/page/styles/page.css', import.meta.url);

/** A script or style sheet with all that it imports, as the page gets it. */
export async function bundled(entry: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  return outputFiles[0]?.text ?? '';
}
