import type { Case } from '../case/case.ts';
import { holdsReceipt } from '../case/roles.ts';
import { recallable } from '../case/said.ts';
import { STATES } from '../case/state.ts';
import { endAssignment, enter } from '../clocks/clocks.ts';
import { officersTold } from '../directory/deputies.ts';
import { caseEvent } from './event.ts';

/** The fields that a confidential case keeps. All others are dropped, so a field added later is secret by default. */
export const KEPT = [
  // The appeal, its filer and its enterprise.
  ...(['_id', 'no', 'origin', 'profile', 'title', 'content', 'category', 'urgency', 'words', 'channel'] as const),
  ...(['enterprise', 'filer', 'respondent', 'incoming', 'receivedAt'] as const),
  ...(['files', 'additions', 'missing', 'nudges'] as const),
  // The handling so far; what is still open ends below.
  ...(['assignments', 'refusedReturns', 'grantedReturns', 'coTasks', 'escalations', 'legal', 'progress'] as const),
  ...(['answer', 'guidance', 'ratings', 'calls', 'missedCalls', 'entered', 'obligations'] as const),
  // Bookkeeping, fired keys, and the cards that must become stubs.
  ...(['schema', 'rev', 'v', 'lastEventAt', 'changedAt', 'dueAt', 'sendAt', 'record', 'deliveries'] as const),
  ...(['cards', 'maybeTwice'] as const),
  ...(['firedKeys', 'steps', 'recalculations', 'calendarVersion'] as const),
] as const satisfies readonly (keyof Case)[];

/** The notification that whoever filed it keeps. */
export const RECEIPT = 'confidential_receipt' as const;

/** The receipt of a confidential case: that it is dealt with, and how to add to it. */
export const receiptWords = (no: string): string =>
  `您提交的 ${no} 已由专人办理，仅专办人员可见。需要补充的，请私聊发送“补充说明 ${no} 补充内容”，或“上传 ${no}”后发送文件；` +
  `发送“查询 ${no}”可再看到本回执。`;

const kept = (c: Case) =>
  Object.fromEntries(KEPT.flatMap((key) => (key in c ? [[key, c[key]]] : []))) as Pick<Case, (typeof KEPT)[number]>;

/**
 * 转保密: the assignment ends, links are removed, obligations lapse, and cards in groups become stubs. From then on only
 * the named officers see the case. Source: R-802 (D).
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
      // Messages that still wait for groups are dropped.
      outbox: [],
    };
    return enter(secret, 'submitted', ctx);
  },
  // Open forms show the title too, so they become stubs as well.
  shows: (after, _input, { now }, before) => [
    ...before.forms.filter((f) => !f.usedAt).map((f) => ({ to: { person: f.person }, show: { stub: f.messageId } })),
    // What was said of it elsewhere is taken back; whoever filed it keeps what they were told.
    ...recallable(before, now)
      .filter((m) => m.person !== after.filer.openId)
      .map((m) => ({ to: { chat: m.chatId }, show: { recall: m.messageId } })),
    { to: { cases: 'across' as const }, show: { across: 'linked' as const } },
  ],
  notifications: {
    [RECEIPT]: { text: ({ no }) => receiptWords(no), wakes: false },
  },
  notifies: (after, _input, _before, { directory }) => [
    ...officersTold(directory).map((o) => ({
      audience: 'confidential_officer' as const,
      person: o.openId,
      notification: 'confidential_case' as const,
    })),
    ...(holdsReceipt(after, after.filer.openId) ? [{ audience: 'filer' as const, notification: RECEIPT }] : []),
  ],
});
