import type { Case } from '../../case/case.ts';
import type { Ctx, Notify } from '../../case/context.ts';
import { openObligations, openTasks } from '../../case/current.ts';
import { nextSigner } from '../../case/signers.ts';
import { isOpen, type State } from '../../case/state.ts';
import { awaitsUnit, unitLeft } from '../../case/unit-of.ts';
import { withoutClocks } from '../../clocks/clocks.ts';
import { actorOf } from '../../directory/actor.ts';
import { type Directory, enterpriseById, isStaffed } from '../../directory/directory.ts';
import { delivering, owePhone } from './delivering.ts';
import { respondentNow, respondentOf } from './respondent.ts';
import { backFromSigning, signingStopped } from './signing.ts';

/** States in which a case that has lost its unit can be given to another. */
const TO_REASSIGN: readonly State[] = ['dispatched', 'return_requested', 'in_progress'];

/** What waits for a unit that is not in the directory, as it is kept in the case. */
export const absentOf = (c: Case, d: Directory): string[] => [
  ...(TO_REASSIGN.includes(c.state) && unitLeft(c, d) ? ['unit'] : []),
  ...c.obligations.flatMap((o, i) =>
    openObligations(c).includes(o) && !isStaffed(d, o.unit) ? [`owed/${i + 1}`] : [],
  ),
];

/** Whether something waits for an absent unit that the desk was not told of. */
export const absentUntold = (c: Case, d: Directory): boolean =>
  absentOf(c, d).some((what) => !c.absent?.includes(what)) || signingStopped(c, d) !== undefined;

/**
 * The case without the people and units that have left the directory, so far as something waits for them: their turn,
 * task or question passes on, ends, or falls to the desk. Source: lifecycle.md, "People".
 */
export function withoutAbsent(c: Case, ctx: Ctx): Case {
  const { directory: d } = ctx;
  const signed = signingStopped(c, d) ? backFromSigning(c, ctx) : withSigner(c, d);
  const free = withRespondent(withoutHelpers(signed, ctx), ctx);
  const { absent: _told, ...known } = free;
  const absent = absentOf(free, d);
  return absent.length > 0 ? { ...known, absent } : known;
}

/** The turn of a signer who has left is of whoever holds that place now. */
function withSigner(c: Case, d: Directory): Case {
  const { signoff } = c;
  const turn = signoff?.signed.length ?? 0;
  const signer = nextSigner(c, d);
  if (!signoff || !signer || signer.openId === signoff.signers[turn]?.openId) return c;
  const signers = signoff.signers.map((s, i) => (i === turn ? { ...s, ...signer } : s));
  return { ...c, signoff: { ...signoff, signers } };
}

function withoutHelpers(c: Case, { directory: d, at }: Ctx): Case {
  const { claimedBy, expertAsk, phone, ...rest } = c;
  const left = openTasks(c).filter((t) => !isStaffed(d, t.unit));
  const expertThere = expertAsk && (expertAsk.repliedAt || d.experts.some((e) => e.openId === expertAsk.expert.openId));
  const agentThere = d.agents.some((a) => c.enterprise && a.enterprises.includes(c.enterprise.id));
  return {
    ...rest,
    coTasks: left.length > 0 ? c.coTasks.map((t) => (left.includes(t) ? { ...t, closedAt: at } : t)) : c.coTasks,
    ...(claimedBy && actorOf(d, claimedBy.openId)?.posts.length && { claimedBy }),
    ...(expertThere && { expertAsk }),
    ...(phone && { phone: phone.agent && !agentThere ? { ...phone, agent: false } : phone }),
  };
}

/** The result is delivered anew to whoever speaks for the enterprise now; if nobody can be reached the desk telephones. */
function withRespondent(c: Case, ctx: Ctx): Case {
  const { openId } = c.respondent;
  if (!c.enterprise || c.confidential) return c;
  // What is being asked by telephone is asked to the end.
  if (!openId) return isOpen(c) && !c.clocks.phone ? { ...c, respondent: respondentNow(c, ctx.directory) } : c;
  const enterprise = enterpriseById(ctx.directory, c.enterprise.id);
  const contacts = enterprise?.active ? enterprise.contacts : [];
  if (contacts.some((k) => k.openId === openId)) return c;
  const passed = { ...c, respondent: respondentOf({ name: c.enterprise.name, contacts }) };
  // The next contact may have got the result already, in the place of the one who has left.
  const has = c.cards.some((k) => k.audience === 'respondent' && k.person === passed.respondent.openId);
  if (asked(c)) return has ? passed : delivering(passed, ctx);
  // Silence must not be counted from nobody: the desk asks for the rating.
  const toRate = c.state === 'confirmed' && c.clocks.rate !== undefined && passed.respondent.openId === undefined;
  return toRate ? owePhone({ ...passed, clocks: withoutClocks(passed, 'rate') }, ctx) : passed;
}

/** Whether the respondent is being asked about a result: silence would count. */
const asked = (c: Case): boolean =>
  !c.clocks.phone &&
  (c.state === 'resolved' ||
    c.state === 'answered' ||
    (c.state === 'confirmed' && c.closure?.approvedAt !== undefined)) &&
  (c.clocks.notify ?? c.clocks.confirm ?? c.clocks.rate) !== undefined;

/** The names of the co-units whose tasks ended. */
export const helpersLeft = (after: Case, before: Case): string[] =>
  openTasks(before)
    .filter((t) => after.coTasks.find((now) => now.id === t.id)?.closedAt)
    .map((t) => t.unit);

/** Who is told once a unit is in the directory again. */
export const unitBack = (after: Case, before: Case): Notify<'to_accept' | 'to_assign'>[] => {
  const back = before.absent?.includes('unit') && !after.absent?.includes('unit') && after.state === 'dispatched';
  if (!back) return [];
  return [
    awaitsUnit(after)
      ? { audience: 'chief', notification: 'to_assign' }
      : { audience: 'unit', notification: 'to_accept' },
  ];
};
