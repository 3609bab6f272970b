import { deskCalled } from '../../views/notices/desk.ts';
import { type Deps, rulesNow } from '../deps.ts';

/** Whom somebody without an account asks: the desk as the place calls it, with its telephone. */
export const deskToAsk = (deps: Deps): string => deskCalled(rulesNow(deps));
