import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The programs that tests run as processes of their own, by their sources. */
const PROGRAMS = ['src/main.ts', 'src/sandbox/main.ts', 'src/doctor/main.ts', 'src/data-rights/main.ts'] as const;
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

/** What packages that are modules take for granted. */
const OWN_URL = `const ownUrl = require('node:url').pathToFileURL(__filename).href;`;

/** Runs a bundle, and keeps what is compiled of it for the next. */
const RUNNER = 'tests/support/run-program.ts';

/**
 * Bundles the programs once a run, packages included: each then starts with a quarter of the work that compiling and
 * loading it file by file takes.
 *
 * @returns the arguments with which Node runs them, and how to remove the bundles
 */
export async function bundlePrograms(): Promise<{
  programs: Record<ProgramFile, string[]>;
  remove: () => Promise<void>;
}> {
  // Inside the checkout, so that what is not bundled is found.
  const cache = join(ROOT, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'qisu-'));
  await build({
    absWorkingDir: ROOT,
    entryPoints: [...PROGRAMS, RUNNER],
    outbase: ROOT,
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    // It is a program beside its package.
    external: ['esbuild'],
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    define: { 'import.meta.url': 'ownUrl' },
    banner: { js: OWN_URL },
    plugins: [ownAddress],
    logLevel: 'error',
  });
  const built = (file: string): string => join(folder, file.replace(/\.ts$/, '.cjs'));
  const argsFor = (file: ProgramFile): string[] => [built(RUNNER), built(file)];
  return {
    programs: {
      'src/main.ts': argsFor('src/main.ts'),
      'src/sandbox/main.ts': argsFor('src/sandbox/main.ts'),
      'src/doctor/main.ts': argsFor('src/doctor/main.ts'),
      'src/data-rights/main.ts': argsFor('src/data-rights/main.ts'),
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
