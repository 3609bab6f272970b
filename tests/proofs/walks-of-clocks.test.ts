import { clockWalks } from '../domain/clocks/support/clock-walks.ts';

clockWalks(120);
