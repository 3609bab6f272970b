import { clockWalks } from './support/clock-walks.ts';

// The proofs walk forty times as often, and come everywhere.
clockWalks({ walks: 3, far: false });
