import { CHANNEL_KINDS, REACHES, STAFF_ROLES, TIERS, UNIT_KINDS } from './words.ts';

/** The lists of a directory file, in the order in which they are written. */
export const SECTIONS = [
  'units',
  'boards',
  'enterprises',
  'agents',
  'leaders',
  'experts',
  'channels',
  'confidential',
  'administrators',
] as const;
export type Section = (typeof SECTIONS)[number];

/** A column of a sheet: its heading, the field it fills, and what stands in it. */
export type Column = {
  heading: string;
  field: string;
  /** What is filled in, for whoever fills it in. */
  says: string;
  /** Without it no row can be read. */
  required?: true;
  /** Several values in a cell. */
  list?: true;
  /** Values that are chosen, by id, with their words. */
  words?: Readonly<Record<string, string>>;
  /** Whose rows are named, by id or by name. */
  refersTo?: 'units' | 'boards' | 'enterprises';
  kind?: 'telephone' | 'number' | 'flag';
};

/** Where the rows of a sheet go that belong to rows of another: a list of theirs, or by their post a field. */
export type Under = {
  section: 'units' | 'boards' | 'enterprises';
  heading: string;
  list: string;
  /** Posts that one person alone holds: fields of the row instead of its list. */
  post?: { heading: string; list: string; alone: Readonly<Record<string, string>> };
};

export type SheetLayout = { name: string; section: Section; under?: Under; columns: readonly Column[] };

const ID: Column = {
  heading: '编号',
  field: 'id',
  says: '字母、数字、- 和 _，在本表中不重复；定了以后不要改，办件按它记',
  required: true,
};
const NAME: Column = { heading: '名称', field: 'name', says: '全称', required: true };
const CHAT: Column = {
  heading: '群编号',
  field: 'chatId',
  says: 'oc_ 开头；可以不填，在群里发“@企诉 绑定 名称”代替',
};

const PERSON: readonly Column[] = [
  { heading: '姓名', field: 'name', says: '姓名', required: true },
  { heading: '手机', field: 'mobile', says: '飞书账号的手机号，按它找到此人', kind: 'telephone' },
  { heading: '邮箱', field: 'email', says: '飞书账号的邮箱；与手机、open_id 填一个就行' },
  { heading: 'open_id', field: 'openId', says: 'ou_ 开头，知道时填' },
  { heading: '联系电话', field: 'phone', says: '经办人查看的电话，不用来找账号', kind: 'telephone' },
];

/** The sheets of a directory workbook. What the fields must be stands in `directory-rows.ts`. Source: interface.md, "Directory file". */
export const SHEETS: readonly SheetLayout[] = [
  {
    name: '单位',
    section: 'units',
    columns: [
      ID,
      NAME,
      {
        heading: '类型',
        field: 'kind',
        says: '派单的一个填“服务专席”（兼统筹协调的填“服务中心”），承办的填“部门”',
        required: true,
        words: UNIT_KINDS,
      },
      { heading: '职责', field: 'duties', says: '一件一件的事，用顿号隔开；推荐单位时按这些词', list: true },
      {
        heading: '所属板块',
        field: 'boards',
        says: '板块的编号或名称，用顿号隔开',
        list: true,
        refersTo: 'boards',
      },
      CHAT,
      { heading: '办公电话', field: 'phone', says: '给企业看的电话' },
      { heading: '接听时间', field: 'hours', says: '给企业看，如：工作日9:00—17:30' },
    ],
  },
  {
    name: '单位人员',
    section: 'units',
    under: { section: 'units', heading: '单位', list: 'staff' },
    columns: [
      ...PERSON,
      {
        heading: '职务',
        field: 'role',
        says: '超期上报给负责人；联络员接单，没有联络员时工作人员接',
        required: true,
        words: STAFF_ROLES,
      },
      { heading: '可直报', field: 'directReport', says: '本部门自己受理办结的，能否报送：是、否', kind: 'flag' },
    ],
  },
  {
    name: '板块',
    section: 'boards',
    columns: [
      ID,
      NAME,
      { heading: '牵头单位', field: 'leadUnit', says: '单位的编号或名称', required: true, refersTo: 'units' },
      { heading: '职责', field: 'duties', says: '一件一件的事，用顿号隔开；派单时按这些词排先后', list: true },
      CHAT,
    ],
  },
  {
    name: '板块人员',
    section: 'boards',
    under: {
      section: 'boards',
      heading: '板块',
      list: 'officers',
      post: {
        heading: '职务',
        list: '服务专员',
        alone: { leader: '分管领导', chief: '首席服务专员' },
      },
    },
    columns: PERSON,
  },
  {
    name: '企业',
    section: 'enterprises',
    columns: [
      ID,
      NAME,
      { heading: '统一社会信用代码', field: 'uscc', says: '18位；这一列须是文本格式' },
      { heading: '等级', field: 'tier', says: '企业等级', words: TIERS },
      { heading: '行业', field: 'industry', says: '所属行业' },
      { heading: '标签', field: 'tags', says: '用顿号隔开', list: true },
    ],
  },
  {
    name: '企业联系人',
    section: 'enterprises',
    under: { section: 'enterprises', heading: '企业', list: 'contacts' },
    columns: [
      ...PERSON,
      {
        heading: '联系方式',
        field: 'reach',
        says: '有本组织飞书账号的填“飞书”，只能打电话的填“电话”',
        required: true,
        words: REACHES,
      },
    ],
  },
  {
    name: '助企员',
    section: 'agents',
    columns: [
      ...PERSON,
      {
        heading: '结对企业',
        field: 'enterprises',
        says: '企业的编号或名称，用顿号隔开',
        list: true,
        refersTo: 'enterprises',
      },
    ],
  },
  {
    name: '领导',
    section: 'leaders',
    columns: [
      ...PERSON,
      {
        heading: '分管单位',
        field: 'units',
        says: '单位的编号或名称，用顿号隔开；不填就是全部，一个也不分管填“无”',
        list: true,
        refersTo: 'units',
      },
      {
        heading: '挂钩企业',
        field: 'enterprises',
        says: '企业的编号或名称，用顿号隔开',
        list: true,
        refersTo: 'enterprises',
      },
      { heading: '签批顺序', field: 'signs', says: '直达市长的件由几位领导签批时的先后：1、2……', kind: 'number' },
    ],
  },
  {
    name: '专家',
    section: 'experts',
    columns: [...PERSON, { heading: '领域', field: 'fields', says: '用顿号隔开', list: true }],
  },
  {
    name: '渠道',
    section: 'channels',
    columns: [
      ID,
      NAME,
      { heading: '类型', field: 'kind', says: '不填就是其他', words: CHANNEL_KINDS },
      { heading: '密钥摘要', field: 'keyHash', says: '渠道密钥的 SHA-256，64位小写十六进制；不用接口的不填' },
      { heading: '归口单位', field: 'unit', says: '单位的编号或名称', refersTo: 'units' },
    ],
  },
  { name: '保密专员', section: 'confidential', columns: PERSON },
  { name: '管理员', section: 'administrators', columns: PERSON },
];
