import type { Case, Seat } from '../case.ts';
import { STATES } from '../case.ts';
import { type Ctx, caseEvent } from '../event.ts';
import { FILES_SENT_MOST, filesFor } from '../files.ts';
import { rolesOf } from '../roles.ts';
import { cutOnCard } from '../shown.ts';
import { actingPerson } from './shared.ts';

const OPEN = STATES.filter((s) => s !== 'closed' && s !== 'redirected' && s !== 'withdrawn');

/** With which eyes the person looks: whoever speaks for the enterprise sees what is meant for it. */
const seatOf = (c: Case, ctx: Ctx): Seat => {
  const roles = rolesOf(c, ctx.actor, ctx);
  if (roles.has('desk')) return 'desk';
  if (roles.has('unit')) return 'unit';
  if (roles.has('supervision') || roles.has('leader') || roles.has('dispatcher')) return 'supervision';
  return roles.has('respondent') ? 'respondent' : 'filer';
};

const privately =
  (look: 'contact' | 'files' | 'record' | 'why_date' | 'whole') => (c: Case, _input: unknown, ctx: Ctx) => [
    { to: { person: actingPerson(ctx).openId }, show: { look, seat: seatOf(c, ctx) } },
  ];

/** 查看联系方式: only while open, sent privately, logged. Source: R-801; T36. */
export const seeContact = caseEvent({
  name: 'see_contact',
  label: '查看联系方式',
  from: OPEN,
  by: ['unit', 'desk'],
  look: true,
  apply: (c) => c,
  shows: privately('contact'),
});

/** 查看附件: the list and the files themselves; the enterprise sees those meant for it. Source. */
export const seeFiles = caseEvent({
  name: 'see_files',
  label: '查看附件',
  from: STATES,
  by: ['unit', 'desk', 'respondent'],
  look: true,
  offer: (c) => (c.files.length > 0 ? null : { code: 'no_files' }),
  apply: (c) => c,
  shows: (c, input, ctx) => [
    ...privately('files')(c, input, ctx),
    ...filesFor(c, seatOf(c, ctx))
      .slice(-FILES_SENT_MOST)
      .map((f) => ({ to: { person: actingPerson(ctx).openId }, show: { file: f.id } })),
  ],
});

/** 查看全文: what a card has no room for, sent privately. Source: interface.md, "Long words and files"; T35. */
export const seeWhole = caseEvent({
  name: 'see_whole',
  label: '查看全文',
  from: STATES,
  by: ['unit', 'desk', 'dispatcher', 'respondent', 'filer', 'supervision'],
  look: true,
  offer: (c) => (cutOnCard(c) ? null : { code: 'nothing_cut' }),
  apply: (c) => c,
  shows: privately('whole'),
});

/** 办理记录: who did what when. Source: R-803. */
export const seeRecord = caseEvent({
  name: 'see_record',
  label: '办理记录',
  from: STATES,
  by: ['unit', 'desk', 'dispatcher', 'supervision', 'leader'],
  look: true,
  apply: (c) => c,
  shows: privately('record'),
});

/** 为何是这一天: each counted and skipped day of the running deadline. Source: calendar.md; T4. */
export const whyDate = caseEvent({
  name: 'why_date',
  label: '为何是这一天',
  from: OPEN,
  by: ['unit', 'desk', 'dispatcher', 'respondent', 'filer', 'supervision'],
  look: true,
  apply: (c) => c,
  shows: privately('why_date'),
});
