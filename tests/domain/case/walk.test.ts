import { caseWalks } from './case-walks.ts';

// The proofs walk many times as far, and come to every state, end and event.
caseWalks({ runs: 1, far: false });
