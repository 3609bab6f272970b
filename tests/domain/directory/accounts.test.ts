import { describe, expect, it } from 'vitest';
import { actorOf } from '../../../src/domain/directory/actor.ts';
import type { Directory } from '../../../src/domain/directory/directory.ts';
import { accountsIn } from '../../../src/domain/directory/guard.ts';

const person = (openId: string) => ({ openId, name: openId.slice('ou_'.length) });
const gone = (openId: string) => ({ ...person(openId), role: 'officer' as const, directReport: false });
const unit = { id: 'scjg', name: '市场监管局', kind: 'department' as const, duties: [], boards: [], active: true };
const board = { id: 'zrz', name: '准入准营板块', leadUnit: 'scjg', active: true };

/** Somebody at each place where a directory names people, and nobody twice. */
const TOWN: Directory = {
  version: 1,
  units: [
    { ...unit, staff: [gone('ou_staff')] },
    { ...unit, id: 'old', staff: [gone('ou_of_old_unit')], active: false },
  ],
  boards: [
    { ...board, leader: person('ou_board_leader'), chief: person('ou_chief'), officers: [person('ou_board_officer')] },
    {
      ...{ ...board, id: 'old', active: false },
      ...{ leader: person('ou_old_leader'), chief: person('ou_old_chief'), officers: [person('ou_old_officer')] },
    },
  ],
  enterprises: [
    {
      ...{ id: 'e1', name: '太湖精密', active: true },
      contacts: [
        { ...person('ou_contact'), reach: 'member' },
        { name: '来电人', phone: '13900000000', reach: 'phone' },
      ],
    },
    { id: 'e2', name: '旧企业', active: false, contacts: [{ ...person('ou_old_contact'), reach: 'member' }] },
  ],
  agents: [{ ...person('ou_agent'), enterprises: [] }],
  leaders: [{ ...person('ou_leader'), units: 'all' }],
  experts: [{ ...person('ou_expert'), fields: [] }],
  channels: [],
  confidential: [person('ou_confidential')],
  administrators: [person('ou_administrator')],
};

/** Every open_id that stands anywhere in it. */
const named = [...new Set(JSON.stringify(TOWN).match(/ou_\w+/g))].sort();

describe('who is in the directory — lifecycle.md, "People"; interface.md, "Directory file"', () => {
  it('is counted exactly where the directory knows them as somebody', () => {
    const known = named.filter((openId) => actorOf(TOWN, openId) !== null);
    expect([...accountsIn(TOWN)].sort()).toEqual(known);
    expect(known).toEqual(
      [
        'agent',
        'administrator',
        'board_leader',
        'board_officer',
        'chief',
        'confidential',
        'contact',
        'expert',
        'leader',
      ]
        .concat('staff')
        .map((name) => `ou_${name}`)
        .sort(),
    );
  });
});
