import { callNoted } from '../case/current.ts';
import { because } from '../case/notification.ts';
import { unitShown } from '../case/unit-of.ts';
import { startClock } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { yesNo } from './fields.ts';
import { callNote } from './parts/asking.ts';
import { entriesLeft } from './parts/entries.ts';
import { withCall } from './parts/shared.ts';

/** 登记回访: what the enterprise said on the telephone; the unit may be asked to explain. Source: R-403, R-404; SZ 9. */
export const noteCall = caseEvent({
  name: 'note_call',
  label: '登记回访',
  from: ['callback'],
  by: ['desk'],
  fields: {
    note: callNote,
    explain: yesNo('请单位说明', { shown: (c, { directory }) => unitShown(c, directory) !== undefined }),
  },
  command: 'note',
  quotesRating: true,
  effect: '提交后保存回访记录；请单位说明的，单位须在时限内说明或申请办结，逾期按继续办理处理',
  done: '已登记回访',
  primary: { desk: (c) => !callNoted(c) && 'next' },
  refuse: (c, { explain }, ctx) =>
    explain && !unitShown(c, ctx.directory) ? { code: 'no_unit_to_explain' } : entriesLeft(c, ctx),
  apply(c, { note, explain, files }, ctx) {
    const noted = withCall(c, note, ctx, files);
    if (!explain || c.explanationAskedAt) return noted;
    return {
      ...noted,
      explanationAskedAt: ctx.at,
      clocks: { ...c.clocks, explanation: startClock('explanation', ctx) },
    };
  },
  notifications: {
    please_explain: {
      text: ({ which, by, rating, words }) =>
        `${which}：${rating ? `企业评价${rating}` : '企业反映仍未解决。'}请${by}作出说明；因法律政策限制无法满足的，可申请办结。${because('回访记录', words)}`,
      wakes: true,
      while: 'clock',
      clock: 'explanation',
    },
  },
  notifies: (after, { explain, note }, before) =>
    explain && !before.explanationAskedAt && after.explanationAskedAt
      ? [{ audience: 'unit', notification: 'please_explain', words: note }]
      : [],
  history: { enterprise: '已电话回访', quotes: 'note' },
});
