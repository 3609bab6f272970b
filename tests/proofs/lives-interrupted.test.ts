import { livesInterrupted } from '../domain/clocks/support/lives-interrupted.ts';

livesInterrupted(40);
