import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The programs that tests run as processes of their own, by their sources. */
const PROGRAMS = ['src/main.ts', 'src/sandbox/main.ts'] as const;
export type ProgramFile = (typeof PROGRAMS)[number];

/** A file that asks where it is gets its own address, not the bundle's: it finds what lies beside it. */
const ownAddress: Plugin = {
  name: 'own-address',
  setup(bundle) {
    bundle.onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      loader: 'ts',
      contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    }));
  },
};

/** What packages that are not modules take for granted. */
const REQUIRE = `import { createRequire as requireOf } from 'node:module';
const require = requireOf(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;`;

/**
 * Bundles the programs once a run, packages included: each then starts with a third of the work that compiling and loading
 * it file by file takes.
 *
 * @returns the bundles' files, and how to remove them
 */
export async function bundlePrograms(): Promise<{
  programs: Record<ProgramFile, string>;
  remove: () => Promise<void>;
}> {
  // Inside the checkout, so that what is not bundled is found.
  const cache = join(ROOT, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'qisu-'));
  await build({
    absWorkingDir: ROOT,
    entryPoints: [...PROGRAMS],
    outbase: ROOT,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // It is a program beside its package.
    external: ['esbuild'],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: REQUIRE },
    plugins: [ownAddress],
    logLevel: 'error',
  });
  const bundleOf = (file: ProgramFile): string => join(folder, file.replace(/\.ts$/, '.mjs'));
  return {
    programs: { 'src/main.ts': bundleOf('src/main.ts'), 'src/sandbox/main.ts': bundleOf('src/sandbox/main.ts') },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
