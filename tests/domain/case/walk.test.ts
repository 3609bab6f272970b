import { caseWalks } from './case-walks.ts';

// Long enough to come to every state and end. The proofs walk four times as far and come to every event.
caseWalks({ runs: 10, far: false });
