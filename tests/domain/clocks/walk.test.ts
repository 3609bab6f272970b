import { clockWalks } from './support/clock-walks.ts';

// The proofs walk twenty times as often, and come everywhere.
clockWalks({ walks: 6, far: false });
