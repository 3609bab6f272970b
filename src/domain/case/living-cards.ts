import { actorOf } from '../directory/actor.ts';
import { absenceOf } from '../directory/deputies.ts';
import type { Directory } from '../directory/directory.ts';
import { isWeb } from '../directory/web-contact.ts';
import { audienceFor, audiencesWanted, type Wanted } from './audiences.ts';
import type { Case } from './case.ts';
import type { Ctx } from './context.ts';
import type { Audience, OutboxItem } from './message.ts';
import type { OutboxDraft } from './outbox.ts';
import { readerOf, receiverOf } from './receiver.ts';
import type { WhoRules } from './roles.ts';

/** The tapped card is redrawn this long after the tap as well, in case the program crashes before it answers. */
const TAPPED_CARD_DELAY_MS = 5_000;

/** The living cards to redraw after a change, and stubs for cards that have lost their audience. */
export function cardsToSend(c: Case, ctx: Ctx): OutboxDraft[] {
  const wanted = audiencesWanted(c, ctx);
  const drafts: OutboxDraft[] = [];
  for (const w of wanted) {
    const to = receiverOf(c, w, ctx.directory);
    // A page is drawn when it is looked at.
    if (!to || (w.person !== undefined && isWeb(w.person) && hasCard(c, w))) continue;
    const tapped = c.cards.some((k) => k.messageId === ctx.messageId && k.audience === w.audience);
    drafts.push({
      to,
      show: { card: w.audience },
      ...(tapped && { at: new Date(ctx.now.getTime() + TAPPED_CARD_DELAY_MS) }),
    });
  }
  for (const place of c.cards) {
    if (place.person !== undefined && isWeb(place.person)) continue;
    const same = (w: Wanted) => w.audience === place.audience && (w.unit === undefined || w.unit === place.unit);
    const hangs = (w: Wanted) => same(w) && readerWanted(c, w, ctx.directory) === place.person;
    if (wanted.some(hangs)) continue;
    const { person } = place;
    if (person !== undefined && isKept(c, place, wanted, ctx)) {
      const away = absenceOf(ctx.directory, person) !== undefined;
      drafts.push({ to: { person }, show: { card: place.audience, ...(away && { standing: true }) } });
    } else drafts.push({ to: { chat: place.chatId }, show: { stub: place.messageId } });
  }
  return drafts;
}

/** Who reads the card of an audience that is one person now; undefined where it hangs in a group. */
const readerWanted = (c: Case, w: Wanted, d: Directory): string | undefined => {
  const to = w.person === undefined ? null : receiverOf(c, w, d);
  return to ? readerOf(to, d) : undefined;
};

/**
 * Whether a private card is kept up to date beside those of the audiences: one that somebody opened with 查询, while they
 * may see the case as its audience does; and that of somebody who is away, whose deputy has one meanwhile.
 */
function isKept(c: Case, place: Case['cards'][number], wanted: readonly Wanted[], ctx: Ctx): boolean {
  const same = (w: Wanted) => w.audience === place.audience && (w.unit === undefined || w.unit === place.unit);
  if (wanted.some((w) => same(w) && w.person !== undefined && w.person === place.person)) return true;
  const theirs = place.unit ? wanted.some(same) : !c.confidential && !ADDRESSED.includes(place.audience);
  const actor = theirs && actorOf(ctx.directory, place.person ?? '');
  return actor ? audienceFor(c, actor, ctx) !== null : false;
}

/** The cards that have lost their audience and are not about to become one line. */
export const staleCards = (c: Case, ctx: Ctx): string[] =>
  cardsToSend(c, ctx).flatMap(({ show }) =>
    'stub' in show && !c.outbox.some((o) => 'stub' in o.show && o.show.stub === show.stub) ? [show.stub] : [],
  );

/** The audiences that can be reached and have neither a living card nor one in the outbox. */
export const lacksCards = (c: Case, rules: WhoRules): Wanted[] =>
  audiencesWanted(c, rules).filter((w) => !hasCard(c, w) && receiverOf(c, w, rules.directory) !== null);

/** The persons' audiences whose reader now, a deputy or somebody who is back, has no card yet. */
export const readersWithout = (c: Case, rules: WhoRules): Wanted[] =>
  audiencesWanted(c, rules).filter((w) => {
    const reader = DEPUTISED.includes(w.audience) && readerWanted(c, w, rules.directory);
    const waits = ({ show, to }: OutboxItem) => 'card' in show && readerOf(to, rules.directory) === reader;
    return reader && !c.cards.some((k) => k.audience === w.audience && k.person === reader) && !c.outbox.some(waits);
  });

/** The card may have gone to another person of the audience; each unit is an audience of its own. */
const hasCard = (c: Case, w: Wanted): boolean =>
  c.cards.some((k) => k.audience === w.audience && (w.unit === undefined || w.unit === k.unit)) ||
  c.outbox.some(
    ({ show, to }) =>
      'card' in show && show.card === w.audience && (w.unit === undefined || !('unit' in to) || to.unit === w.unit),
  );

/** Audiences of persons in whose place a deputy may have the card. */
const DEPUTISED: readonly Audience[] = ['chief', 'signer', 'leader', 'party', 'confidential_officer'];

/** Audiences that are one named person, who can change during the case. */
const ADDRESSED: readonly Audience[] = ['chief', 'signer', 'expert', 'confidential_officer'];
