import { claimedId, type Settled } from '../../src/domain/directory/claims.ts';
import { type Unverified, withUnverified } from '../../src/domain/directory/unverified.ts';
import type { CaseWorld } from './case-world.ts';

/** Somebody whom nobody knows. */
export const STRANGER = { openId: 'web_stranger', name: '钱厂长', phone: '13800002222' };
const USCC = '91320500MA1ABCDE2X';

/** What a stranger named with their first request. */
export const claimOf = (name: string, settled?: Settled): Unverified => ({
  id: claimedId('c1'),
  name,
  uscc: USCC,
  contacts: [{ name: STRANGER.name, phone: STRANGER.phone, reach: 'phone' }],
  claim: { person: STRANGER.openId, name: STRANGER.name, phone: STRANGER.phone, ...(settled && { settled }) },
});

/** A case that a stranger filed in the name of an enterprise. */
export function claimed(w: CaseWorld, name = '东山茶业有限公司'): void {
  w.submit();
  Object.assign(w.directory, withUnverified(w.directory, [claimOf(name)]));
  w.put((c) => ({
    ...c,
    enterprise: { id: claimedId('c1'), name },
    filer: { openId: STRANGER.openId, name: STRANGER.name, as: 'contact' },
    respondent: { name: STRANGER.name, reach: 'phone' },
    incoming: { name: STRANGER.name, number: STRANGER.phone, at: w.now },
    cards: [],
    outbox: [],
  }));
}
