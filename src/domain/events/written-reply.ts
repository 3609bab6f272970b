import type { Case } from '../case/case.ts';
import { STATES } from '../case/state.ts';
import { deskOf } from '../directory/directory.ts';
import { wordsBeside } from './carried.ts';
import { caseEvent } from './event.ts';
import { withFiles } from './parts/bringing.ts';
import { mine } from './parts/owing.ts';
import { lettersOwed } from './parts/replies.ts';

/** Whom Feishu can bring the letter to, or who finds it on the own page; undefined where the desk must serve it. */
const readerOf = ({ respondent }: Case, ...by: readonly Case['respondent']['reach'][]): string | undefined =>
  by.includes(respondent.reach) ? respondent.openId : undefined;

/**
 * 上传书面答复: the sealed reply is stored and sent to the respondent. It is met when it is delivered, not by this. The
 * obligation outlives the case, and each unit must answer for itself. Source: R-405; ML 六(四); lifecycle.md, "written
 * reply".
 */
export const writtenReply = caseEvent({
  name: 'written_reply',
  label: '上传书面答复',
  from: STATES,
  by: ['obliged'],
  owes: 'written_reply',
  ignoresV: true,
  fields: { text: wordsBeside('附言') },
  files: 'own',
  done: '书面答复已登记，将发送企业',
  primary: { unit: 'last', desk: 'last' },
  slot: 'written_reply',
  offer: (c) => (lettersOwed(c).length > 0 ? null : { code: 'nothing_changed' }),
  refuse(c, { files }, ctx) {
    if (mine(c, 'written_reply', ctx)?.letter) return { code: 'nothing_changed' };
    return files.length === 0 ? { code: 'no_files' } : null;
  },
  apply(c, { files }, ctx) {
    const owed = mine(c, 'written_reply', ctx);
    const desk = deskOf(ctx.directory)?.id;
    const letter = files.map(({ id }) => ({ file: id }));
    const serving = !readerOf(c, 'member', 'web') && desk ? { servedBy: desk } : {};
    return {
      ...withFiles(c, files, { purpose: 'written_reply', visible: true }, ctx),
      obligations: c.obligations.map((o) => (o === owed ? { ...o, letter, ...serving } : o)),
    };
  },
  notifications: {
    letter_ready: {
      text: ({ which }) => `您的诉求 ${which}的书面答复已出具，请在页面上下载。`,
      short: 'letter',
      wakes: false,
    },
  },
  notifies(after) {
    if (readerOf(after, 'web')) return [{ audience: 'respondent', notification: 'letter_ready' }];
    return readerOf(after, 'member') ? [] : [{ audience: 'desk', notification: 'to_serve' }];
  },
  shows(c, { files }) {
    const person = readerOf(c, 'member');
    if (!person) return [];
    return files.map(({ id }) => ({ to: { person }, show: { file: id }, onDelivery: 'reply_delivered' as const }));
  },
  history: { enterprise: '书面答复已出具', quotes: 'text' },
});
