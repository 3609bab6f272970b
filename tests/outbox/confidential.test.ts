import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Case } from '../../src/domain/case/case.ts';
import type { Shown, Where } from '../support/platforms/platform.ts';
import { type OutboxWorld, outboxWorld, PLATFORMS } from './support/outbox-world.ts';

const OFFICER = { person: 'ou_confidentialOfficer' };
const SECOND = { person: 'ou_secretary' };
const ADMINISTRATOR = { person: 'ou_expert' };
const OTHERS: Where[] = [{ chat: 'oc_desk' }, { chat: 'oc_ysb' }, { person: 'ou_desk' }, { person: 'ou_contact' }];
const named = ({ person }: { person: string }) => ({ openId: person, name: person });

describe.each(PLATFORMS)('a confidential case whose officer cannot be reached, on %s — R-802', (_name, open) => {
  let there: OutboxWorld;
  beforeAll(async () => {
    there = await outboxWorld(open);
    const directory = there.deps.directory.current();
    directory.confidential.push(named(SECOND));
    directory.administrators.push(named(ADMINISTRATOR));
  });
  beforeEach(() => there.calm());
  afterAll(() => there.close());

  const about = async (c: Case, where: Where): Promise<Shown[]> =>
    (await there.read(where)).filter((m) => JSON.stringify(m).includes(c.no));
  const nobodyElse = async (c: Case): Promise<void> => {
    for (const where of OTHERS) expect(await about(c, where)).toEqual([]);
  };

  it('is another named officer’s, and never their unit’s or the desk’s', async () => {
    await there.trouble({ meaning: 'unreachable', at: OFFICER });
    const c = await there.confidential();
    await there.quiet();
    expect(JSON.stringify(await about(c, SECOND))).toContain('营业执照变更卡在窗口');
    expect(await about(c, ADMINISTRATOR)).toEqual([]);
    await nobodyElse(c);
  });

  it('with none of them the administrators read its number alone', async () => {
    await there.trouble({ meaning: 'unreachable', at: OFFICER });
    await there.trouble({ meaning: 'unreachable', at: SECOND });
    const c = await there.confidential();
    await there.quiet();
    expect(await about(c, ADMINISTRATOR)).toMatchObject([
      { text: `${c.no} 为保密件，指定专办人员均无法送达，请核对通讯录中的专办人员。` },
    ]);
    await nobodyElse(c);
    expect((await there.caseOf(c._id)).cards).toEqual([]);
  });
});
