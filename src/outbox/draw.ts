import type { Card } from '../../cards/kit.ts';
import type { Case } from '../domain/case/case.ts';
import type { Rules } from '../domain/case/context.ts';
import { assignmentInHand } from '../domain/case/current.ts';
import type { OutboxItem } from '../domain/case/message.ts';
import { holds, type Notification } from '../domain/case/notification.ts';
import { readerOf, sameReceiver } from '../domain/case/receiver.ts';
import { reachOf } from '../domain/digest/reach.ts';
import { actorOf } from '../domain/directory/actor.ts';
import { absenceOf } from '../domain/directory/deputies.ts';
import { type Directory, isStaffed } from '../domain/directory/directory.ts';
import { eventNamed, NOTIFICATIONS } from '../domain/events/lifecycle.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { addWorkingDays, closingTimeOf } from '../domain/time/day-kind.ts';
import { type MessageContent, MessengerError } from '../ports.ts';
import { type Deps, rulesNow } from '../usecases/deps.ts';
import { digestId } from '../usecases/digest/figures.ts';
import { likeCases } from '../usecases/like-cases.ts';
import { linksOf } from '../usecases/links/standing.ts';
import { drawnList } from '../usecases/lists/read.ts';
import { cardFor } from '../views/case/case-card.ts';
import { stubFor } from '../views/case/stub.ts';
import { formCardFor } from '../views/forms/form-card.ts';
import { MESSAGE_MOST, wholeText } from '../views/inquiries/full-text.ts';
import { inquiryFor } from '../views/inquiries/inquiry.ts';
import { absenceForm, absenceStanding } from '../views/notices/absence.ts';
import { askCard } from '../views/notices/ask.ts';
import { bindAsk, bindDecision, bindForm } from '../views/notices/binding.ts';
import { claimCard } from '../views/notices/claim.ts';
import { digestCard } from '../views/notices/digest.ts';
import { helpCard } from '../views/notices/help.ts';
import { intakeAway, intakeCard, intakeDone } from '../views/notices/intake.ts';
import { linksCard } from '../views/notices/links.ts';
import { whichCard } from '../views/notices/which.ts';
import { fallbackText, fileGoneText } from '../views/notifications/fallback.ts';
import { notificationText } from '../views/notifications/notification.ts';
import type { Whose } from '../views/shared/people.ts';
import { drawnCode, drawnCodes } from './draw-code.ts';
import { drawnMorning } from './draw-morning.ts';
import type { Drawn } from './outbox-store.ts';

const asCard = (card: Card): MessageContent => ({ card });

/** The content of an outbox item, drawn from the case as it is now; null when there is nothing to send. */
export async function drawn(deps: Deps, c: Case, entry: OutboxItem): Promise<MessageContent | null> {
  const rules = rulesNow(deps);
  const { show } = entry;
  const whose = whoseOf(entry, rules.directory);
  if ('card' in show) return asCard(cardFor(c, show.card, rules, whose));
  if ('stub' in show) {
    const place = c.cards.find((k) => k.messageId === show.stub);
    // A pointer leads to the newest card of its own chat; where that has none, the case has gone elsewhere.
    const { to } = entry;
    const renewed = !place && 'chat' in to && c.cards.some((k) => k.chatId === to.chat);
    return asCard(stubFor(c, rules, place && show.asleep ? 'asleep' : renewed ? 'renewed' : 'moved', { place }));
  }
  if ('notification' in show)
    return { text: notificationText(c, show.audience, show.notification, show, rules, whose) };
  if ('inquiry' in show) {
    const { inquiry, audience } = show;
    if (inquiry === 'whole') return whole(deps, c, wholeText(c, audience, rules));
    return asCard(inquiryFor(c, inquiry, audience, rules));
  }
  if ('form' in show) {
    const person = 'person' in entry.to ? entry.to.person : '';
    const others = eventNamed(show.form)?.names ? await likeCases(deps, c) : [];
    const opts = { person, others, ...(show.datum !== undefined && { datum: show.datum }) };
    return asCard(formCardFor(c, show.form, opts, rules));
  }
  if ('recall' in show || 'across' in show || 'step' in show) return null;
  return fileSent(deps, c, entry, show.file);
}

