import { satisfiedClose } from '../support/outside/satisfied-close.ts';

satisfiedClose('malu', 'huzhou');
