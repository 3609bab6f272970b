import type { Case } from '../domain/case/case.ts';
import type { OutboxItem } from '../domain/case/message.ts';
import type { ShortMessage } from '../domain/case/short.ts';
import { wordOf } from '../domain/case/words.ts';
import { actorOf } from '../domain/directory/actor.ts';
import { type Contact, type Directory, enterpriseById, webContact } from '../domain/directory/directory.ts';
import { NOTIFICATIONS } from '../domain/events/lifecycle.ts';
import { MessengerError, type Sent } from '../ports.ts';
import type { Deps } from '../usecases/deps.ts';
import { newToken } from '../usecases/links/token.ts';
import { casesOf } from '../usecases/web/visit.ts';
import { newLinkText } from '../views/notices/links.ts';
import { handOnText } from '../views/notifications/hand-on.ts';
import type { Drawn } from './outbox-store.ts';
import { type Address, addressOf } from './receivers.ts';
import type { Starting } from './turn.ts';

/** What an item is to somebody without an account; undefined where nothing is said: the page shows it anyway. */
function templateOf(c: Case, { show }: OutboxItem, person: string): ShortMessage | undefined {
  if ('card' in show) return c.cards.some((k) => k.person === person) ? undefined : 'receipt';
  return 'notification' in show ? NOTIFICATIONS.get(show.notification)?.short : undefined;
}

const noNumber = (): MessengerError =>
  new MessengerError('unreachable', 0, 'no number to send to', undefined, '没有登记手机号码');

const contactAt = (d: Directory, c: Case, person: string): Pick<Contact, 'name' | 'phone'> | undefined =>
  enterpriseById(d, c.enterprise?.id ?? '')?.contacts.find((k) => k.openId === person) ??
  d.claimants?.find((k) => k.openId === person);

/** Who passes a link on: whoever filed the case for the enterprise, else its agent, else the desk. */
function handedBy(d: Directory, { filer, enterprise }: Case): Address | null {
  const agents = d.agents.filter((a) => a.enterprises.includes(enterprise?.id ?? ''));
  const agent = agents.find((a) => a.openId === filer.openId) ?? agents[0];
  return agent ? { person: agent.openId } : addressOf({ audience: 'desk' }, d);
}

/**
 * What goes to somebody without an account in place of a card or a sentence: a short message with a link of its own, or
 * without a gateway the link, to whoever passes it on. Source: interface.md, "Short messages"; lifecycle.md, "result
 * delivered".
 *
 * @throws MessengerError `unreachable` where the gateway needs a number and there is none
 */
export async function drawnShort(deps: Deps, c: Case, item: OutboxItem, person: string): Promise<Drawn | null> {
  const template = templateOf(c, item, person);
  if (!template || c.confidential) return null;
  const d = deps.directory.current();
  const contact = contactAt(d, c, person);
  const { links, notifier } = deps;
  const token = notifier?.tokenFor(item.id) ?? newToken();
  const url = `${deps.publicUrl()}/e/${token}`;
  const title = wordOf(c, 'category', c.category, deps.profile) ?? '诉求';
  // Of somebody who is not confirmed it is for this case alone.
  const alone = d.claimants?.some((k) => k.openId === person) ? { caseId: c._id } : {};
  const made = () => links.add(token, { person, madeAt: deps.clock.now(), about: c.no, ...alone });
  if (notifier) {
    if (!contact?.phone) throw noNumber();
    // Before the message that carries it: a link in somebody's hands must open.
    await made();
    const message = { id: item.id, to: contact.phone, template, params: { number: c.no, title, url } };
    return { content: { text: '' }, short: { send: () => notifier.send(message), as: person } };
  }
  // Whoever files on the page reads there that it was taken.
  const handTo = c.filer.openId === person && template === 'receipt' ? null : handedBy(d, c);
  if (!handTo) return { content: { text: '' }, short: { send: async () => undefined, as: person } };
  await made();
  const text = handOnText({ template, no: c.no, enterprise: c.enterprise?.name ?? '', name: contact?.name ?? '', url });
  return { content: { text }, short: { handTo, as: person } };
}

/**
 * A new link for somebody without an account: by short message to its person, else to whoever at the desk passes it on.
 * Source: interface.md, "Links".
 *
 * @throws MessengerError `unreachable` where its person has no number any more
 */
export async function drawnLink(
  deps: Deps,
  { of }: { of: string },
  item: OutboxItem,
  address: Address,
): Promise<Drawn | null> {
  const found = webContact(deps.directory.current(), of);
  const actor = actorOf(deps.directory.current(), of);
  if (!found || !actor) return null;
  const { enterprise, contact } = found;
  const { links, notifier } = deps;
  const bySelf = 'person' in address && address.person === of;
  if (bySelf && !(notifier && contact.phone)) throw noNumber();
  const token = bySelf && notifier ? notifier.tokenFor(item.id) : newToken();
  const url = `${deps.publicUrl()}/e/${token}`;
  await links.add(token, { person: of, madeAt: deps.clock.now() });
  if (!bySelf || !notifier || !contact.phone) {
    const refused = (item.tried ?? []).includes(of);
    return { content: { text: newLinkText({ enterprise: enterprise.name, name: contact.name, url, refused }) } };
  }
  const [newest] = await casesOf(deps, { link: {}, actor });
  const params = { number: newest?.no ?? '', title: '企业诉求', url };
  const message = { id: item.id, to: contact.phone, template: 'link' as const, params };
  return { content: { text: '' }, short: { send: () => notifier.send(message), as: of } };
}

/** Sends it. What is said to somebody without an account has no message of Feishu's: it is called by the item's id. */
export async function shortSent(
  short: NonNullable<Drawn['short']>,
  item: OutboxItem,
  starting: Starting,
  handOn: (to: Address) => Promise<unknown>,
): Promise<Sent> {
  if (short.handTo) await handOn(short.handTo);
  else {
    starting();
    await short.send?.();
  }
  return { messageId: item.id, chatId: short.as };
}
