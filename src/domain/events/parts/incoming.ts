import { z } from 'zod';
import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import { type Channel, type Directory, type Enterprise, enterpriseById } from '../../directory/directory.ts';
import { folded } from '../../directory/fold.ts';
import { meant, nameKey, type Option } from '../../directory/named.ts';
import { withoutPhones } from '../../directory/phone-number.ts';
import { cameByCall, type Unverified, unverifiedId } from '../../directory/unverified.ts';
import { plusDays, shanghai, shanghaiDate } from '../../time/shanghai.ts';
import { type Field, line } from '../fields.ts';

/** What somebody said who called or came, as the case keeps it. */
export type Incoming = NonNullable<Case['incoming']>;

/** Kinds of channel by which people call or come. */
export const INCOMING_KINDS = ['phone', 'visit'] as const;
export type IncomingKind = (typeof INCOMING_KINDS)[number];

/** 来电 and 来访, where the directory has no channel of that kind. No id of a directory file has a slash. */
const WAYS: Record<IncomingKind, Channel> = {
  phone: { id: 'incoming/phone', name: '来电', kind: 'phone' },
  visit: { id: 'incoming/visit', name: '来访', kind: 'visit' },
};

/** The channels of one kind of these: the directory's own, else ours. */
export const channelsOfKind = (kind: IncomingKind, { channels }: Pick<Directory, 'channels'>): Channel[] => {
  const own = channels.filter((k) => k.kind === kind);
  return own.length > 0 ? own : [WAYS[kind]];
};

/** The channels of 来电登记: calls and visits first, then the directory's others. */
export const incomingChannels = (d: Pick<Directory, 'channels'>): Channel[] => [
  ...INCOMING_KINDS.flatMap((kind) => channelsOfKind(kind, d)),
  ...d.channels.filter(({ kind }) => kind !== 'phone' && kind !== 'visit'),
];

/** A name on one line, without what nobody sees. */
export const nameOf = (typed: string): string =>
  typed
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim();

/** A name stands on cards in groups, where no number may. */
export const holdsNumber = (name: string): boolean => withoutPhones(name, () => '', true) !== name;

/** Most characters of a person's name, of a number and of an enterprise's name. D */
export const INCOMING_MOST = { person: 30, number: 30, enterprise: 100 };

/** As a directory file has them, and an extension. Source: interface.md, "Directory file". */
const NUMBER = /^\+?[\d()-]{5,20}(?:转\d{1,6})?$/;

const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?(?:Z|([+-])(\d{2}):?(\d{2}))?$/;
const MINUTE_MS = 60_000;

/** The instant that a date-time picker sent; undefined where it is none. Without a zone it is Shanghai's. */
function momentOf(picked: string): Date | undefined {
  const [, date = '', time = '', sign, hours, minutes] = MOMENT.exec(picked.trim()) ?? [];
  try {
    const local = shanghai(`${date} ${time}`);
    if (sign === undefined && !picked.endsWith('Z')) return local;
    const east = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
    return new Date(local.getTime() + (SHANGHAI_EAST - east) * MINUTE_MS);
  } catch {
    return undefined;
  }
}
/** Minutes by which Shanghai is ahead of UTC. */
const SHANGHAI_EAST = 480;

const person = line('来电人', { most: INCOMING_MOST.person });
const number = line('来电号码', { most: INCOMING_MOST.number });
const calledAt: Field<Date> = {
  ...line('来电时间'),
  read: z.string({ error: '请选择日期和时间' }).transform((picked, ctx) => {
    const at = momentOf(picked);
    if (at) return at;
    ctx.addIssue({ code: 'custom', message: '请选择日期和时间' });
    return z.NEVER;
  }),
};

/** What the desk's form for whoever calls or comes is called, and its button. */
export const INCOMING_LABEL = '来电登记';

/** What 来电登记 asks beside the fields of 提交诉求. */
export const INCOMING_FIELDS = {
  person: {
    ...person,
    read: person.read
      .transform(nameOf)
      .refine((name) => name !== '', '请填写')
      .refine((name) => !holdsNumber(name), '只填写姓名，电话请填在“来电号码”'),
  } satisfies Field<string>,
  number: {
    ...number,
    read: number.read
      .transform((typed) => folded(typed).replace(/\s/g, ''))
      .refine((typed) => NUMBER.test(typed), '请填写可以回拨的电话号码'),
  } satisfies Field<string>,
  calledAt,
};

/** Why the call cannot have been then; undefined where it can. */
export function whyNotThen(at: Date, ctx: Pick<Ctx, 'at' | 'profile'>): string | undefined {
  if (at > ctx.at) return '不能晚于现在，请改正';
  const { calendarDays } = ctx.profile.incoming;
  return shanghaiDate(at) < plusDays(shanghaiDate(ctx.at), -calendarDays)
    ? `最早填 ${calendarDays} 天前，更早的请写在诉求内容里`
    : undefined;
}

/** How the whole name of an enterprise ends. */
const WHOLE_NAME = /(?:公司|集团|厂|店|社|商行|事务所|工作室)$/;

/** Whether a text may be the name of an enterprise, rather than what it tells. */
export const looksLikeEnterprise = (text: string): boolean =>
  text.length <= INCOMING_MOST.enterprise && !/[，。；：？！,;?!\n]/.test(text) && WHOLE_NAME.test(nameKey(text));

/**
 * The enterprises that a typed name may mean. A whole name with which another begins is not that other, which is a branch
 * with a name of its own.
 */
export function mayMean<O extends Option>(options: readonly O[], typed: string): O[] {
  const key = nameKey(typed);
  const fits = meant(options, typed);
  if (!WHOLE_NAME.test(key)) return fits;
  return fits.filter(({ name, label }) => {
    const its = nameKey(name ?? label);
    return its === key || !its.startsWith(key);
  });
}

/** Letters and figures that a name has at least. D */
const NAME_LEAST = 2;

/** The enterprise that is not in the register, by its name; or why that is no name. */
export function calledEnterprise(
  typed: string,
  numberIn = INCOMING_FIELDS.number.label,
): Enterprise | { words: string } {
  const name = nameOf(typed);
  if (nameKey(name).length < NAME_LEAST) return { words: '请填写企业名称' };
  if (name.length > INCOMING_MOST.enterprise) return { words: `最多 ${INCOMING_MOST.enterprise} 字，请删减后再提交` };
  if (holdsNumber(name)) return { words: `只填写名称，电话请填在“${numberIn}”` };
  return { id: unverifiedId(name), name, contacts: [], active: true };
}

/**
 * The enterprise of a new case that is in no directory yet, with whoever called as its contact. That of a confidential
 * case is named nowhere else.
 */
export function yetUnknown({ enterprise, incoming, confidential }: Case, d: Directory): Unverified | undefined {
  if (!enterprise || !incoming || confidential || !cameByCall(enterprise.id) || enterpriseById(d, enterprise.id))
    return undefined;
  return { ...enterprise, contacts: [{ name: incoming.name, phone: incoming.number, reach: 'phone' }] };
}
