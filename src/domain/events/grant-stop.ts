import { openStop } from '../case/current.ts';
import { because } from '../case/notification.ts';
import { stopAssignment, withoutClocks } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { whileInProgress } from './parts/usual.ts';

/** 同意暂停: from now on stopped working days do not count; at its most the clock resumes by itself. Source: lifecycle.md, "stop / resume". */
export const grantStop = caseEvent({
  name: 'grant_stop',
  label: '同意暂停',
  from: ['in_progress', 'closure_review'],
  by: ['desk'],
  done: '已同意暂停，办理时限暂停计时',
  primary: { desk: whileInProgress },
  offer: (c) => (c.stopAsk && !openStop(c) ? null : { code: 'nothing_changed' }),
  apply(c, _input, ctx) {
    if (!c.stopAsk) return c;
    const decided = { ...c, stopAsk: undefined, clocks: withoutClocks(c, 'stop_decision') };
    return stopAssignment(decided, c.stopAsk.reason, ctx);
  },
  notifications: {
    stop_granted: { text: ({ which }) => `${which} 已同意暂停计时，恢复后请抓紧办理`, wakes: true },
    material_wanted: {
      text: ({ which, words }) =>
        `您的诉求 ${which} 需要补充材料，请在卡片上按“补充说明”或“上传附件”${because('所需材料', words)}`,
      wakes: false,
      while: ['in_progress'],
    },
  },
  tells: (_after, _input, before) => [
    { audience: 'unit', say: 'stop_granted' },
    ...(before.stopAsk?.reason === 'material'
      ? [{ audience: 'respondent', say: 'material_wanted', words: before.stopAsk.text } as const]
      : []),
  ],
  history: {
    enterprise({ assignment, entry, unit }) {
      const pause = assignment?.stops[(entry.touched.pause ?? 0) - 1];
      return pause?.reason === 'material' ? `${unit}请企业补充材料` : undefined;
    },
  },
});
