import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import { toFiler } from '../case/filed.ts';
import { cardsToSend } from '../case/living-cards.ts';
import type { Audience } from '../case/message.ts';
import { addToOutbox, type OutboxDraft } from '../case/outbox.ts';
import { receiverOf } from '../case/receiver.ts';
import { sealed } from '../clocks/schedule.ts';
import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { type Made, partedFrom } from './parts/new-case.ts';
import { noteBy } from './parts/shared.ts';
import { recordOf } from './record.ts';

/**
 * 拆分: one of several matters becomes a case of its own, with the same filer, respondent and files; this one keeps its words.
 * The new case is made by the sender, once this is saved. Source: lifecycle.md, "split".
 */
export const split = caseEvent({
  name: 'split',
  label: '拆分',
  from: ['submitted', 'return_requested'],
  by: ['desk'],
  fields: { part: text('拆出内容', { placeholder: '要单独办理的事项，照企业的话写；企业会看到' }) },
  command: 'part',
  quotesAppeal: true,
  effect: '提交后拆出内容另立一件，报送人、附件不变，派单时限从现在起算；本件照旧办理，两件互相关联，企业会收到通知',
  done: '已拆分，另一件随即可以派单',
  apply: (c, { part }, ctx) => ({ ...c, parts: [...(c.parts ?? []), noteBy(ctx, part)] }),
  shows: () => [{ to: { cases: 'across' }, show: { across: 'parts' } }],
  notifications: {
    parted: {
      text: ({ which, words }) => `您在 ${words} 中反映的事项不止一件，已拆出 ${which}单独办理，两件分别答复。`,
      wakes: false,
      while: 'open',
    },
  },
  history: { enterprise: '有一项内容已拆出，另作一件办理', quotes: 'part' },
});

/** The case that was parted from `whole`, with its first record entry, its cards, and who is told of it. */
export function partCase(whole: Case, part: NonNullable<Case['parts']>[number], made: Made, ctx: Ctx): Case {
  const c = partedFrom(whole, part, made, ctx);
  const told = (audience: Audience, notification: string, words?: string): OutboxDraft[] => {
    const to = receiverOf(c, { audience }, ctx.directory);
    return to ? [{ to, show: { notification, audience, ...(words && { words }) } }] : [];
  };
  const drafts = [
    ...cardsToSend(c, ctx),
    ...told('desk', 'to_dispatch'),
    ...told('respondent', 'parted', whole.no),
    ...toFiler(c, { notification: 'parted' }, ctx).flatMap((t) => told(t.audience, t.notification, whole.no)),
  ];
  const queued = addToOutbox(c, drafts, ctx);
  return sealed(
    { ...queued, record: [recordOf('submit', { content: { in: 'content' } }, undefined, queued, ctx)] },
    ctx,
  );
}
