import { contactCard, filesCard, recordCard, whyDateCard } from '../../../cards/case/inquiry.ts';
import { NO_ENTERPRISE } from '../../../cards/case/words.ts';
import { type Card, userText } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { FILES_SENT_MOST, filesFor } from '../../domain/case/files.ts';
import type { Audience, Show } from '../../domain/case/message.ts';
import type { CaseFile } from '../../domain/case/parts.ts';
import { type Contact, enterpriseById } from '../../domain/directory/directory.ts';
import { ownerOf } from '../../domain/directory/person.ts';
import { formatInstant } from '../../domain/time/format-date.ts';
import { gone } from '../case/case-card.ts';
import { callerSpeaks } from '../shared/filed.ts';
import { speaksForEnterprise, wordsFor } from '../shared/redact.ts';
import { withoutWithheld } from '../shared/withheld.ts';
import { entriesShown } from './record.ts';
import { explainedFor } from './why-date.ts';

/** 查看全文 is answered by a text (`full-text.ts`), all others by cards. */
export type Inquiry = Exclude<Extract<Show, { inquiry: unknown }>['inquiry'], 'whole'>;

/** The private answer to an inquiry. Source; T4, T36. */
export function inquiryFor(c: Case, inquiry: Inquiry, audience: Audience, rules: Rules): Card {
  if (c.confidential && audience !== 'confidential_officer') return gone(c);
  return withoutWithheld(c, drawn(c, inquiry, audience, rules));
}

function drawn(c: Case, inquiry: Inquiry, audience: Audience, rules: Rules): Card {
  const which = { no: c.no, title: wordsFor(audience, c.title, 60) };
  switch (inquiry) {
    case 'contact':
      return contactCard({ ...which, enterprise: c.enterprise?.name ?? NO_ENTERPRISE, people: peopleOf(c, rules) });
    case 'files':
      return filesCard({ ...which, ...newestFiles(c, audience, rules) });
    case 'record':
      return recordCard({ ...which, ...entriesShown(c, rules) });
    case 'why_date':
      return whyDateCard({ ...which, clocks: explainedFor(c, audience, rules) });
  }
}

const REACH_WORDS = { member: '飞书', web: '网页', phone: '电话', none: '未登记' } as const;
const FILER_WORDS = { agent: '报送助企员', desk: '登记人员', staff: '报送人员' } as const;
/** Most contacts shown of one enterprise. */
const MOST_PEOPLE = 10;

type Listed = { name: string; as: string; phone: string | undefined; reach: string };

/** The enterprise's contacts in the directory, the respondent first; then whoever called, and whoever filed for them. */
function peopleOf(c: Case, rules: Rules): Listed[] {
  const { respondent } = c;
  const caller = c.incoming && { name: c.incoming.name, phone: c.incoming.number, reach: 'phone' as const };
  const contacts = (c.enterprise && enterpriseById(rules.directory, c.enterprise.id)?.contacts) ?? [];
  const speaks = (k: Contact) => (respondent.openId ? k.openId === respondent.openId : k.name === respondent.name);
  const known = contacts.some(speaks) || respondent.reach === 'none';
  const others = contacts.filter((k) => !speaks(k));
  const listed =
    caller && callerSpeaks(c)
      ? [caller, ...contacts.filter((k) => k.name !== caller.name || k.phone !== caller.phone)]
      : [...(known ? contacts.filter(speaks) : [{ ...respondent, phone: undefined }]), ...others];
  const people = listed.slice(0, MOST_PEOPLE).map((k, i) => ({
    name: k.name,
    as: i === 0 ? '本件联系人' : '其他联系人',
    phone: k.phone,
    reach: REACH_WORDS[k.reach],
  }));
  const filer =
    c.filer.as === 'contact'
      ? []
      : [{ name: c.filer.name, as: FILER_WORDS[c.filer.as], phone: undefined, reach: REACH_WORDS.member }];
  const called = caller && !callerSpeaks(c) ? [{ ...caller, as: '来电人', reach: REACH_WORDS.phone }] : [];
  return [...people, ...called, ...filer];
}

const PURPOSE_WORDS: Record<CaseFile['purpose'], string> = {
  appeal: '诉求附件',
  addition: '补充材料',
  progress: '办理材料',
  result: '办理结果',
  written_reply: '书面答复',
};

function newestFiles(c: Case, audience: Audience, rules: Rules) {
  const files = filesFor(c, audience);
  const newest = filesShown(c, files.slice(-FILES_SENT_MOST), audience, rules).map(({ name, about }) => ({
    name: userText(name, 80),
    about,
  }));
  return { files: newest, hidden: files.length - newest.length };
}

/** Files with what each is, when it came, how large it is and from whom. */
export const filesShown = (c: Case, files: readonly CaseFile[], audience: Audience, rules: Rules) =>
  files.map((f) => ({
    id: f.id,
    name: f.name,
    about: [PURPOSE_WORDS[f.purpose], formatInstant(f.at, rules.at), sizeOf(f.size), fromWhom(c, f, audience)].join(
      '　',
    ),
  }));

const fromWhom = (c: Case, f: CaseFile, audience: Audience): string => {
  const byEnterprise = f.purpose === 'appeal' || f.purpose === 'addition';
  if (speaksForEnterprise(audience)) return byEnterprise ? f.by.name : '承办单位';
  if (!byEnterprise) return f.by.name;
  if (ownerOf(f.by) !== c.filer.openId || c.filer.as === 'contact') return '企业';
  return c.filer.as === 'agent' ? '助企员' : f.by.name;
};

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
