import { STATES } from '../case/state.ts';
import { wordsBeside } from './carried.ts';
import { caseEvent } from './event.ts';
import { withFiles } from './parts/bringing.ts';
import { mine } from './parts/owing.ts';

/**
 * 上传书面答复: the sealed reply is stored and sent to the respondent. The obligation outlives the case, and each unit must
 * answer for itself. Source: R-405; ML 六(四).
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
  refuse: (_c, { files }) => (files.length === 0 ? { code: 'no_files' } : null),
  apply(c, { files }, ctx) {
    const owed = mine(c, 'written_reply', ctx);
    const [file] = files;
    return {
      ...withFiles(c, files, { purpose: 'written_reply', visible: true }, ctx),
      obligations: c.obligations.map((o) => (o === owed && file ? { ...o, metAt: ctx.at, file: file.id } : o)),
    };
  },
  notifications: {
    written_reply_sent: { text: ({ which }) => `您的诉求 ${which} 的书面答复已送达，请查收文件`, wakes: false },
  },
  notifies: () => [{ audience: 'respondent', notification: 'written_reply_sent' }],
  shows: (c, { files }) =>
    files.flatMap(({ id }) =>
      c.respondent.openId
        ? [{ to: { person: c.respondent.openId }, show: { file: id }, onDelivery: 'reply_delivered' as const }]
        : [],
    ),
  history: { enterprise: '书面答复已出具' },
});
