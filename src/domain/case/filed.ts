import type { Directory } from '../directory/directory.ts';
import type { Actor } from '../directory/person.ts';
import { looksOn } from './audiences.ts';
import type { Case } from './case.ts';
import type { OnDelivery } from './message.ts';
import type { NotificationTable } from './notification.ts';
import type { At } from './receiver.ts';

type Rules = { directory: Directory; actor: Actor };
type Line = At & { notification: string };

/** Whether whoever filed it for an enterprise is told of what has just happened: nobody is told what they did. */
const isTold = (c: Case, { directory, actor }: Rules): boolean =>
  c.enterprise !== undefined && looksOn(c, directory) && !(actor.kind === 'person' && actor.openId === c.filer.openId);

/** A notification for whoever filed it for the enterprise alone, where there is somebody to tell. Source: R-102. */
export const toFiler = <Told extends Omit<Line, 'audience'>>(
  c: Case,
  told: Told,
  rules: Rules,
): (Told & { audience: 'filer' })[] => (isTold(c, rules) ? [{ ...told, audience: 'filer' }] : []);

/**
 * What is said, and beside each notification to the respondent the one to whoever filed it. Source: R-102; interface.md,
 * "How much is said".
 */
export const withFiler = <Said extends Line & { again?: true; onDelivery?: OnDelivery }>(
  c: Case,
  lines: readonly Said[],
  { notifications, ...rules }: Rules & { notifications: NotificationTable },
): (Said | (Omit<Said, 'onDelivery'> & { audience: 'filer'; onDelivery?: undefined }))[] =>
  lines.flatMap((line) => {
    const { onDelivery: _theirs, ...told } = line;
    const beside =
      line.audience === 'respondent' && !line.again && notifications.get(line.notification)?.filed !== undefined;
    return beside ? [line, ...toFiler(c, told, rules)] : [line];
  });
