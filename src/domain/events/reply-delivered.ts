import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import { STATES } from '../case/state.ts';
import { fileNamed } from './carried.ts';
import { caseEvent } from './event.ts';

type Obligation = Case['obligations'][number];

/** The obligation with this file of its letter delivered; met when all of them are. */
function brought(o: Obligation, file: string | undefined, ctx: Ctx): Obligation {
  if (!o.letter?.some((page) => !page.deliveredAt && (file === undefined || page.file === file))) return o;
  const letter = o.letter.map((page) =>
    page.deliveredAt || (file !== undefined && page.file !== file) ? page : { ...page, deliveredAt: ctx.at },
  );
  const whole = letter.every((page) => page.deliveredAt);
  return { ...o, letter, ...(whole && !o.metAt && !o.lapsedAt && { metAt: ctx.at }) };
}

const met = (c: Case): number => c.obligations.filter((o) => o.kind === 'written_reply' && o.metAt).length;

/**
 * A file of the written reply reached the respondent by Feishu's own answer. With the last of them the reply is met, and
 * only then the enterprise reads that it is delivered. Source: R-405; lifecycle.md, "written reply".
 */
export const replyDelivered = caseEvent({
  name: 'reply_delivered',
  label: '书面答复已送达',
  from: STATES,
  by: ['sender'],
  ignoresV: true,
  fields: { file: fileNamed },
  done: '书面答复已送达企业',
  offer: (c) =>
    c.obligations.some((o) => o.letter?.some((page) => !page.deliveredAt)) ? null : { code: 'nothing_changed' },
  apply: (c, { file }, ctx) => ({ ...c, obligations: c.obligations.map((o) => brought(o, file, ctx)) }),
  notifications: {
    written_reply_sent: {
      text: ({ which }) => `您的诉求 ${which}的书面答复已送达，请查收文件。`,
      filed: ({ filing }) => `${filing}的书面答复已送达企业。`,
      wakes: false,
    },
  },
  notifies: (after, _input, before) =>
    met(after) > met(before) ? [{ audience: 'respondent', notification: 'written_reply_sent' }] : [],
  history: { enterprise: ({ c, entry }) => (metBy(c, entry.at) ? '书面答复已送达' : undefined) },
});

/** Whether a reply was met at this instant: of several files only the last is told. */
const metBy = (c: Case, at: Date): boolean =>
  c.obligations.some((o) => o.kind === 'written_reply' && o.metAt?.getTime() === at.getTime());
