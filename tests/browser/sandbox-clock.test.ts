import { clockStories } from './clock-stories.ts';
import { SCREENS } from './open-page.ts';

// On a phone they are told in the proofs.
clockStories(SCREENS.slice(0, 1));
