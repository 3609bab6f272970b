import { z } from 'zod';
import { type Case, isOpen, STATES } from '../case.ts';
import { endLeg, enter } from '../clocks.ts';
import { type Ctx, caseEvent, type Tell } from '../event.ts';
import { words } from '../inputs.ts';
import { close, noteBy } from './shared.ts';

const officers = (ctx: Ctx): Tell[] =>
  ctx.directory.confidential.map((o) => ({ seat: 'officer', person: o.openId, say: 'confidential_case' }));

/** 转保密: its leg ends, links are cut, obligations lapse, and its cards in groups become stubs. Source: R-802; SQ (七). */
export const makeConfidential = caseEvent({
  name: 'make_confidential',
  label: '转保密',
  from: STATES,
  by: ['desk'],
  apply(c, _input, ctx): Case {
    const ended = endLeg(c, 'passed_on', ctx);
    const cut = {
      ...ended,
      follows: undefined,
      recurrenceOf: undefined,
      related: [],
      outcome: undefined,
      closedAt: undefined,
      phone: undefined,
      signoff: undefined,
      referral: undefined,
      confidential: true,
      // What was still to be said in groups stays unsaid.
      owed: [],
      obligations: ended.obligations.map((o) => (o.metAt || o.lapsedAt ? o : { ...o, lapsedAt: ctx.at })),
    };
    return enter(cut, 'submitted', ctx);
  },
  tells: (_after, _input, _before, ctx) => officers(ctx),
});

/** 登记: an officer notes what was done. Source: R-802. */
export const register = caseEvent({
  name: 'register',
  label: '登记',
  from: ['submitted'],
  by: ['officer'],
  form: true,
  ignoresV: true,
  wordsField: 'text',
  input: z.object({ text: words('登记内容') }),
  apply: (c, { text }, ctx) => ({
    ...c,
    progress: [...c.progress, { ...noteBy(ctx, text), unit: '', visible: false }],
  }),
});

/** 办结归档: the officers close it; nothing of it is counted but the number. Source: R-802. */
export const archive = caseEvent({
  name: 'archive',
  label: '办结归档',
  from: STATES.filter((state) => isOpen({ state })),
  by: ['officer'],
  form: true,
  wordsField: 'text',
  input: z.object({ text: words('归档意见') }),
  apply: (c, { text }, ctx) =>
    close({ ...c, progress: [...c.progress, { ...noteBy(ctx, text), unit: '', visible: false }] }, 'confidential', ctx),
});
