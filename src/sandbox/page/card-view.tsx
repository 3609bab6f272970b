import { useMemo, useReducer, useState } from 'preact/hooks';
import type { Message, TapOutcome, TapRequest } from '../api.ts';
import { tap } from './actions.ts';
import { Card } from './card/card.tsx';
import { type CardContext, type Draft, EMPTY_DRAFT, type FieldValue } from './card/context.ts';
import { idOf } from './card/field.tsx';
import { readForm } from './card/fields.ts';
import { has, list, obj, type Raw, str, words } from './card/read.ts';
import { fileUrl } from './client.ts';
import type { Ask } from './confirm.tsx';
import { safeHref } from './markdown/runs.ts';

/** A draft is kept while its card is not on the page, but an update of the card removes it, as in Feishu. */
const drafts = new Map<string, { content: string; draft: Draft }>();

type Props = { message: Message; as: string; nameOf: (id: string) => string; ask: Ask };

/** A card message: the drawn card, its draft, and the press that waits for an answer. */
export function CardView({ message, as, nameOf, ask }: Props) {
  const key = `${as} ${message.messageId}`;
  const uid = key.replace(/[^A-Za-z0-9_-]/g, '-');
  const content = useMemo(() => JSON.stringify(message.content), [message.content]);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const [busy, setBusy] = useState<string | null>(null);

  const typed = (): Draft => {
    const kept = drafts.get(key);
    return kept?.content === content ? kept.draft : EMPTY_DRAFT;
  };
  const write = (next: Draft) => {
    drafts.set(key, { content, draft: next });
    redraw(undefined);
  };
  const send = async (path: string, request: Omit<TapRequest, 'as' | 'messageId'>): Promise<TapOutcome | null> => {
    setBusy(path);
    try {
      return await tap({ as, messageId: message.messageId, elementPath: path, ...request });
    } finally {
      setBusy(null);
    }
  };

  const press: CardContext['press'] = async (element, path, form) => {
    const role = str(element, 'form_action_type');
    if (form && role === 'reset') return write(EMPTY_DRAFT);
    const submits = form !== null && role === 'submit';
    const read = submits ? readForm(form.raw, form.path, typed()) : null;
    const [wrong] = Object.keys(read?.errors ?? {});
    if (read && wrong !== undefined) {
      write({ ...typed(), errors: read.errors });
      document.getElementById(idOf(uid, wrong))?.scrollIntoView({ block: 'center' });
      return;
    }
    if (has(element, 'confirm') && !(await ask(question(element)))) return;
    const page = pageOf(element);
    if (page) window.open(page, '_blank', 'noopener');
    if (page && !calls(element)) return;
    const outcome = await send(path, read ? { form: read.values } : {});
    if (read && accepted(outcome)) write(EMPTY_DRAFT);
  };

  const cx: CardContext = {
    uid,
    draft: typed(),
    busy,
    frozen: message.frozen,
    form: null,
    nameOf,
    fileUrl,
    change: (field, value) => {
      const { values, errors } = typed();
      const { [field]: _mended, ...others } = errors;
      write({ values: { ...values, [field]: value }, errors: others });
    },
    press,
    choose: async (element, path, value: FieldValue) => {
      if (str(element, 'tag') === 'overflow' && has(element, 'confirm') && !(await ask(question(element)))) return;
      await send(path, { value: Array.isArray(value) ? value.join(',') : String(value) });
    },
  };
  return <Card card={message.content} cx={cx} />;
}

const question = (element: Raw) => ({
  title: words(obj(element, 'confirm'), 'title'),
  text: words(obj(element, 'confirm'), 'text'),
});

const pageOf = (element: Raw): string | null => {
  const opens = list(element, 'behaviors').find((behavior) => str(behavior, 'type') === 'open_url');
  return opens ? safeHref(str(opens, 'pc_url') || str(opens, 'default_url')) : null;
};

const calls = (element: Raw): boolean => list(element, 'behaviors').some((b) => str(b, 'type') === 'callback');

/** A refused submission keeps its draft, so that it can be corrected and sent again. */
const accepted = (outcome: TapOutcome | null): boolean =>
  outcome !== null && !outcome.error && outcome.toast?.type !== 'error' && outcome.toast?.type !== 'warning';
