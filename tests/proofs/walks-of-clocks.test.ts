import { clockWalks } from '../domain/clocks/support/clock-walks.ts';

clockWalks({ walks: 120, far: true });
