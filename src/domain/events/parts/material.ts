import type { Case } from '../../case/case.ts';
import { openPause } from '../../case/current.ts';
import { type ClockContext, resumeAssignment } from '../../clocks/clocks.ts';

/** What the enterprise sends ends a pause that waits for its material. Source: lifecycle.md, "add". */
export const endMaterialPause = (c: Case, r: ClockContext): Case =>
  openPause(c)?.reason === 'material' ? resumeAssignment(c, r) : c;
