import type { Facts } from '../../../cards/case/view.ts';
import { NO_ENTERPRISE, OUTCOME_WORDS, TO_VERIFY } from '../../../cards/case/words.ts';
import { type Colour, type UserText, userText } from '../../../cards/kit.ts';
import { readsFor } from '../../domain/case/audiences.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { assignmentInHand } from '../../domain/case/current.ts';
import { filesFor } from '../../domain/case/files.ts';
import type { Audience } from '../../domain/case/message.ts';
import { isOpen, type Outcome, STATE_TABLE } from '../../domain/case/state.ts';
import { awaitsUnit, unitLeft } from '../../domain/case/unit-of.ts';
import { wordOf } from '../../domain/case/words.ts';
import { claimMeans, isBound, isClaimed } from '../../domain/directory/claims.ts';
import { absenceOf, calledBy } from '../../domain/directory/deputies.ts';
import { enterpriseById, unitById } from '../../domain/directory/directory.ts';
import { inPlaceOf } from '../../domain/directory/person.ts';
import { isUnverified } from '../../domain/directory/unverified.ts';
import { formatInstant, formatMinute } from '../../domain/time/format-date.ts';
import { alertFor, clockFacts } from '../shared/clocks.ts';
import { filedBy } from '../shared/filed.ts';
import { claimant, handlerNow, lastUnit, type Whose } from '../shared/people.ts';
import { speaksForEnterprise } from '../shared/redact.ts';
import { marksOf } from './flags.ts';

/** The tag in a card's header; for closed cases the outcome. Source: lifecycle.md, "States"; interface.md, "Faces". */
export function tagFor(c: Case, audience: Audience): string {
  if (c.state === 'closed' && c.outcome) return OUTCOME_WORDS[c.outcome];
  if (c.state === 'resolved' && !c.enterprise) return TO_VERIFY;
  if (c.state === 'merged' && speaksForEnterprise(audience) && c.duplicateOf?.shows)
    return STATE_TABLE[c.duplicateOf.shows.state].word.enterprise;
  const { word } = STATE_TABLE[c.state];
  if (audience === 'respondent') return word.enterprise;
  // The filer is not the person who is asked, so the text says 企业 instead of 您.
  return audience === 'filer' ? word.enterprise.replace('您', '企业') : word.staff;
}

/** Outcomes in which somebody said that the matter is settled. */
const GOOD_ENDS: readonly Outcome[] = ['satisfied', 'explained', 'verified', 'direct_report'];

/** Yellow on the last day of a clock, red after it; otherwise the state's own colour. Source: R-502. */
export function colourFor(c: Case, audience: Audience, rules: Rules, whose: Whose = {}): Colour {
  const alert = alertFor(c, audience, rules, whose);
  if (alert !== 'none') return alert === 'late' ? 'red' : 'yellow';
  if (c.state === 'closed' && c.outcome && !GOOD_ENDS.includes(c.outcome)) return 'grey';
  return STATE_TABLE[c.state].colour[speaksForEnterprise(audience) ? 'enterprise' : 'staff'];
}

/** The facts of a card: enterprise, category, unit, clocks this audience may see, number of files. */
export function factsFor(c: Case, audience: Audience, rules: Rules, whose: Whose = {}): Facts {
  const enterprise = speaksForEnterprise(audience);
  const handler = handlerNow(c, rules);
  const claimed = claimant(c, rules);
  const files = filesFor(c, audience).length;
  return {
    代理: inPlaceSaid(c, audience, rules, whose),
    企业: enterpriseSaid(c, audience, rules),
    类别: wordOf(c, 'category', c.category, rules.profile),
    紧急程度: wordOf(c, 'urgency', c.urgency, rules.profile),
    承办单位: unitShownTo(c, enterprise, rules) ? unitSaid(c, rules) : undefined,
    联系电话: enterprise && unitShownTo(c, enterprise, rules) ? telephoneOf(c, rules) : undefined,
    ...(!enterprise && {
      经办人: c.state === 'dispatched' || !handler ? undefined : calledBy(handler),
      办理轮次: c.assignments.length > 1 ? `第 ${c.assignments.length} 次办理` : undefined,
      认领人: claimed && calledBy(claimed),
    }),
    报送: filedBy(c, audience, rules),
    ...callOf(c, audience, rules),
    来源渠道: c.channel?.name,
    ...(!enterprise && audience !== 'confidential_officer' && marksOf(c, audience, rules)),
    ...clockFacts(c, audience, rules, whose),
    附件: files > 0 ? `${files} 个` : undefined,
  };
}

