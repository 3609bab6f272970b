import { z } from 'zod';
import { type Case, CaseFile, STATES } from '../case.ts';
import { openObligations } from '../clocks.ts';
import { type Ctx, caseEvent } from '../event.ts';

const open = (o: Case['obligations'][number]): boolean => !o.metAt && !o.lapsedAt;

/** One unit's letter does not answer for another. */
const theirs = (o: Case['obligations'][number], { actor }: Ctx): boolean =>
  actor.kind === 'person' && actor.posts.some((p) => p.unit === o.unit);

/** 上传书面答复: the sealed reply, stored and sent to the respondent; the obligation outlives closing. Source: R-405; ML 六(四). */
export const writtenReply = caseEvent({
  name: 'written_reply',
  label: '上传书面答复',
  from: STATES,
  by: ['obliged'],
  slot: 'written_reply',
  ignoresV: true,
  input: z.object({ file: CaseFile }),
  offer: (c) => (openObligations(c).some((o) => o.kind === 'written_reply') ? null : { code: 'nothing_changed' }),
  apply: (c, { file }, ctx) => ({
    ...c,
    files: [...c.files, { ...file, purpose: 'written_reply' as const, visible: true }],
    obligations: c.obligations.map((o) => (open(o) && theirs(o, ctx) ? { ...o, metAt: ctx.at, file: file.id } : o)),
  }),
  tells: () => [{ seat: 'respondent', say: 'written_reply_sent' }],
  shows: (c, { file }) =>
    c.respondent.openId
      ? [{ to: { person: c.respondent.openId }, show: { file: file.id }, onDelivery: 'reply_delivered' }]
      : [],
});
