import { webContact } from '../../domain/directory/directory.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import type { Link } from '../../links-port.ts';
import type { Deps } from '../deps.ts';
import { queueNotice } from '../notice.ts';

/** Whether a new link can be sent to this person by short message. */
export const canBeSent = (deps: Deps, person: string): boolean =>
  deps.notifier !== undefined && Boolean(webContact(deps.directory.current(), person)?.contact.phone);

/**
 * Sends a new link to the registered number of whoever an expired one belongs to, at most one a day and person: whoever
 * has several old links cannot have a telephone ring all day. Source: interface.md, "Links".
 */
export async function askForLink(deps: Deps, { id, person }: Link): Promise<void> {
  if (!canBeSent(deps, person)) return;
  await queueNotice(
    deps,
    `link/asked/${person}/${shanghaiDate(deps.clock.now())}`,
    { person },
    { link: { of: person } },
  );
  deps.log.info({ link: id, person }, 'links.asked');
}
