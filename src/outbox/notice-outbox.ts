import type { OutboxItem, Receiver } from '../domain/case/message.ts';
import { nextSendAt } from '../domain/case/outbox.ts';
import { readerOf } from '../domain/case/receiver.ts';
import { actorOf } from '../domain/directory/actor.ts';
import { isWeb } from '../domain/directory/web-contact.ts';
import { casesIn, type Notice } from '../domain/notice/notice.ts';
import { changeNotice } from '../usecases/change-case.ts';
import type { Change } from '../usecases/changes.ts';
import type { Deps } from '../usecases/deps.ts';
import { workListPointer } from '../views/notices/lists.ts';
import { drawnNotice } from './draw.ts';
import { dropped, sentElsewhere } from './items.ts';
import type { OutboxStore } from './outbox-store.ts';
import { type Address, addressKey, insteadOfStaff, readdressed } from './receivers.ts';
import { drawnLink } from './short.ts';
import { readersAt, recordTold } from './told.ts';

const refusedWords = ({ profile }: Deps): string => `内容无法显示，请发送“帮助”或联系${profile.deskName}。`;

/** The outbox of notices: answers, intake cards, lists. */
export const noticeOutbox = (deps: Deps): OutboxStore<Notice> => ({
  line: (notice) => ({ notice }),
  load: deps.notices.load,
  change: (read, itemId, make) =>
    changeNotice<Notice | 'gone' | 'busy'>(
      deps,
      read,
      async (n): Promise<Change<Notice, Notice | 'gone'>> => {
        const item = n?.outbox.find((o) => o.id === itemId);
        const next = n && item ? await make(n, item) : null;
        if (!next) return { answer: 'gone' };
        const isParked = next.outbox.some((o) => o.parked);
        const kept = isParked && !next.parkedAt ? { ...next, parkedAt: deps.clock.now() } : next;
        return { write: kept, answer: kept };
      },
      { otherwise: 'busy' },
    ),
  caseOf,
  instead: () => null,
  // Whether its lines still hold is checked when it is drawn.
  overtaken: () => false,
  // Strangers get answers too; what the program says by itself goes to nobody who has left.
  hasLeft({ show }, { to }) {
    const reader = readerOf(to, deps.directory.current());
    return 'steps' in show && reader !== undefined && actorOf(deps.directory.current(), reader) === null;
  },
  async passOn(n, item, address) {
    const to = await instead(deps, n, item, address);
    if (!to) await recordTold(deps, n, []);
    return to ? sentElsewhere(n, item, to, addressKey(address)) : dropped(n, item);
  },
  async told(n, item, address) {
    if (!address) await recordTold(deps, n, []);
    // Whom it was for is on record already; a deputy may have been named, or be back, since.
    else if (item.tried || ('person' in item.to && item.to.as))
      await recordTold(deps, n, readersAt(address, deps.directory.current()));
  },
  async draw(n, item, address) {
    if ('link' in n.show) return drawnLink(deps, n.show.link, item, address);
    // Whoever has no account reads on the page.
    if ('person' in address && isWeb(address.person)) return null;
    if ('recall' in item.show) return { content: { text: '' }, recalls: item.show.recall };
    if ('stub' in item.show)
      return {
        content: { card: workListPointer(n._id) },
        changes: { messageId: item.show.stub, orNothing: true },
      };
    const drawn = await drawnNotice(deps, n, item);
    if (!n.sent || isFresh(item)) return drawn;
    // Drawn anew: the message stands, or is taken back where nothing of it can.
    if (!drawn || !('card' in drawn.content)) return { content: { text: '' }, recalls: n.sent.messageId };
    return { ...drawn, changes: { messageId: n.sent.messageId, orNothing: true } };
  },
  drawPlainly: (n, item) =>
    'link' in n.show || (n.sent && !isFresh(item)) ? null : { content: { text: refusedWords(deps) }, plain: true },
  sent: (n, item, { sent, maybeTwice, lists }) => ({
    ...(sent === 'updated' ? dropped(n, item) : replaced(dropped(n, item), item, deps.clock.now())),
    ...(sent !== 'updated' && { sent: { ...sent, at: deps.clock.now() } }),
    ...(maybeTwice && { maybeTwice }),
    ...(lists && { lists }),
  }),
  elsewhere: (n, item, failed) => instead(deps, n, item, failed),
  moved: sentElsewhere,
  // The next morning brings another; that its group is lost the administrators have been told.
  lost: (n, item) => ('card' in item.show ? dropped(n, item) : null),
});

/** Whether it is sent as a new message although it stands already. */
const isFresh = ({ show }: OutboxItem): boolean => 'card' in show && show.fresh === true;

/** The message that a new one has taken the place of becomes a pointer. */
function replaced(n: Notice, item: OutboxItem, at: Date): Notice {
  if (!n.sent || !isFresh(item)) return n;
  const { chatId, messageId } = n.sent;
  const outbox = [...n.outbox, { id: `${item.id}/before`, at, to: { chat: chatId }, show: { stub: messageId } }];
  return { ...n, outbox, sendAt: nextSendAt(outbox) };
}

/** A list or question about one case is about that case, as an appeal that is being written is about what it becomes. */
function caseOf(n: Notice): string | undefined {
  const [one, ...others] = 'intake' in n.show ? [n.show.intake.caseId] : new Set(casesIn(n));
  return others.length === 0 ? one : undefined;
}

/** Who gets a notice in its receiver's place: of an answer in a group whoever asked, of a list of steps the next in rank. */
async function instead(deps: Deps, { show }: Notice, item: OutboxItem, failed: Address): Promise<Receiver | null> {
  const d = deps.directory.current();
  if ('chat' in item.to && item.to.askedBy) return readdressed(item, failed, [{ person: item.to.askedBy }], d);
  // Whoever made it passes it on.
  if ('link' in show && show.link.by) return readdressed(item, failed, [{ person: show.link.by }], d);
  // An answer or a leader's digest is for that person only.
  if (!('steps' in show)) return null;
  const found = await Promise.all(show.steps.lines.map((line) => deps.cases.load(line.caseId)));
  // For a confidential case each officer has their own message, so nobody else may get this one.
  if (found.some((f) => f?.current.confidential)) return null;
  return readdressed(item, failed, insteadOfStaff(failed, d), d);
}
