import { defineConfig } from 'vitest/config';
import { common } from './vitest.config.ts';

/** The long proofs: whole months, weeks away, processes killed and stopped. */
export default defineConfig({
  test: {
    ...common,
    // A month takes one minute of a machine that has nothing else to do, and several of a busy one.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/proofs/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    maxWorkers: 2,
    reporters: ['default'],
  },
});
