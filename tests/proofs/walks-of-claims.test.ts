import { claimWalks } from '../domain/clocks/support/claim-walks.ts';

claimWalks({ walks: 30, far: true });
