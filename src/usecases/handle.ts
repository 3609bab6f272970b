import type { Delivery, Handle, Reply } from '../deliveries.ts';
import type { Deps } from './deps.ts';
import { onChat } from './on-chat.ts';
import { onMenu } from './on-menu.ts';
import { onTap } from './on-tap.ts';
import { onWords } from './on-words.ts';

/** The function that handles every delivery: from webhook, long connection, sandbox and tests. */
export function handler(deps: Deps): Handle {
  const tap = onTap(deps);
  const words = onWords(deps);
  const menu = onMenu(deps);
  const chat = onChat(deps);
  return async function handle(delivery: Delivery): Promise<Reply> {
    if (delivery.kind === 'tap') return tap(delivery);
    if (delivery.kind === 'words') await words(delivery);
    if (delivery.kind === 'menu') await menu(delivery);
    if (delivery.kind === 'chat') await chat(delivery);
    return {};
  };
}
