import type { Case } from '../../case/case.ts';
import { openPause } from '../../case/current.ts';
import { type ClockContext, resumeAssignment } from '../../clocks/clocks.ts';

/** Ends a pause for material, because the enterprise has sent something. Source: lifecycle.md, "add". */
export const endMaterialPause = (c: Case, r: ClockContext): Case =>
  openPause(c)?.reason === 'material' ? resumeAssignment(c, r) : c;
