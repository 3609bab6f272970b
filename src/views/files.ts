import type { Case, CaseFile, Seat } from '../domain/case/case.ts';
import { speaksForEnterprise } from './mask.ts';

/** The files this seat may see: the enterprise its own and those meant for it. Source: R-801. */
export const filesFor = (c: Case, seat: Seat): CaseFile[] =>
  speaksForEnterprise(seat)
    ? c.files.filter((f) => f.visible || f.purpose === 'appeal' || f.purpose === 'addition')
    : c.files;
