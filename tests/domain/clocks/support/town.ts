import type { Directory, Unit } from '../../../../src/domain/directory/directory.ts';
import type { Person, StaffRole, UnitKind } from '../../../../src/domain/directory/person.ts';

/** Everybody by the word that tests use for them; their names are what the log shows. */
export const PEOPLE = {
  contact: '赵明远',
  desk: '王敏',
  deskOfficer: '刘洋',
  coordinator: '沈国华',
  supervision: '蒋文涛',
  /** In charge of 市场监管局 and of the desk. */
  leader: '陈刚',
  /** In charge of everything, so of nothing by name. */
  mayor: '陆市长',
  /** Signs for 市场监管局, and is in charge of it as well. */
  secretary: '顾秘书长',
  viceMayor: '陆副市长',
  liaison: '周芳',
  head: '李强',
  officer: '吴磊',
  rsjLiaison: '马超',
  rsjOfficer: '郭倩',
  /** Chief of the board 人才服务板块, and its leader. */
  chief: '林雪',
  boardLeader: '陈刚',
  confidant: '纪检员',
} as const;
export type Who = keyof typeof PEOPLE;

export const person = (who: Who): Person => ({ openId: `ou_${who}`, name: PEOPLE[who] });
const staff = (who: Who, role: StaffRole) => ({ ...person(who), role, directReport: false });

const unit = (id: string, name: string, kind: UnitKind, people: Unit['staff'], boards: string[] = []): Unit => ({
  id,
  name,
  kind,
  chatId: `oc_${id}`,
  duties: [],
  staff: people,
  boards,
  active: true,
});

/** A town of one's own: a test may change it. 人社局 has no head and no leader, 科技局 nobody at all. */
export const town = (): Directory => ({
  version: 1,
  units: [
    unit('desk', '企业服务专席', 'desk', [staff('desk', 'head'), staff('deskOfficer', 'officer')]),
    unit('dcs', '督查室', 'coordinator', [staff('coordinator', 'head')]),
    unit('ysb', '营商环境办', 'supervision', [staff('supervision', 'head')]),
    unit('scjg', '市场监管局', 'department', [
      staff('head', 'head'),
      staff('liaison', 'liaison'),
      staff('officer', 'officer'),
    ]),
    unit('rsj', '人社局', 'department', [staff('rsjLiaison', 'liaison'), staff('rsjOfficer', 'officer')], ['talent']),
    unit('kjj', '科技局', 'department', []),
  ],
  boards: [
    {
      id: 'talent',
      name: '人才服务板块',
      leadUnit: 'rsj',
      leader: person('boardLeader'),
      chief: person('chief'),
      active: true,
    },
  ],
  enterprises: [
    { id: 'e1', name: '太湖精密制造有限公司', contacts: [{ ...person('contact'), reach: 'member' }], active: true },
  ],
  agents: [],
  leaders: [
    { ...person('leader'), units: ['scjg', 'desk'] },
    { ...person('mayor'), units: 'all' },
    { ...person('secretary'), units: ['scjg'], signs: 1 },
    { ...person('viceMayor'), units: 'all', signs: 2 },
  ],
  experts: [],
  channels: [
    { id: 'mayor', name: '市长直通车', kind: 'mayor' },
    { id: 'misconduct', name: '作风投诉专线', kind: 'misconduct' },
  ],
  confidential: [person('confidant')],
  administrators: [],
});
