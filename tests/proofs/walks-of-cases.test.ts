import { caseWalks } from '../domain/case/case-walks.ts';

caseWalks({ runs: 40, far: true });
