import { describe, expect, it } from 'vitest';
import {
  type DirectoryRows,
  mergeDirectory,
  type NamedPerson,
  sameDirectory,
  withBoundChats,
} from '../../../src/domain/directory/directory-merge.ts';

const NOTHING: DirectoryRows = {
  ...{ units: [], enterprises: [], agents: [], boards: [], leaders: [] },
  ...{ experts: [], channels: [], confidential: [], administrators: [] },
};
const unit = (id: string, name: string, staff: DirectoryRows['units'][number]['staff'] = []) =>
  ({ id, name, kind: 'department', duties: ['登记'], boards: [], staff }) as const;
const ZHOU = { name: '周芳', mobile: '13900000001', role: 'head', directReport: true } as const;
const LI = { name: '李强', openId: 'ou_li', role: 'liaison', directReport: false } as const;
const FILE: DirectoryRows = {
  ...NOTHING,
  units: [{ ...unit('scjg', '市场监管局', [ZHOU, LI]), duties: ['登记'], boards: ['zrz'], chatId: 'oc_scjg' }],
  boards: [
    { id: 'zrz', name: '准入准营板块', leadUnit: 'scjg', leader: { name: '陈刚', openId: 'ou_chen' }, chief: ZHOU },
  ],
  enterprises: [
    {
      id: 'e1',
      name: '某某精密有限公司',
      contacts: [
        { name: '赵明远', openId: 'ou_zhao', reach: 'member' },
        { name: '孙婉清', mobile: '13900000009', reach: 'phone' },
      ],
    },
  ],
  leaders: [
    { name: '陈刚', openId: 'ou_chen', units: ['scjg'], signs: 1 },
    { name: '沈一鸣', openId: 'ou_shen' },
  ],
  agents: [{ name: '何苗', email: 'hemiao@example.cn', enterprises: ['e1'] }],
  experts: [{ name: '白芷', openId: 'ou_bai', fields: ['税务'] }],
  channels: [{ id: 'hotline', name: '12345热线', kind: 'hotline' }],
  confidential: [{ name: '顾言', openId: 'ou_gu' }],
  administrators: [{ name: '韩松', openId: 'ou_han' }],
};
const resolve = ({ mobile, email }: NamedPerson): string | undefined =>
  mobile === '13900000001' ? 'ou_zhou' : email === 'hemiao@example.cn' ? 'ou_he' : undefined;

describe('the directory made from a file — interface.md, "Directory file"', () => {
  const first = mergeDirectory(null, FILE, resolve);

  it('knows people by open_id, mobile and e-mail', () => {
    expect(first.version).toBe(1);
    expect(first.units).toEqual([
      {
        ...{ id: 'scjg', name: '市场监管局', kind: 'department', duties: ['登记'], boards: ['zrz'], active: true },
        chatId: 'oc_scjg',
        staff: [
          { openId: 'ou_zhou', name: '周芳', role: 'head', directReport: true, tail: '0001' },
          { openId: 'ou_li', name: '李强', role: 'liaison', directReport: false },
        ],
      },
    ]);
    expect(first.agents).toEqual([{ openId: 'ou_he', name: '何苗', enterprises: ['e1'] }]);
    expect(first.boards).toMatchObject([{ leader: { openId: 'ou_chen' }, chief: { openId: 'ou_zhou' }, active: true }]);
  });

  it('keeps a contact without an account by their telephone', () => {
    expect(first.enterprises[0]?.contacts).toEqual([
      { name: '赵明远', reach: 'member', openId: 'ou_zhao' },
      { name: '孙婉清', reach: 'phone', phone: '13900000009' },
    ]);
  });

  it('puts a leader in charge of every unit where the file names none', () => {
    expect(first.leaders).toEqual([
      { openId: 'ou_chen', name: '陈刚', units: ['scjg'], signs: 1 },
      { openId: 'ou_shen', name: '沈一鸣', units: 'all' },
    ]);
  });

  it('leaves out whom nobody can be found for, and a board without its chief', () => {
    const { units, boards, agents } = mergeDirectory(null, FILE, () => undefined);
    expect(units[0]?.staff.map((s) => s.name)).toEqual(['李强']);
    expect([boards, agents]).toEqual([[], []]);
  });
});

describe('a newer file', () => {
  const before = mergeDirectory(null, FILE, resolve);
  const after = mergeDirectory(
    before,
    { ...NOTHING, units: [{ ...unit('rsj', '人社局'), duties: [], boards: [] }] },
    resolve,
  );

  it('keeps units, enterprises and boards that it does not name, no longer active, so that old cases keep their names', () => {
    expect(after.version).toBe(2);
    expect(after.units.map(({ name, active }) => [name, active])).toEqual([
      ['人社局', true],
      ['市场监管局', false],
    ]);
    expect([after.enterprises[0]?.active, after.boards[0]?.active]).toEqual([false, false]);
  });

  it('takes every post from people that it does not name', () => {
    const { agents, leaders, experts, confidential, administrators } = after;
    expect([agents, leaders, experts, confidential, administrators]).toEqual([[], [], [], [], []]);
  });

  it('is no news where it says the same, whatever its version', () => {
    expect(sameDirectory(before, mergeDirectory(before, FILE, resolve))).toBe(true);
    expect(sameDirectory(before, after)).toBe(false);
  });

  it('gives way to a group that was bound in chat', () => {
    expect(withBoundChats(before, { scjg: 'oc_new' }).units[0]?.chatId).toBe('oc_new');
    expect(withBoundChats(before, { rsj: 'oc_new' })).toEqual(before);
  });
});
