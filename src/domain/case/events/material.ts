import { openStop, type Reckoning, resumeLeg } from '../../clocks/clocks.ts';
import type { Case } from '../case.ts';

/** What the enterprise sends ends a stop that waits for its material. Source: lifecycle.md, "add". */
export const endMaterialStop = (c: Case, r: Reckoning): Case =>
  openStop(c)?.reason === 'material' ? resumeLeg(c, r) : c;
