import { clockStories } from '../browser/clock-stories.ts';
import { SCREENS } from '../browser/open-page.ts';

clockStories(SCREENS.slice(1));
