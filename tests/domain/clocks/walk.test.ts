import { clockWalks } from './support/clock-walks.ts';

// The proofs walk eight times as often.
clockWalks(15);
