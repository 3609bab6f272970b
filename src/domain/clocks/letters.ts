import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { openObligations } from '../case/current.ts';
import { deadline } from '../time/deadline.ts';
import type { Step } from './step.ts';

/**
 * A letter on the enterprise's own page that nobody has fetched by the close of the next working day is the desk's to
 * serve. Source: lifecycle.md, "written reply".
 */
export function unfetched(c: Case, { profile, calendar }: Rules): Step[] {
  if (c.respondent.reach !== 'web') return [];
  return openObligations(c).flatMap((o): Step[] => {
    const page = o.kind === 'written_reply' && !o.servedBy && o.letter?.find((p) => !p.deliveredAt);
    const file = page && c.files.find((f) => f.id === page.file);
    if (!file) return [];
    const { at } = deadline(file.at, profile.limits.notify.workingDays, calendar, { close: profile.hours.close });
    const key = `${o.assignment ?? 0}/letter-${file.id}/${at.toISOString()}/end`;
    return [{ key, at, kind: 'event', event: 'reply_undelivered' }];
  });
}
