import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readVersion } from '../../config/version.ts';

describe('a release — CONTRIBUTING.md', () => {
  it('has a version by the rules of semver, with its own part at the top of the changelog', () => {
    const changelog = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8');
    expect(readVersion()).toMatch(/^\d+\.\d+\.\d+$/);
    expect(/^## (\S+)/m.exec(changelog)?.[1]).toBe(readVersion());
  });
});
