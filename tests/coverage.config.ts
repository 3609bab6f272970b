import { defineConfig } from 'vitest/config';
import { common } from './vitest.config.ts';

/** Which lines of the domain its own tests run. */
export default defineConfig({
  test: {
    ...common,
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/domain/**/*.test.ts'],
    maxWorkers: 2,
    reporters: ['default'],
    coverage: { enabled: true, provider: 'v8', include: ['src/domain/**'], reporter: ['text-summary'] },
  },
});
