import { z } from 'zod';

/** What was found last in the groups: on which day, and by chat the members who do not belong there. */
export const MembersChecked = z.object({ on: z.string(), strangers: z.record(z.string(), z.array(z.string())) });
