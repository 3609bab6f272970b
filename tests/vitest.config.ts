import { defineConfig } from 'vitest/config';

/** Where tests run the program or its store: they need a database, which the run starts once. */
const REAL = [
  ...['contracts', 'jobs', 'usecases', 'local-database', 'stories', 'browser', 'doctor', 'data-rights'].map(
    (folder) => `tests/${folder}/**/*.test.ts`,
  ),
  // How fast may be sent is worked out without sending.
  'tests/outbox/!(rates).test.ts',
];

export const common = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // No file leaves anything behind, and loading the program anew for each costs more than most of their tests.
  isolate: false,
};

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    maxWorkers: 5,
    reporters: ['default'],
    projects: [
      // Pure code: no database, no program. `npm run unit` watches it.
      {
        test: {
          ...common,
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...REAL, 'tests/proofs/**'],
        },
      },
      { test: { ...common, name: 'real', include: REAL, globalSetup: ['tests/support/global-setup.ts'] } },
    ],
  },
});
