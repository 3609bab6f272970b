import type { Case } from '../case/case.ts';
import { STATES } from '../case/state.ts';
import { endAssignment, enter } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';

/** What a case keeps when it is made confidential. Everything else is dropped, so a field that is added later is secret. */
export const KEPT = [
  // What was filed, by whom and for whom.
  ...(['_id', 'no', 'origin', 'profile', 'title', 'content', 'category', 'urgency', 'channel'] as const),
  ...(['enterprise', 'filer', 'respondent', 'receivedAt', 'files', 'additions', 'missing', 'nudges'] as const),
  // What was done about it; what is open of it ends below.
  ...(['assignments', 'refusedReturns', 'grantedReturns', 'coTasks', 'escalations', 'legal', 'progress'] as const),
  ...(['answer', 'guidance', 'ratings', 'calls', 'missedCalls', 'entered', 'obligations'] as const),
  // How the document is kept, which steps were taken, and where cards stand that must become stubs.
  ...(['schema', 'rev', 'v', 'lastEventAt', 'dueAt', 'sendAt', 'record', 'deliveries', 'cards', 'maybeTwice'] as const),
  ...(['firedKeys', 'steps', 'recalculations', 'calendarVersion'] as const),
] as const satisfies readonly (keyof Case)[];

const kept = (c: Case) =>
  Object.fromEntries(KEPT.flatMap((key) => (key in c ? [[key, c[key]]] : []))) as Pick<Case, (typeof KEPT)[number]>;

/**
 * 转保密: its assignment ends, links are cut, obligations lapse, and its cards in groups become stubs; from here on only the named
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
  offer: (_c, { directory }) => (directory.confidential.length > 0 ? null : { code: 'no_confidential_officer' }),
  apply(c, _input, ctx): Case {
    const ended = endAssignment(c, 'passed_on', ctx);
    const secret: Case = {
      ...kept(ended),
      state: 'submitted',
      confidential: true,
      clocks: {},
      confirmRenewed: false,
      ratings: ended.ratings.filter((r) => r.settledAt),
      obligations: ended.obligations.map((o) => (o.metAt || o.lapsedAt ? o : { ...o, lapsedAt: ctx.at })),
      related: [],
      forms: [],
      // What was still to be said in groups stays unsaid.
      outbox: [],
    };
    return enter(secret, 'submitted', ctx);
  },
  // A form that lies open in somebody's chat bears the title too.
  shows: (_after, _input, _ctx, before) =>
    before.forms.filter((f) => !f.usedAt).map((f) => ({ to: { person: f.person }, show: { stub: f.messageId } })),
  notifies: (_after, _input, _before, { directory }) =>
    directory.confidential.map((o) => ({
      audience: 'confidential_officer',
      person: o.openId,
      notification: 'confidential_case',
    })),
});
