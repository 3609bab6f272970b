import { z } from 'zod';
import type { Place } from './place.ts';
import { BadCell } from './sheets/cell.ts';

const Text = z.string().trim().min(1, '不能为空');
const Id = Text.regex(/^[\w-]+$/, '只能用字母、数字、- 和 _');
/** Said where a YAML value is no text; of a cell is said why it is none. */
const written = (says: string) => ({
  error: ({ input }: { input?: unknown }) => (input instanceof BadCell ? undefined : says),
});
const Digits = z.string(written('号码须加引号写成文字，如 "13900000000"')).regex(/^\+?[\d-]{5,20}$/, '不是电话号码');

/** A row as it was read: with the line on which it stands, or the row of a sheet. */
export type Read<T> = T & Place;

const person = {
  name: Text,
  /** The open_id in this tenant. If it is missing, Feishu is asked by `mobile` or `email`. */
  openId: Text.regex(/^ou_/, '须以 ou_ 开头').exactOptional(),
  mobile: Digits.exactOptional(),
  email: z.email(written('不是电子邮箱')).exactOptional(),
  /** Shown to those who handle a case; never used to find an account. */
  phone: Digits.exactOptional(),
};

const findable = (row: { openId?: string; mobile?: string; email?: string }) =>
  Boolean(row.openId ?? row.mobile ?? row.email);
const UNFINDABLE = '须有 openId、mobile（手机）或 email（邮箱）之一，否则机器人找不到此人';

export const PersonRow = z.strictObject(person).refine(findable, UNFINDABLE);
export type PersonRow = z.infer<typeof PersonRow>;

export const StaffRow = z
  .strictObject({
    ...person,
    role: z.enum(['officer', 'head', 'liaison']),
    /** May file what a department heard or settled itself. */
    directReport: z.boolean().default(false),
  })
  .refine(findable, UNFINDABLE);
export type StaffRow = z.infer<typeof StaffRow>;

const REACHES = ['member', 'web', 'phone'] as const;

/** How a contact is reached: an account in this tenant, the signed page, or a call. Source: interface.md. */
export const ContactRow = z
  .strictObject({ ...person, reach: z.enum(REACHES) })
  .refine((row) => row.reach !== 'member' || findable(row), UNFINDABLE)
  .refine((row) => row.reach !== 'phone' || row.phone || row.mobile, '只能电话联系的，须有 phone（联系电话）');
export type ContactRow = z.infer<typeof ContactRow>;

const UNIT_KINDS = ['desk', 'department', 'supervision', 'leadership', 'centre', 'coordinator'] as const;

/** A unit; its people are rows of their own (`StaffRow`). */
export const UnitRow = z.strictObject({
  id: Id,
  name: Text,
  kind: z.enum(UNIT_KINDS),
  boards: z.array(Id).default([]),
  chatId: Text.regex(/^oc_/, '须以 oc_ 开头').exactOptional(),
  /** What the unit is responsible for, in words. Units are suggested by it and by their name. */
  duties: z.array(Text).default([]),
  /** The office's telephone and when it is answered, for enterprises. */
  phone: Text.exactOptional(),
  hours: Text.exactOptional(),
  staff: z.unknown().optional(),
});
export type UnitRow = Omit<z.infer<typeof UnitRow>, 'staff'> & { staff: Read<StaffRow>[] };

/** A service board: lead unit, leader in charge, chief service officer, officers (1+1+1+X). Source: R-206. */
export const BoardRow = z.strictObject({
  id: Id,
  name: Text,
  leadUnit: Id,
  /** What the board is responsible for, in words. Boards are offered in the order in which these fit. */
  duties: z.array(Text).default([]),
  leader: z.unknown().optional(),
  /** Until somebody is, the board is known and takes no cases. */
  chief: z.unknown().optional(),
  chatId: Text.regex(/^oc_/, '须以 oc_ 开头').exactOptional(),
  officers: z.unknown().optional(),
});
export type BoardRow = Omit<z.infer<typeof BoardRow>, 'leader' | 'chief' | 'officers'> & {
  leader?: Read<PersonRow>;
  chief?: Read<PersonRow>;
  officers: Read<PersonRow>[];
};

const TIERS = [
  'district_key',
  'town_key',
  'above_scale',
  'specialised_new',
  'high_tech',
  'chain_leader',
  'other',
] as const;

export const EnterpriseRow = z.strictObject({
  id: Id,
  name: Text,
  uscc: z
    .string(written('统一社会信用代码须加引号写成文字'))
    .regex(/^[0-9A-Z]{18}$/, '统一社会信用代码应为18位数字或大写字母')
    .exactOptional(),
  tier: z.enum(TIERS).exactOptional(),
  industry: Text.exactOptional(),
  tags: z.array(Text).default([]),
  contacts: z.unknown().optional(),
});
export type EnterpriseRow = Omit<z.infer<typeof EnterpriseRow>, 'contacts'> & { contacts: Read<ContactRow>[] };

/** An agent (助企员) and the enterprises paired with them. */
export const AgentRow = z
  .strictObject({ ...person, enterprises: z.array(Id).default([]) })
  .refine(findable, UNFINDABLE);
export type AgentRow = z.infer<typeof AgentRow>;

export const LeaderRow = z
  .strictObject({
    ...person,
    /** Units this leader is in charge of; absent: all. */
    units: z.array(Id).exactOptional(),
    /** Enterprises this leader accompanies. */
    enterprises: z.array(Id).default([]),
    /** Place in the order of signing, for cases of the mayor's line. */
    signs: z.number().int().min(1).exactOptional(),
  })
  .refine(findable, UNFINDABLE);
export type LeaderRow = z.infer<typeof LeaderRow>;

export const ExpertRow = z.strictObject({ ...person, fields: z.array(Text).default([]) }).refine(findable, UNFINDABLE);
export type ExpertRow = z.infer<typeof ExpertRow>;

const CHANNEL_KINDS = [
  'hotline',
  'mailbox',
  'mayor',
  'misconduct',
  'counter',
  'chamber',
  'symposium',
  'phone',
  'visit',
  'other',
] as const;

/** Another way in for cases. */
export const ChannelRow = z.strictObject({
  id: Id,
  name: Text,
  kind: z.enum(CHANNEL_KINDS).default('other'),
  /** SHA-256 of the channel's key in hex; without it the channel cannot use the API. */
  keyHash: z
    .string()
    .regex(/^(sha256[:-])?[0-9a-f]{64}$/, '应为密钥的 SHA-256，64位小写十六进制')
    .transform((hash) => hash.slice(-64))
    .exactOptional(),
  unit: Id.exactOptional(),
});
export type ChannelRow = z.infer<typeof ChannelRow>;

/** Fields that are only shown: a bad one is left out of its row and refuses nothing. Source: interface.md, "Directory file". */
export const SHOWN = {
  person: ['phone'],
  units: ['phone', 'hours'],
  enterprises: ['uscc', 'tier', 'industry', 'tags'],
} as const;

/** The content of a directory file. Source: interface.md, "Directory file". */
export type DirectoryFile = {
  units: UnitRow[];
  boards: Read<BoardRow>[];
  enterprises: EnterpriseRow[];
  agents: Read<AgentRow>[];
  leaders: Read<LeaderRow>[];
  experts: Read<ExpertRow>[];
  channels: ChannelRow[];
  /** The confidential officers. */
  confidential: Read<PersonRow>[];
  administrators: Read<PersonRow>[];
};
