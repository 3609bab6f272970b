import base from './vitest.config.ts';

/** Long proofs: whole months, processes that are stopped, outages of weeks. They have a command of their own. */
export default { ...base, test: { ...base.test, include: ['tests/proofs/**/*.test.ts'], exclude: [] } };
