import { clockWalks } from './support/clock-walks.ts';

// The proofs walk six times as often.
clockWalks(20);
