import type { Directory, Unit } from '../../src/domain/directory/directory.ts';
import type { StaffRole, UnitKind } from '../../src/domain/directory/person.ts';

/** Everybody of the town by the part they play. */
const NAMES = {
  contact: '赵明远',
  agent: '孙亮',
  desk: '王敏',
  coordinator: '沈国华',
  supervision: '蒋文涛',
  leader: '陈刚',
  secretary: '何平',
  mayor: '顾清',
  unit: '周芳',
  head: '李强',
  co: '马超',
  third: '郭倩',
  expert: '何工',
  secret: '吴清',
} as const;
export type Who = keyof typeof NAMES | 'clock' | 'sender';

const person = (who: keyof typeof NAMES) => ({ openId: `ou_${who}`, name: NAMES[who] });
const staff = (who: keyof typeof NAMES, role: StaffRole, directReport = false) => ({
  ...person(who),
  role,
  directReport,
});
const unit = (id: string, name: string, kind: UnitKind, people: Unit['staff'], duties: string[] = []): Unit => ({
  id,
  name,
  kind,
  chatId: `oc_${id}`,
  duties,
  staff: people,
  boards: kind === 'department' && id !== 'zrzy' ? ['zrz'] : [],
  active: true,
});

/** A town with a board, signers, an expert, channels, and named officers for what is confidential. */
export const TOWN: Directory = {
  version: 1,
  units: [
    unit('desk', '企业服务专席', 'desk', [staff('desk', 'head')]),
    unit('dcs', '督查室', 'coordinator', [staff('coordinator', 'head')]),
    unit('ysb', '营商环境办', 'supervision', [staff('supervision', 'head')]),
    unit('scjg', '市场监管局', 'department', [staff('head', 'head'), staff('unit', 'liaison', true)], ['营业执照']),
    unit('rsj', '人社局', 'department', [staff('co', 'liaison')], ['社保']),
    unit('zrzy', '自然资源和规划局', 'department', [staff('third', 'liaison')], ['土地']),
  ],
  boards: [
    {
      id: 'zrz',
      name: '准入准营板块',
      leadUnit: 'scjg',
      leader: person('leader'),
      chief: person('head'),
      active: true,
    },
  ],
  enterprises: [
    {
      id: 'e1',
      name: '太湖精密制造有限公司',
      contacts: [{ ...person('contact'), phone: '13905120101', reach: 'member' }],
      active: true,
    },
    {
      id: 'e3',
      name: '湖光食品有限公司',
      contacts: [{ name: '老冯', phone: '13905120502', reach: 'phone' }],
      active: true,
    },
  ],
  agents: [{ ...person('agent'), enterprises: ['e1', 'e3'] }],
  leaders: [
    { ...person('leader'), units: ['scjg'] },
    { ...person('secretary'), units: 'all', signs: 1 },
    { ...person('mayor'), units: ['scjg'], signs: 2 },
  ],
  experts: [{ ...person('expert'), fields: ['税务', '登记注册'] }],
  channels: [
    { id: 'hotline', name: '12345热线', kind: 'hotline' },
    { id: 'mayor', name: '市长专线', kind: 'mayor' },
    { id: 'misconduct', name: '失信行为监督专线', kind: 'misconduct' },
  ],
  confidential: [person('secret')],
  administrators: [],
};
