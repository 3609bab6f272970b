import { describe } from 'vitest';
import { SCREENS } from '../browser/open-page.ts';
import { carriesAppeal } from '../browser/whole-appeal.ts';

describe('the sandbox page, by clicks alone — R-109, R-204, R-301, R-304, R-306, R-401, R-402 (SZ 9)', () => {
  carriesAppeal(SCREENS.filter(({ phone }) => !phone));
});
