import { openStop } from '../case/current.ts';
import { stopLeg, withoutClocks } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';

/** 同意暂停: from now on stopped working days do not count; at its most the clock resumes by itself. Source: lifecycle.md, "stop / resume". */
export const grantStop = caseEvent({
  name: 'grant_stop',
  label: '同意暂停',
  from: ['in_progress', 'closure_review'],
  by: ['desk'],
  offer: (c) => (c.stopAsk && !openStop(c) ? null : { code: 'nothing_changed' }),
  apply(c, _input, ctx) {
    if (!c.stopAsk) return c;
    const decided = { ...c, stopAsk: undefined, clocks: withoutClocks(c, 'stop_decision') };
    return stopLeg(decided, c.stopAsk.reason, ctx);
  },
  tells: (_after, _input, before) => [
    { seat: 'unit', say: 'stop_granted' },
    ...(before.stopAsk?.reason === 'material'
      ? [{ seat: 'respondent' as const, say: 'material_wanted', words: before.stopAsk.text }]
      : []),
  ],
});
