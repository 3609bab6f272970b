import { openPause } from '../case/current.ts';
import { ended } from '../case/notification.ts';
import { pauseAssignment, withoutClocks } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { pausedFor, wantedUntil } from './parts/news.ts';
import { whileInProgress } from './parts/usual.ts';

/** 同意暂停: paused days do not count; the longest pause ends by itself. Source: lifecycle.md, "pause / resume". */
export const grantPause = caseEvent({
  name: 'grant_pause',
  label: '同意暂停',
  from: ['in_progress', 'closure_review'],
  by: ['desk'],
  done: '已同意暂停，办理时限暂停计时',
  primary: { desk: whileInProgress },
  offer: (c) => (c.pauseAsk && !openPause(c) ? null : { code: 'nothing_changed' }),
  apply(c, _input, ctx) {
    if (!c.pauseAsk) return c;
    const decided = { ...c, pauseAsk: undefined, clocks: withoutClocks(c, 'pause_decision') };
    return pauseAssignment(decided, c.pauseAsk.reason, ctx, c.pauseAsk.wanted);
  },
  notifications: {
    pause_granted: {
      text: ({ which, words }) => `${which}已同意暂停计时（${words}）。恢复后请抓紧办理。`,
      wakes: true,
      while: 'paused',
    },
    material_wanted: {
      text: ({ which, words }) =>
        `您的诉求 ${which}需要补充材料${words ? `：${ended(words)}` : '。'}请在卡片上按“补充说明”或“上传附件”。`,
      filed: ({ filing, words }) =>
        `${filing}需要企业补充材料${words ? `：${ended(words)}` : '。'}您也可在卡片上按“补充说明”或“上传附件”。`,
      short: 'material',
      wakes: false,
      freshCard: true,
      while: 'material',
    },
  },
  notifies: (after, _input, before, ctx) => [
    { audience: 'unit', notification: 'pause_granted', words: pausedFor(after, ctx) },
    ...(before.pauseAsk?.reason === 'material'
      ? [{ audience: 'respondent', notification: 'material_wanted', words: wantedUntil(after, ctx) } as const]
      : []),
  ],
  history: {
    enterprise({ assignment, entry, unit }) {
      const pause = assignment?.pauses[(entry.touched.pause ?? 0) - 1];
      return pause?.reason === 'material' ? `${unit}请企业补充材料${pause.to ? '（已结束）' : ''}` : undefined;
    },
  },
});
