import { killedAtRandom } from '../support/outside/killed-at-random.ts';

killedAtRandom({ seed: 13, kills: 20 });
