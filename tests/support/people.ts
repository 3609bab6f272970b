/** Who plays which part in a test, where it does not matter who: people of the town that everybody may try out. */
export const PEOPLE = {
  contact: '赵明远',
  /** The same enterprise's other contact. */
  standIn: '钱佳怡',
  /** A contact of another enterprise. */
  otherContact: '孙婉清',
  /** Paired with the first of these enterprises, among others. */
  agent: '孙亮',
  desk: '王敏',
  deskOfficer: '刘洋',
  coordinator: '沈国华',
  supervision: '蒋文涛',
  /** In charge of 市场监管局 among others. */
  leader: '陈刚',
  unit: '周芳',
  head: '李强',
  /** Of 市场监管局, with the right to report directly. */
  officer: '吴磊',
  /** Of 人社局. */
  otherUnit: '马超',
  /** Of 自然资源和规划局. */
  thirdUnit: '郭倩',
  expert: '何伯言',
  confidentialOfficer: '吴清',
  administrator: '管理员',
} as const;
