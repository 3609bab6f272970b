import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NEEDS } from '../../../src/adapters/feishu/scopes.ts';
import { ok, platform } from './support/platform.ts';

describe('what the app may do — operate.zh-CN.md; messages-api.md 12', () => {
  const scope = (scope_name: string, grant_status = 1, scope_type = 'tenant') => ({
    scope_name,
    grant_status,
    scope_type,
  });
  const lackingWith = async (...scopes: object[]) => {
    const { messenger } = await platform(() => ok({ scopes }));
    return (await messenger.lacking()).filter(({ spared }) => !spared).map(({ permission }) => permission);
  };
  const ENOUGH = NEEDS.map(({ anyOf }) => scope(anyOf[0]));

  it('lacks nothing with what the guide asks for, in whatever spelling it includes it', async () => {
    expect(await lackingWith(...ENOUGH)).toEqual([]);
    const wider = ['im:message', 'im:message.p2p_msg', 'im:message.group_msg', 'im:chat', 'im:resource'];
    expect(await lackingWith(...wider.map((name) => scope(name)))).toEqual([]);
  });

  it('lacks what was not granted, was granted to users alone, or is only half of what it needs', async () => {
    const groups = 'im:message.group_msg';
    const rest = ENOUGH.filter(({ scope_name }) => scope_name !== groups);
    expect(await lackingWith(...rest)).toEqual([groups]);
    expect(await lackingWith(...rest, scope(groups, 2))).toEqual([groups]);
    expect(await lackingWith(...rest, scope(groups, 1, 'user'))).toEqual([groups]);
  });

  it('is named whole in the guide, and granted to the sandbox', async () => {
    const guide = readFileSync('docs/operate.zh-CN.md', 'utf8');
    const standIn = readFileSync('src/sandbox/platform/console.ts', 'utf8');
    for (const { anyOf } of NEEDS) {
      expect(guide).toContain(`\`${anyOf[0]}\``);
      expect(standIn).toContain(`'${anyOf[0]}'`);
    }
  });
});
