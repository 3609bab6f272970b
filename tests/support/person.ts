import type { Delivery, Reply, Words } from '../../src/deliveries.ts';
import { buttonOn, type Filled, pressOf } from './client.ts';
import { type FakeMessenger, privateChat, type Shown } from './fake-messenger.ts';
import type { MovingClock } from './moving-clock.ts';
import { wordsOf } from './outside/cards.ts';
import { cardOf, readingOf, type SeenCard } from './screen.ts';
import { groupOf, groupsWith, openIdOf, type Who } from './town.ts';

export type Stage = {
  post: FakeMessenger;
  clock: MovingClock;
  /** Lets a delivery take effect and everything owed for it arrive. */
  happens: (delivery: Delivery) => Promise<Reply>;
  /** An id that nobody has had. */
  next: (kind: string) => string;
};

type Said = {
  /** The group in which it is said, to the bot unless `aside`; left out, the private chat. */
  in?: string;
  aside?: true;
  /** The message it answers. */
  replyTo?: string;
};

/** What somebody does with the bot, and what they see of it. */
export function personIn(stage: Stage, who: Who) {
  const { post, clock, happens, next } = stage;
  const openId = openIdOf(who);
  const own = privateChat(openId);

  const seen = (): Shown[] => post.messages.filter((m) => [own, ...groupsWith(openId)].includes(m.chatId));
  /** What a message must hold to be of this case. */
  const isOf = (m: Shown, no: string | undefined): boolean => !no || JSON.stringify(m.content).includes(no);

  function withButton(label: string, no: string | undefined, submits?: boolean): Pressable {
    const fits = (m: Shown): m is Pressable => {
      const button = 'card' in m.content ? buttonOn(m.content.card, label) : undefined;
      return button !== undefined && (submits === undefined || button.submits === submits) && isOf(m, no);
    };
    const found = seen().findLast(fits);
    if (found) return found;
    const cards = seen().flatMap((m) => cardOf(m) ?? []);
    const lines = cards.map((c) => `${c.tag} ${c.note}: ${c.buttons.join(' ')}`);
    throw new Error(`${who} sees no button ${label}${no ? ` for ${no}` : ''}; cards:\n${lines.join('\n')}`);
  }

  /** A press on the message as it is now. Done, the answer's card takes the place of the one that was pressed. */
  function pressOn({ messageId, chatId, content }: Pressable, label: string, filled: Filled): HeldPress {
    const press = { card: content.card, label, filled, operator: openId, messageId, chatId };
    const delivery = next('tap');
    return async (as = delivery) => {
      const reply = await happens(pressOf({ ...press, delivery: as, at: clock.now() }));
      if (reply.card) post.change(messageId, reply.card);
      return reply;
    };
  }

  async function press(label: string, no: string | undefined, filled: Filled | undefined): Promise<Reply> {
    const message = withButton(label, no);
    const opens = !buttonOn(message.content.card, label)?.submits;
    const reply = await pressOn(message, label, filled ?? {})();
    if (!filled || !opens || reply.toast?.type === 'error') return reply;
    return pressOn(withButton(label, no, true), label, filled)();
  }

  /** What the bot wrote meanwhile, in the private chat and where it was spoken to. */
  async function heard(places: string[], act: () => Promise<unknown>): Promise<string> {
    const before = new Set(post.messages);
    await act();
    const fresh = post.messages.filter((m) => !before.has(m) && places.includes(m.chatId));
    return fresh.map(readingOf).join('\n');
  }

  function wrote(message: { text?: string; type?: string; files?: File[] }, { in: group, aside, replyTo }: Said) {
    const chatId = group === undefined ? own : groupOf(group);
    const delivery: Words = {
      kind: 'words',
      delivery: next('ev'),
      messageId: next('said'),
      person: openId,
      chatId,
      chatType: group === undefined ? 'p2p' : 'group',
      toBot: !aside,
      ...(replyTo && { parentId: replyTo, rootId: replyTo }),
      type: 'text',
      text: '',
      files: [],
      createdAt: clock.now(),
      ...message,
    };
    post.written.push(delivery);
    return heard([own, chatId], () => happens(delivery));
  }

  const self = {
    /** Says something to the bot. What the bot answers, to this person or in that group. */
    says: (text: string, where: Said = {}): Promise<string> => wrote({ text }, where),
    /** Sends a file in private. */
    sendsFile(name: string, bytes: Buffer = Buffer.from(name)): Promise<string> {
      const key = post.keepFile(name, bytes, 'application/octet-stream');
      return wrote({ type: 'file', files: [{ key, name, type: 'file' }] }, {});
    },
    /** Sends words and files, named, as one message. */
    sendsWith(text: string, names: readonly string[], where: Said = {}): Promise<string> {
      const files = names.map((name): File => {
        const key = post.keepFile(name, Buffer.from(name), 'application/octet-stream');
        return { key, name, type: 'file' };
      });
      return wrote({ type: 'post', text, files }, where);
    },
    /** Sends something without words, such as a `sticker`. */
    sends: (type: string): Promise<string> => wrote({ type }, {}),
    /** Sends the same message again, as Feishu does when it was not sure. */
    repeats(): Promise<string> {
      const last = post.written.findLast((w) => w.person === openId);
      if (!last) throw new Error(`${who} has said nothing`);
      return heard([own, last.chatId], () => happens(last));
    },
    /** Presses a button on the newest card of the case that has it; a form that comes is filled in and sent. */
    tap: (no: string, label: string, filled?: Filled): Promise<Reply> => press(label, no, filled),
    /** Presses a button on the newest card that has it, whatever it is of. */
    press: (label: string, filled?: Filled): Promise<Reply> => press(label, undefined, filled),
    /**
     * Takes the newest card with this button, or this form, as it is now; the press comes when what is returned is called,
     * the same delivery each time unless another is named.
     *
     * @param on  whose card it is, where it is another's
     */
    holds(label: string, { no, filled, on }: { no?: string; filled?: Filled; on?: Who } = {}): HeldPress {
      const message = on
        ? personIn(stage, on).withButton(label, no, filled && true)
        : withButton(label, no, filled && true);
      return pressOn(message, label, filled ?? {});
    },
    withButton,
    /** Says what opens the intake card, and submits it filled in. The case's number. */
    async files(words: string, filled: Filled): Promise<string> {
      const asked = await self.says(words);
      if (asked.includes('提交新诉求')) await self.press('提交新诉求');
      const { card, toast } = await self.press('提交诉求', filled);
      // The intake card becomes a line with the number.
      const no = /QS\d{8}-\d{4,5}/.exec(card ? wordsOf(card) : '')?.[0];
      if (!no) throw new Error(`nothing was filed: ${toast?.content}`);
      return no;
    },
    /** Presses an entry of the bot's menu. */
    menu: (key: string): Promise<string> =>
      heard([own], () => happens({ kind: 'menu', delivery: next('menu'), person: openId, key, at: clock.now() })),
    /** Opens the chat with the bot; `talked`: something stands there already. */
    enters: (talked?: 'talked'): Promise<string> =>
      heard([own], () =>
        happens({
          kind: 'chat',
          delivery: next('chat'),
          what: 'entered',
          chatId: own,
          person: openId,
          ...(talked && { talked: true }),
        }),
      ),
    /** The newest card with this button. */
    cardWith: (label: string, no?: string): SeenCard => cardOf(withButton(label, no)) as SeenCard,
    /** The newest card that shows the case, forms aside. */
    card(no: string): SeenCard {
      const cards = seen().flatMap((m) => cardOf(m) ?? []);
      const found = cards.findLast((c) => c.note.includes(no));
      if (!found) throw new Error(`${who} sees no card of ${no}`);
      return found;
    },
    /** Everything this person can read, oldest first. */
    readings: (): string[] => seen().map(readingOf),
  };
  return self;
}
export type Person = ReturnType<typeof personIn>;

type Pressable = Shown & { content: { card: Record<string, unknown> } };
/** Does the press; as another delivery than the first when one is named. */
type HeldPress = (as?: string) => Promise<Reply>;
type File = { key: string; name: string; type: 'image' | 'file' };
