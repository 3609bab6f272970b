import type { Case } from '../../case/case.ts';
import type { Ctx, Rules } from '../../case/context.ts';
import type { Refusal } from '../../case/refusal.ts';
import { nextSigner } from '../../case/signers.ts';
import { enter } from '../../clocks/clocks.ts';
import { type Directory, isStaffed, signersFor } from '../../directory/directory.ts';
import { actingPerson } from './shared.ts';

type Signoff = NonNullable<Case['signoff']>;

/** Cases of the mayor's line need signatures before every assignment to a unit, where the profile has that line. */
export const mustBeSigned = (c: Case, { profile }: Pick<Rules, 'profile'>): boolean =>
  c.channel !== undefined && (profile.signoff?.channelKinds.includes(c.channel.kind) ?? false);

/** Refuses a unit for which nobody signs, where signatures are needed. */
export const noSigner = (c: Case, unit: string, ctx: Ctx): Refusal | null =>
  mustBeSigned(c, ctx) && signersFor(ctx.directory, unit).length === 0 ? { code: 'no_signer', unit } : null;

/** Puts an assignment before its signers. */
export const proposed = (c: Case, what: Omit<Signoff, 'signers' | 'signed'>, ctx: Ctx): Case => ({
  ...enter(c, 'awaiting_signoff', ctx),
  signoff: { ...what, signers: signersFor(ctx.directory, what.unit), signed: [] },
});

/** The proposal with one more signature. */
export const signedNow = (c: Case, ctx: Ctx): Case =>
  c.signoff
    ? { ...c, signoff: { ...c.signoff, signed: [...c.signoff.signed, { at: ctx.at, by: actingPerson(ctx) }] } }
    : c;

/** Whether every signer has signed. */
export const allSigned = ({ signed, signers }: Signoff): boolean => signed.length >= signers.length;

/** Why the signing of a proposal cannot go on; undefined when it can. Source: lifecycle.md, "People". */
export function signingStopped(c: Case, d: Directory): string | undefined {
  if (c.state !== 'awaiting_signoff' || !c.signoff) return undefined;
  if (!isStaffed(d, c.signoff.unit)) return '拟派单位已不在通讯录';
  return allSigned(c.signoff) || nextSigner(c, d) ? undefined : '签批人已不在通讯录，也无人接任';
}

/** Back to the desk, which dispatches anew. */
export const backFromSigning = (c: Case, ctx: Ctx): Case => enter({ ...c, signoff: undefined }, 'submitted', ctx);
