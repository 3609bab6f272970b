import type { Case } from '../../case/case.ts';
import { openStop } from '../../case/current.ts';
import { type Reckoning, resumeAssignment } from '../../clocks/clocks.ts';

/** What the enterprise sends ends a stop that waits for its material. Source: lifecycle.md, "add". */
export const endMaterialStop = (c: Case, r: Reckoning): Case =>
  openStop(c)?.reason === 'material' ? resumeAssignment(c, r) : c;
