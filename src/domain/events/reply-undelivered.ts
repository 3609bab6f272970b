import { STATES } from '../case/state.ts';
import { deskOf } from '../directory/directory.ts';
import { fileNamed } from './carried.ts';
import { caseEvent } from './event.ts';
import { lettersOut } from './parts/replies.ts';

/**
 * A file of the written reply can be delivered to nobody of the enterprise: Feishu reaches no contact, or refuses the
 * file; or nobody fetches it from the own page in time. The desk serves the letter. Source: R-405; lifecycle.md, "written
 * reply".
 */
export const replyUndelivered = caseEvent({
  name: 'reply_undelivered',
  label: '书面答复未能在线送达',
  from: STATES,
  by: ['sender', 'clock'],
  ignoresV: true,
  fields: { file: fileNamed },
  done: '书面答复转由线下送达',
  offer: (c) => (lettersOut(c).some((o) => !o.servedBy) ? null : { code: 'nothing_changed' }),
  apply(c, { file }, ctx) {
    const desk = deskOf(ctx.directory)?.id;
    const failed = lettersOut(c).find((o) =>
      file === undefined ? !o.servedBy : o.letter?.some((page) => page.file === file),
    );
    return { ...c, obligations: c.obligations.map((o) => (o === failed && desk ? { ...o, servedBy: desk } : o)) };
  },
  notifies: () => [{ audience: 'desk', notification: 'to_serve' }],
});
