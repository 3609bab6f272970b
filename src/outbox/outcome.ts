import type { Case } from '../domain/case/case.ts';
import type { OutboxItem } from '../domain/case/message.ts';
import { type CardPlace, FORMS_KEPT } from '../domain/case/parts.ts';
import { withSaid } from '../domain/case/said.ts';
import { unitShown } from '../domain/case/unit-of.ts';
import { sealed } from '../domain/clocks/schedule.ts';
import type { Directory } from '../domain/directory/directory.ts';
import { isWeb } from '../domain/directory/web-contact.ts';
import { decide } from '../domain/events/decide.ts';
import type { Sent } from '../ports.ts';
import { contextFor, type Deps, rulesNow } from '../usecases/deps.ts';

/** Most living cards that a case remembers; the oldest private ones are forgotten first. */
const CARDS_KEPT = 60;

/** Facts about a sent message besides its place. */
type About = {
  maybeTwice: boolean;
  /** The `v` of the case that was drawn; the case may have changed since. */
  v: number;
  /** Who got it, where it went to a person; the directory may have changed since. */
  reader?: string | undefined;
};

/** The case after sending: item removed, card stored, and the event of the delivery applied, in one write. */
export function delivered(deps: Deps, c: Case, entry: OutboxItem, sent: Sent | 'updated', about: About): Case {
  const now = deps.clock.now();
  const without = { ...c, rev: c.rev + 1, outbox: c.outbox.filter((o) => o.id !== entry.id) };
  const placed =
    sent === 'updated'
      ? withoutStub(without, entry)
      : placedCard(without, entry, sent, { ...about, now, directory: deps.directory.current() });
  const marked = about.maybeTwice ? { ...placed, maybeTwice: [...(c.maybeTwice ?? []), entry.id] } : placed;
  const kept = sealed(marked, rulesNow(deps));
  // On the own page a press says that it was read, and the file itself that it was fetched.
  if (!entry.onDelivery || (about.reader !== undefined && isWeb(about.reader))) return kept;
  const before = { ...marked, rev: c.rev };
  const decision = decide(
    before,
    entry.onDelivery,
    'file' in entry.show ? { file: entry.show.file } : {},
    contextFor(deps, { kind: 'sender' }, before, {}),
  );
  return decision.ok ? decision.case : kept;
}

const withoutStub = (c: Case, { show }: OutboxItem): Case =>
  'stub' in show && !show.asleep ? { ...c, cards: c.cards.filter((k) => k.messageId !== show.stub) } : c;

function placedCard(
  c: Case,
  entry: OutboxItem,
  sent: Sent,
  { v, reader, now, directory }: Pick<About, 'v' | 'reader'> & { now: Date; directory: Directory },
): Case {
  const { show, to } = entry;
  const privately = 'person' in to ? { person: reader ?? to.person } : undefined;
  if ('form' in show) {
    // A form may be submitted before this is written; a used form stays used.
    if (c.forms.some((f) => f.messageId === sent.messageId)) return c;
    const form = { messageId: sent.messageId, person: privately?.person ?? '', event: show.form, sentAt: now };
    return { ...c, forms: [...c.forms, form].slice(-FORMS_KEPT) };
  }
  // Words and files have no place of their own; they may have to be taken back.
  if (!('card' in show) && privately && isWeb(privately.person)) return c;
  if (!('card' in show)) return withSaid(c, { ...sent, at: now, ...privately });
  // The unit that the message was sent to; during the call the case may have gone to another.
  const unit = 'unit' in to ? to.unit : unitShown(c, directory);
  const place: CardPlace = {
    messageId: sent.messageId,
    chatId: sent.chatId,
    audience: show.card,
    v,
    sentAt: now,
    ...privately,
    ...(!privately && reader !== undefined && { reader }),
    ...(show.card === 'unit' && unit && { unit }),
    ...((show.card === 'co_unit' || show.card === 'party') && 'unit' in to && { unit: to.unit }),
  };
  const old = c.cards.filter((k) => k.messageId !== sent.messageId);
  // A group's card replaces the one in the group that the audience had before.
  const moved = (k: CardPlace) => place.person === undefined && k.unit === place.unit;
  const replaced = old.filter(
    (k) => k.audience === place.audience && k.person === place.person && (k.chatId === place.chatId || moved(k)),
  );
  const standing = old.filter((k) => !replaced.includes(k));
  // One living card for each chat and audience: the older one becomes a pointer to this one (lifecycle.md, invariant
  // 7).
  const pointers = replaced.flatMap((k, i) =>
    k.asleep
      ? []
      : [
          {
            id: `${c._id}.${c.rev}.s${i}`,
            at: now,
            to: { chat: k.chatId },
            show: { stub: k.messageId },
          },
        ],
  );
  const lost = place.audience === 'unit' && place.unit !== unitShown(c, directory) ? [place] : [];
  const stubs = lost.map((k) => ({
    id: `${c._id}.${c.rev}.l`,
    at: now,
    to: { chat: k.chatId },
    show: { stub: k.messageId },
  }));
  return { ...c, cards: kept([...standing, place]), outbox: [...c.outbox, ...pointers, ...stubs] };
}

/** Keeps every audience's own card, and the newest of the private copies. */
function kept(cards: CardPlace[]): CardPlace[] {
  let over = cards.length - CARDS_KEPT;
  const own = (k: CardPlace) => k.person === undefined || k.audience === 'respondent' || k.audience === 'filer';
  return cards.filter((k) => own(k) || over-- <= 0);
}

/** The card that was updated now shows this `v`. */
export const shownAt = (c: Case, messageId: string, v: number): Case => ({
  ...c,
  cards: c.cards.map((k) => (k.messageId === messageId ? { ...k, v } : k)),
});
