import type { Directory, Unit } from '../../src/domain/directory/directory.ts';
import type { StaffRole, UnitKind } from '../../src/domain/directory/person.ts';
import { PEOPLE as IN_THE_SAMPLE } from './people.ts';

const { administrator: _nobody, ...SAMPLE } = IN_THE_SAMPLE;
/**
 * Who plays which part in what is tested without a program: those of the sample town, and some whom a rule needs beside them.
 */
export const PEOPLE = {
  ...SAMPLE,
  /** Chief service officer of the board 要素人才板块. */
  chief: '徐静',
  /** Sign for the mayor's line, in this order; the last for another unit. */
  secretary: '顾秘书长',
  viceMayor: '陆副市长',
  otherSecretary: '严副秘书长',
  /** Has no account, and acts on the own page. */
  webContact: '老唐',
} as const;
/** One of them, or one of the two parts of the program that act. */
export type Role = keyof typeof PEOPLE | 'clock' | 'sender';

export const openIdOf = (who: keyof typeof PEOPLE): string => (who === 'webContact' ? 'web_tang' : `ou_${who}`);

const person = (who: keyof typeof PEOPLE) => ({ openId: openIdOf(who), name: PEOPLE[who] });
const staff = (who: keyof typeof PEOPLE, role: StaffRole, directReport = false) => ({
  ...person(who),
  role,
  directReport,
});

const unit = (id: string, name: string, kind: UnitKind, people: Unit['staff']): Unit => ({
  id,
  name,
  kind,
  chatId: `oc_${id}`,
  duties: [],
  staff: people,
  boards: [],
  active: true,
});
/** A department, with the words it answers for and the boards it belongs to. */
const department = (id: string, name: string, people: Unit['staff'], duties: string[], boards: string[]): Unit => ({
  ...unit(id, name, 'department', people),
  duties,
  boards,
});

const DEPARTMENTS = [
  department(
    'scjg',
    '市场监管局',
    [staff('head', 'head'), staff('unit', 'liaison'), staff('officer', 'officer', true)],
    ['营业执照', '注册登记', '商标'],
    ['zrz'],
  ),
  department('rsj', '人社局', [staff('otherUnit', 'liaison')], ['社保', '招聘', '用工补贴'], ['zrz', 'ysrc']),
  department('zrzy', '自然资源和规划局', [staff('thirdUnit', 'liaison')], ['土地', '不动产', '规划许可'], ['ysrc']),
];

const SUPERVISION = unit('ysb', '营商环境办', 'supervision', [staff('supervision', 'head')]);

const deskStaff = [staff('desk', 'head'), staff('deskOfficer', 'officer')];

/** How the town is run: desk and coordinator apart, both in one centre, or a desk that has nobody to refer to. */
export type Shape = 'apart' | 'centre' | 'no_coordinator';

const OFFICES: Record<Shape, Unit[]> = {
  apart: [
    unit('desk', '企业服务专席', 'desk', deskStaff),
    unit('dcs', '督查室', 'coordinator', [staff('coordinator', 'head')]),
  ],
  centre: [unit('centre', '产业发展中心', 'centre', deskStaff)],
  no_coordinator: [unit('desk', '企业服务专席', 'desk', deskStaff)],
};

const contact = (who: keyof typeof PEOPLE) => ({
  openId: openIdOf(who),
  name: PEOPLE[who],
  reach: 'member' as const,
});

/** A town of one's own: a test may change it. */
export const town = (shape: Shape): Directory => structuredClone(townOf(shape));

const townOf = (shape: Shape): Directory => ({
  version: 1,
  units: [...OFFICES[shape], SUPERVISION, ...DEPARTMENTS],
  enterprises: [
    { id: 'e1', name: '太湖精密制造有限公司', contacts: [contact('contact'), contact('standIn')], active: true },
    { id: 'e2', name: '云帆生物医药有限公司', contacts: [contact('otherContact')], active: true },
    {
      id: 'e3',
      name: '湖光食品有限公司',
      contacts: [{ name: '老冯', phone: '13905120502', reach: 'phone' }],
      active: true,
    },
    {
      id: 'e4',
      name: '江南纺织有限公司',
      contacts: [{ ...person('webContact'), phone: '13905120504', reach: 'web' }],
      active: true,
    },
  ],
  agents: [{ openId: openIdOf('agent'), name: PEOPLE.agent, enterprises: ['e1', 'e3', 'e4'] }],
  boards: [
    {
      id: 'zrz',
      name: '准入准营板块',
      leadUnit: 'scjg',
      leader: person('leader'),
      chief: person('head'),
      active: true,
    },
    {
      id: 'ysrc',
      name: '要素人才板块',
      leadUnit: 'rsj',
      leader: person('leader'),
      chief: person('chief'),
      active: true,
    },
  ],
  leaders: [
    { ...person('leader'), units: ['scjg', 'desk'] },
    { ...person('viceMayor'), units: 'all', signs: 3 },
    { ...person('secretary'), units: ['scjg'], signs: 1 },
    { ...person('otherSecretary'), units: ['rsj'], signs: 2 },
  ],
  experts: [{ ...person('expert'), fields: ['税务'] }],
  channels: [
    { id: 'mayor', name: '市长直达', kind: 'mayor' },
    { id: 'misconduct', name: '作风建设直通车', kind: 'misconduct' },
    { id: 'counter', name: '办不成事窗口', kind: 'counter' },
    { id: 'hotline', name: '12345热线', kind: 'hotline' },
  ],
  confidential: [person('confidentialOfficer')],
  administrators: [],
});
