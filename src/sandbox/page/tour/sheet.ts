import type { Message } from '../../api.ts';
import { isRaw, list, obj, type Raw, str, words } from '../card/read.ts';

export type Button = { label: string; submits: boolean };

/** What a tour reads of a message: of a card its head and its buttons, of anything what it says. */
export type Sheet = {
  chatId: string;
  messageId: string;
  /** Who said it; empty for the bot. */
  from: string;
  /** When it was sent, in milliseconds of the town's time. */
  at: number;
  title: string;
  /** The line under the title: on the card of a case its number. */
  note: string;
  /** The first is the state, on the card of a case. */
  tags: string[];
  buttons: Button[];
  /** All of its content, to be searched. */
  says: string;
};

export function sheetOf({ chatId, messageId, sender, createTime, content }: Message): Sheet {
  const header = obj(content, 'header');
  return {
    chatId,
    messageId,
    from: sender.type === 'user' ? sender.id : '',
    at: Date.parse(createTime),
    title: words(header, 'title'),
    note: words(header, 'subtitle'),
    tags: list(header, 'text_tag_list').map((tag) => words(tag, 'text')),
    buttons: [...buttonsIn(content)],
    says: JSON.stringify(content),
  };
}

function* buttonsIn(value: unknown): Generator<Button> {
  if (Array.isArray(value)) for (const one of value) yield* buttonsIn(one);
  else if (isRaw(value) && str(value, 'tag') === 'button') {
    if (value.disabled !== true) yield buttonOf(value);
  } else if (isRaw(value)) yield* buttonsIn(Object.values(value));
}

const buttonOf = (raw: Raw): Button => ({
  label: words(raw, 'text'),
  submits: str(raw, 'form_action_type') === 'submit',
});