/**
 * A stored file. Where its bytes are gone, whoever asked for it reads so.
 *
 * @throws MessengerError for a page of a letter, which the desk then serves: a sentence in its place would count as
 *   delivered
 */
async function fileSent(deps: Deps, c: Case, { onDelivery }: OutboxItem, id: string): Promise<MessageContent> {
  const stored = await deps.files.get(id);
  if (stored) return deps.messenger.upload(stored.file.name, stored.bytes, stored.file.contentType);
  deps.log.error({ caseId: c._id, file: id }, 'file.gone');
  if (onDelivery) throw new MessengerError('content_refused', 0, `file ${id} is gone`);
  return { text: fileGoneText(c, id) };
}

/** A text that is too long for one message goes as a file. The mark at its beginning tells editors that it is UTF-8. */
const whole = async (deps: Deps, { no }: Case, text: string): Promise<MessageContent> =>
  text.length <= MESSAGE_MOST
    ? { text }
    : deps.messenger.upload(`${no} 全文.txt`, Buffer.from(`\uFEFF${text}`), 'text/plain; charset=utf-8');

/** The unit or person that an item's card or notification is for; a deputy with the one who is away. */
function whoseOf({ to }: OutboxItem, d: Directory): Whose {
  if ('unit' in to) return { unit: to.unit };
  const reader = readerOf(to, d);
  if (!('person' in to) || reader === undefined) return {};
  const absent = reader === to.person ? undefined : absenceOf(d, to.person);
  return { person: reader, ...(absent && { absent: absent.person.name }) };
}

/**
 * Whether a notification no longer holds, or the case has left the unit it was meant for (T19), or that unit has left
 * the directory; then the desk has been told.
 */
export function overtaken(c: Case, entry: OutboxItem, { directory, at }: Rules): boolean {
  const { show, to } = entry;
  if (('card' in show || 'notification' in show) && 'unit' in to && !isStaffed(directory, to.unit)) return true;
  if (!('notification' in entry.show)) return false;
  const notification = NOTIFICATIONS.get(entry.show.notification);
  const elsewhere =
    entry.show.audience === 'unit' &&
    'unit' in entry.to &&
    c.assignments.at(-1)?.unit !== entry.to.unit &&
    !notification?.outlivesAssignment;
  return (
    elsewhere ||
    followed(c, entry, notification?.successor) ||
    outdone(c, entry, notification) ||
    !holds(notification, c, { at, to })
  );
}

/** Whether the notification's successor, which says all that it says, waits for the same receiver. */
function followed(c: Case, { show, to }: OutboxItem, successor: string | undefined): boolean {
  if (successor === undefined || !('notification' in show) || show.words) return false;
  if (show.audience === 'unit' && assignmentInHand(c)?.instruction) return false;
  return c.outbox.some((o) => 'notification' in o.show && o.show.notification === successor && sameReceiver(o.to, to));
}

/**
 * Whether a later sentence of this case waits with it for the same receiver's next window: that one alone is sent, unless
 * this one asks for something else, or tells of a result. Source: lifecycle.md, invariant 10.
 */
function outdone(c: Case, { id, to, show, hours, onDelivery }: OutboxItem, notification?: Notification): boolean {
  if (hours !== 'held' || !('notification' in show) || onDelivery) return false;
  const asks = notification?.wakes || notification?.clock !== undefined;
  return c.outbox
    .slice(c.outbox.findIndex((o) => o.id === id) + 1)
    .some(
      (o) =>
        o.hours === 'held' &&
        'notification' in o.show &&
        sameReceiver(o.to, to) &&
        (!asks || o.show.notification === show.notification),
    );
}

/** The plain text when Feishu refuses a card: number, state and next step for the audience, with nobody's own words. */
export const drawnPlainly = (deps: Deps, c: Case, { show }: OutboxItem): MessageContent => {
  const audience = 'card' in show ? show.card : 'audience' in show ? show.audience : undefined;
  return { text: fallbackText(c, rulesNow(deps), audience) };
};