/** Staff read whether the register has the enterprise. */
const enterpriseSaid = ({ enterprise }: Case, audience: Audience, { directory }: Rules): string =>
  enterprise
    ? `${enterprise.name}${!speaksForEnterprise(audience) && isUnverified(directory, enterprise.id) ? '（待核实）' : ''}`
    : NO_ENTERPRISE;

/** Who called or came, for those who answer to them; their number is private, and asked for (R-801). */
function callOf(c: Case, audience: Audience, rules: Rules): Facts {
  const { incoming, channel, enterprise } = c;
  if (!incoming || (audience !== 'desk' && audience !== 'confidential_officer')) return {};
  const { name, at } = incoming;
  const said = userText(`${name}，${formatMinute(at, rules.at)}（号码请按“查看联系方式”）`);
  if (isClaimed(enterprise?.id)) return { 联系人: said, 绑定企业: claimSaid(c, rules) };
  return channel?.kind === 'visit' ? { 来访人: said } : { 来电人: said };
}

/** What the desk goes by when it decides whether somebody speaks for an enterprise: the code, and what the register has. */
function claimSaid({ enterprise, incoming, binding }: Case, { directory }: Rules): UserText | undefined {
  if (isBound(directory, enterprise?.id)) return undefined;
  const { uscc } = enterpriseById(directory, enterprise?.id ?? '') ?? {};
  const meant = claimMeans(directory, enterprise?.id);
  const known = meant.flatMap(({ contacts }) => contacts.filter((k) => k.phone && k.phone === incoming?.number));
  const found = meant.length > 0 ? `名册中有 ${meant.map((e) => e.name).join('、')}` : '名册中没有同名、同代码的企业';
  const same = known.length > 0 ? `，手机号与其联系人${known[0]?.name}一致` : '';
  const refused = binding?.as === 'refused' ? `；不予确认：${binding.reason}` : '';
  return userText(`代码 ${uscc ?? '未填'}；${found}${same}${refused}`);
}

/** For whom a deputy reads the card, and until when. */
function inPlaceSaid(c: Case, audience: Audience, rules: Rules, { person }: Whose): string | undefined {
  const absent = person === undefined ? [] : readsFor(c, audience, person, rules);
  if (absent.length === 0) return undefined;
  const ends = absent.map(({ openId }) => absenceOf(rules.directory, openId)?.until ?? rules.at);
  const first = new Date(Math.min(...ends.map((end) => end.getTime())));
  return `您${inPlaceOf(absent)}办理，至${formatInstant(first, rules.at, { endOfDay: true })}`;
}

/** The unit is hidden from the enterprise while it is being decided (T54). */
const unitShownTo = (c: Case, enterprise: boolean, rules: Rules): boolean =>
  assignmentInHand(c) !== undefined &&
  c.state !== 'submitted' &&
  !(enterprise && (STATE_TABLE[c.state].hidesUnit || settledAnew(c, rules)));

/** Whether an open case waits for another unit, because its own has left the directory. */
const settledAnew = (c: Case, { directory }: Rules): boolean =>
  (STATE_TABLE[c.state].promises ?? false) && unitLeft(c, directory);

/** The office that has the case, for an enterprise that wants to ring it; undefined where the directory has no number. */
function telephoneOf(c: Case, { directory }: Rules): string | undefined {
  const unit = awaitsUnit(c) ? undefined : unitById(directory, assignmentInHand(c)?.unit ?? '');
  return unit?.phone && `${unit.phone}${unit.hours ? `（${unit.hours}）` : ''}`;
}

const unitSaid = (c: Case, rules: Rules): string =>
  `${lastUnit(c, rules)}${isOpen(c) && unitLeft(c, rules.directory) ? '（已不在通讯录）' : ''}`;
