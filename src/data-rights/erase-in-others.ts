import { SettingsError } from '../../config/settings-error.ts';
import type { Case } from '../domain/case/case.ts';
import type { Ctx } from '../domain/case/context.ts';
import { ERASED, NOBODY } from '../domain/case/erased.ts';
import { cardsToSend } from '../domain/case/living-cards.ts';
import { enqueue, type OutboxDraft } from '../domain/case/outbox.ts';
import { becomePrimary, DUPLICATE_ADDED } from '../domain/events/become-primary.ts';
import { asSender, type Rights } from './rights.ts';

const TRIES = 20;

/** Takes what the side of this case said and sent out of the cases that it was merged into (并案). */
export async function eraseInOthers(rights: Rights, { no }: Case): Promise<void> {
  for (const { _id } of await rights.store.casesIn([`names/${no}`], 'confidential too')) {
    let done = false;
    for (let n = 0; n < TRIES && !done; n++) done = await eraseIn(rights, _id, no);
    if (!done) throw new SettingsError(`办件 ${_id} 一直在变化，没有删完；请过一会儿再运行一次。`);
  }
}

/** Whether nothing is left to do. */
async function eraseIn(rights: Rights, id: string, no: string): Promise<boolean> {
  const c = (await rights.store.cases.load(id))?.current;
  if (!c?.additions.some((a) => a.of === no && a.text !== ERASED)) return true;
  const ctx = asSender(rights, await rights.rules());
  const next = withoutWordsOf(c, no);
  return rights.store.cases.save(enqueue(next, standing(next, ctx), ctx));
}

/** A primary case without what the side of a duplicate said and sent; that it was merged stays. */
function withoutWordsOf(c: Case, no: string): Case {
  return {
    ...c,
    additions: c.additions.map((a) => (a.of === no ? { ...a, by: NOBODY, text: ERASED, files: [] } : a)),
    nudges: c.nudges.map((n) => (n.of === no ? { ...n, by: NOBODY } : n)),
    files: c.files.filter((f) => f.of !== no),
    outbox: c.outbox.filter(({ show }) => !('notification' in show) || show.notification !== DUPLICATE_ADDED),
    // Nothing tells from which duplicate an entry has its words; those of others stand in the additions.
    record: c.record.map((r) =>
      r.event === becomePrimary.name && r.touched.brought !== undefined
        ? { ...r, touched: { ...r.touched, brought: ERASED } }
        : r,
    ),
  };
}

/** Its cards are changed where they stand; nobody is sent anything new. */
const standing = (c: Case, ctx: Ctx): OutboxDraft[] =>
  cardsToSend(c, ctx).map((draft) =>
    'card' in draft.show ? { ...draft, show: { card: draft.show.card, standing: true } } : draft,
  );
