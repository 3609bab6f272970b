import type { Case } from '../case/case.ts';
import { STATES } from '../case/state.ts';
import { endLeg, enter } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';

/**
 * 转保密: its leg ends, links are cut, obligations lapse, and its cards in groups become stubs; from here on only the named
 * officers know it. Source: R-802; SQ (七).
 */
export const makeConfidential = caseEvent({
  name: 'make_confidential',
  label: '转保密',
  from: STATES,
  by: ['desk'],
  done: '已转保密，由专办人员办理',
  confirm: { press: '转保密后仅指定专办人员可见，各群卡片随即收起，承办和并案关系终止。确定转保密吗？' },
  grave: true,
  offer: (_c, { directory }) => (directory.confidential.length > 0 ? null : { code: 'no_officer' }),
  apply(c, _input, ctx): Case {
    const ended = endLeg(c, 'passed_on', ctx);
    const cut = {
      ...ended,
      confidential: true,
      outcome: undefined,
      closedAt: undefined,
      follows: undefined,
      leads: undefined,
      related: [],
      recurrenceOf: undefined,
      typical: undefined,
      listed: undefined,
      exclusion: undefined,
      signoff: undefined,
      referral: undefined,
      expertAsk: undefined,
      closure: undefined,
      noticeAt: undefined,
      unreached: undefined,
      confirmRenewed: false,
      ratings: c.ratings.filter((r) => r.settledAt),
      obligations: ended.obligations.map((o) => (o.metAt || o.lapsedAt ? o : { ...o, lapsedAt: ctx.at })),
      forms: [],
      // What was still to be said in groups stays unsaid.
      owed: [],
    };
    return enter(cut, 'submitted', ctx);
  },
  // A form that lies open in somebody's chat bears the title too.
  shows: (_after, _input, _ctx, before) =>
    before.forms.filter((f) => !f.usedAt).map((f) => ({ to: { person: f.person }, show: { stub: f.messageId } })),
  tells: (_after, _input, _before, { directory }) =>
    directory.confidential.map((o) => ({ seat: 'officer', person: o.openId, say: 'confidential_case' })),
});
