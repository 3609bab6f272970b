import type { Delivery } from '../deliveries.ts';
import type { ClockPort, Log, Memory, MessageContent, Messenger } from '../ports.ts';

/** What Feishu delivers on two subscriptions, either of which may be missing (T32). */
export type Heard = 'callback' | 'event';

/** Kept by name: when each was last heard, and since when cards with buttons have gone out without a press. */
const NAMES = { callback: 'callback-heard', event: 'event-heard', pressable: 'buttons-unpressed-since' };

/** The least time between two notes of the same, in milliseconds (D). */
const NOTED_EVERY_MS = 60_000;

type Needs = { memory: Pick<Memory, 'fact' | 'keepFact'>; clock: ClockPort; log: Log };

async function instantKept(memory: Pick<Memory, 'fact'>, name: string): Promise<Date | null> {
  const kept = await memory.fact(name);
  return kept === null ? null : new Date(kept);
}

/** When one was last heard by any instance, to the minute; null where none ever was. */
export const lastHeard = (memory: Pick<Memory, 'fact'>, what: Heard): Promise<Date | null> =>
  instantKept(memory, NAMES[what]);

/** Since when cards with buttons are out and nothing was pressed; null where something was, or none is out. */
export async function unpressedSince(memory: Pick<Memory, 'fact'>): Promise<Date | null> {
  const [sent, pressed] = await Promise.all([instantKept(memory, NAMES.pressable), lastHeard(memory, 'callback')]);
  return sent && (!pressed || pressed < sent) ? sent : null;
}

/** Runs at most once a minute for each `what`; nobody waits for it. */
function noting({ clock, log }: Pick<Needs, 'clock' | 'log'>) {
  const noted = new Map<string, number>();
  return (what: string, note: () => Promise<void>): void => {
    const last = noted.get(what);
    if (last !== undefined && clock.monotonic() - last < NOTED_EVERY_MS) return;
    noted.set(what, clock.monotonic());
    note().catch((err: unknown) => log.warn({ what, err }, 'heard.not_noted'));
  };
}

/** Notes when a callback or an event came, so that another instance, an alarm and a diagnosis can read it. Source: T32. */
export function hearing(needs: Needs): (delivery: Pick<Delivery, 'kind'>) => void {
  const note = noting(needs);
  return ({ kind }) => {
    const name = NAMES[kind === 'tap' ? 'callback' : 'event'];
    note(name, () => needs.memory.keepFact(name, needs.clock.now().toISOString()));
  };
}

const hasButton = (content: MessageContent): boolean =>
  'card' in content && JSON.stringify(content.card).includes('"tag":"button"');

/** The messenger, which notes the first card with buttons that it sends after a press. Source: T32. */
export function notingButtons(messenger: Messenger, needs: Needs): Messenger {
  const note = noting(needs);
  const { memory, clock } = needs;
  const sent = (content: MessageContent): void => {
    if (!hasButton(content)) return;
    const now = clock.now().toISOString();
    note(NAMES.pressable, async () => {
      if ((await unpressedSince(memory)) === null) await memory.keepFact(NAMES.pressable, now);
    });
  };
  const noted: Pick<Messenger, 'send' | 'reply'> = {
    async send(to, content, id) {
      const answer = await messenger.send(to, content, id);
      sent(content);
      return answer;
    },
    async reply(messageId, content, id) {
      const answer = await messenger.reply(messageId, content, id);
      sent(content);
      return answer;
    },
  };
  return Object.assign(Object.create(messenger) as Messenger, noted);
}