/** The content of a notice and its thread; null when there is nothing left to send. */
export async function drawnNotice(deps: Deps, n: Notice, item: OutboxItem): Promise<Drawn | null> {
  const rules = rulesNow(deps);
  const { show } = n;
  if ('steps' in show) return drawnMorning(deps, item, show.steps);
  if ('digest' in show && overDigest(deps, n, show.digest)) return null;
  if ('list' in show) {
    const { of, ...page } = show.list;
    const list = await drawnList(deps, of, { noticeId: n._id, ...page });
    return list && { content: asCard(list.card), lists: list.caseIds };
  }
  const content = await drawnAnswer(deps, n, rules, readerOf(item.to, rules.directory));
  return content && { content };
}

/** Whether a morning's digest waited until its day was over: the next morning's is sent alone. */
const overDigest = (
  { clock, profile }: Deps,
  { _id }: Notice,
  { on, person }: { on: string; person: string },
): boolean => _id === digestId(on, person) && clock.now() > closingTimeOf(on, profile.hours.close);

async function drawnAnswer(
  deps: Deps,
  n: Notice,
  rules: ReturnType<typeof rulesNow>,
  reader: string | undefined,
): Promise<MessageContent | null> {
  const { show } = n;
  const person = (openId: string) => actorOf(rules.directory, openId);
  const loaded = async (ids: string[]): Promise<Case[]> => {
    const found = await Promise.all(ids.map((id) => deps.cases.load(id)));
    return found.flatMap((f) => (f ? [f.current] : []));
  };
  if ('words' in show) return { text: show.words };
  if ('help' in show) return asCard(helpCard(person(show.help.person), rules));
  if ('intake' in show) {
    const actor = person(show.intake.person);
    if (!actor) return { text: `您的账号已不在企业联系人名册中，请联系${deps.profile.deskName}。` };
    // One that was put away may be submitted all the same, from a phone that still shows it open.
    const [filed] = await loaded([show.intake.caseId]);
    if (filed) return asCard(intakeDone(filed, rules));
    const files = await Promise.all(show.intake.fileIds.map((id) => deps.files.about(id)));
    const fileNames = files.flatMap((f) => (f ? [f.name] : []));
    if (n.usedAt) return asCard(intakeAway(n._id, { ...show.intake, fileNames }, rules));
    return asCard(intakeCard({ ...show.intake, fileNames }, actor, rules));
  }
  if ('bind' in show) return asCard(bindForm(n._id, rules));
  if ('bindAsk' in show)
    return asCard(bindAsk(n._id, show.bindAsk.claim, reader === undefined ? null : person(reader), rules));
  if ('bindForm' in show) return asCard(bindDecision(n._id, show.bindForm.claim, show.bindForm.what, rules));
  if ('claim' in show) {
    const [c] = await loaded([show.claim.caseId]);
    return c && !c.confidential ? asCard(claimCard(c, reader === undefined ? null : person(reader), rules)) : null;
  }
  if ('code' in show) return drawnCode(deps, n._id, show.code);
  if ('codes' in show) return drawnCodes(deps, n._id, show.codes.person);
  if ('ask' in show) return asCard(askCard(n._id, show.ask));
  if ('absence' in show) {
    const { person: away, form, ...asked } = show.absence;
    return asCard(form ? absenceForm(n._id, away, asked, rules) : absenceStanding(n._id, away, rules));
  }
  if ('links' in show) return asCard(linksCard(n._id, await linksOf(deps, show.links.enterprise), rules));
  if ('which' in show) {
    const { which } = show;
    const actor = person(which.person);
    return actor && asCard(whichCard(n._id, which, await loaded(which.caseIds), actor, rules));
  }
  if ('digest' in show) {
    const { on, person: whose, figures } = show.digest;
    const of = person(whose);
    if (!of || !reachOf(of)) return null;
    const last = await deps.notices.load(digestId(addWorkingDays(on, -1, rules.calendar), whose));
    const before = last && 'digest' in last.show ? last.show.digest.figures : null;
    const inPlaceOf = reader === whose ? undefined : of.name;
    return asCard(digestCard({ noticeId: n._id, on, figures, before, inPlaceOf }, rules));
  }
  throw new TypeError(`${n._id} cannot be drawn here`);
}
