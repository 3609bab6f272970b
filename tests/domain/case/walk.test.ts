import { caseWalks } from './case-walks.ts';

// The proofs walk eight times as far, and come to every state, end and event.
caseWalks({ runs: 5, far: false });
