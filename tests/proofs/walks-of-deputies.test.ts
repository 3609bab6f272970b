import { deputiesWalks } from '../domain/clocks/support/deputies-walks.ts';

deputiesWalks(30);
