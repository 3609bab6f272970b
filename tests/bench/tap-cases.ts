import { tap } from '../../cards/kit.ts';
import type { Case } from '../../src/domain/case/case.ts';
import { envelope } from '../../src/sandbox/platform/envelope.ts';
import { seal } from '../../src/sandbox/platform/seal.ts';
import type { App } from '../../src/sandbox/platform/tokens.ts';
import { copies, type Document } from './open-cases.ts';
import type { Post } from './tap-client.ts';

/** The app that presses are sealed and signed for. */
export const APP = {
  appId: 'cli_bench',
  appSecret: 'secret',
  encryptKey: 'bench-encrypt-key',
  verificationToken: 'bench-verification-token',
} satisfies App;

/** The unit that has every case. */
export const UNIT = 'scjg';

/** A case that lies dispatched, and the press of 受理 on its card. */
export type Target = { doc: Document; by: string; delivery: string; post: Post };

/** `count` dispatched cases of `UNIT`, copied from the patterns. */
export function dispatched(patterns: readonly Document[], count: number): Document[] {
  const fit = patterns.filter((doc) => {
    const { state, assignments } = doc as unknown as Case;
    return state === 'dispatched' && assignments.at(-1)?.unit === UNIT;
  });
  return copies(fit, 0, count);
}

/** Each accepted by one of `officers` in turn on its unit's card, encrypted and signed as the platform does it at `now`. */
export const targets = (documents: readonly Document[], officers: readonly string[], now: Date): Target[] =>
  documents.map((doc, i) => {
    const { v, cards } = doc as unknown as Case;
    const by = officers[i % officers.length] ?? '';
    const card = cards.find((k) => k.audience === 'unit');
    if (!card) throw new Error(`${doc._id} has no card at its unit`);
    const pressed = envelope(
      APP,
      'card.action.trigger',
      'callback',
      {
        operator: { open_id: by },
        token: `c-${doc._id}`,
        action: { tag: 'button', value: tap('accept', { caseId: doc._id, v }) },
        host: 'im_message',
        context: { open_message_id: card.messageId, open_chat_id: card.chatId },
      },
      now,
    );
    const { body, headers } = seal(pressed, { app: APP, now, sign: true, loose: false });
    return { doc, by, delivery: pressed.header.event_id, post: { body, headers } };
  });

/** Throws unless each of these cases was accepted by whoever pressed, in one write and under that press's delivery. */
export function tookEffectOnce(acknowledged: readonly Target[], after: readonly Document[]): void {
  const byId = new Map(after.map((doc) => [doc._id, doc as unknown as Case]));
  const wrong = acknowledged.filter(({ doc, by, delivery }) => {
    const c = byId.get(doc._id);
    const once = c?.rev === doc.rev + 1 && c.deliveries.filter((d) => d === delivery).length === 1;
    return !once || c.state !== 'in_progress' || c.assignments.at(-1)?.handler?.openId !== by;
  });
  if (wrong.length > 0)
    throw new Error(
      `${wrong.length} of ${acknowledged.length} acknowledged taps did not take effect once: ${wrong[0]?.doc._id}`,
    );
}
