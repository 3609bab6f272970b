import { satisfiedClose } from '../support/outside/satisfied-close.ts';

// A desk beside a coordinator, and limits by urgency. The proofs have the places with a centre.
satisfiedClose('suzhou', 'suqian');
