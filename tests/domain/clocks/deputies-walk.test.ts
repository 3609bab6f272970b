import { deputiesWalks } from './support/deputies-walks.ts';

// The proofs walk ten times as often.
deputiesWalks(3);
