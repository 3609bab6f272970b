import { defineConfig } from 'vitest/config';
import { common } from './vitest.config.ts';

/** The long proofs: whole months, weeks away, processes killed and stopped. */
export default defineConfig({
  test: {
    ...common,
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/proofs/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    maxWorkers: 2,
    reporters: ['default'],
  },
});
