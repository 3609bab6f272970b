import { runningAssignment } from '../case/current.ts';
import { because } from '../case/notification.ts';
import { unitName } from '../directory/directory.ts';
import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { coUnits } from './parts/asking.ts';
import { coUnitsRefusal } from './parts/placing.ts';
import { actingPerson } from './parts/shared.ts';

/** 申请协办: the head or handler asks; the desk names the co-units. Source: R-207; SZ 8. */
export const askCo = caseEvent({
  name: 'ask_co',
  label: '申请协办',
  from: ['in_progress'],
  by: ['head', 'handler'],
  fields: { coUnits, text: text('协办事项', { most: 500 }) },
  command: 'text',
  effect: (_c, { profile }) => `提交后由${profile.deskName}指定协办单位；牵头和答复企业仍由本单位负责`,
  done: (_after, { profile }) => `已申请协办，等待${profile.deskName}指定`,
  offer: (c) => (c.coAsk ? { code: 'pending_already' } : null),
  refuse: (c, { coUnits }, ctx) => coUnitsRefusal(ctx, coUnits, runningAssignment(c)?.unit ?? ''),
  apply: (c, { coUnits, text }, ctx) => ({
    ...c,
    coAsk: { text, units: coUnits, by: actingPerson(ctx), at: ctx.at },
  }),
  notifications: {
    co_asked: {
      text: ({ which, unit, words }) =>
        `${which}：${unit}申请协办，请指定协办单位或不同意。${because('协办事项', words)}`,
      wakes: true,
      while: 'co_asked',
    },
  },
  notifies: (_after, { coUnits, text }, _before, { directory }) => {
    const named = coUnits.map((id) => unitName(directory, id)).join('、');
    return [{ audience: 'desk', notification: 'co_asked', words: named ? `${text}（${named}）` : text }];
  },
  history: { quotes: 'text' },
});
