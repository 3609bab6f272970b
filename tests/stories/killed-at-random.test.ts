import { killedAtRandom } from '../support/outside/killed-at-random.ts';

killedAtRandom({ seed: 12, kills: 3 });
