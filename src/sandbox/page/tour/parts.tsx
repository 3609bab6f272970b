import type { RefObject } from 'preact';
import type { Person, State } from '../../api.ts';
import { openAt } from '../actions.ts';
import { Avatar } from '../avatar.tsx';
import type { View } from '../store.ts';
import { type Aim, fill, wordsFor } from './aim.ts';
import { PHONE_PX } from './beside.ts';
import { lend } from './use-aim.ts';

/** In which chat something is done, as its people say. */
const chatOf = (state: State | null, chatId: string): string => {
  const chat = state?.chats.find((one) => one.chatId === chatId);
  return chat?.type === 'group' ? `群“${chat.name}”` : '与企诉的私聊';
};

export const Who = ({ state, person, chatId }: { state: State | null; person: Person; chatId: string }) => (
  <p class="tour-who">
    <Avatar name={person.name} size="small" />
    <span>
      <b>{person.name}</b>（{person.title}），在{chatOf(state, chatId)}
    </span>
  </p>
);

/** What exactly is pressed, or written. */
export function Words({ aim }: { aim: Aim }) {
  if (!aim.element || aim.does === 'read') return null;
  const text = aim.element.textContent?.trim() ?? '';
  const label = text.length > 1 ? text : `${text} ${aim.element.getAttribute('aria-label') ?? ''}`.trim();
  if (aim.does === 'unfold') return <p class="tour-do">先展开“{label}”</p>;
  if (aim.does === 'press') return <p class="tour-do">按“{label}”</p>;
  const { element, filling } = aim;
  if (!filling) return null;
  const words = wordsFor(element, filling);
  const chooses = element instanceof HTMLSelectElement;
  return (
    <div class="tour-do">
      {chooses ? `“${filling.label}”选：` : filling.label === '消息' ? '写：' : `“${filling.label}”写：`}
      <q data-tour="words">{words}</q>
      <button type="button" class="btn btn-default btn-small" data-tour="fill" onClick={() => fill(element, filling)}>
        {chooses ? '替我选上' : '替我写上'}
      </button>
    </div>
  );
}

type OpenProps = { view: View; person: Person; chatId: string; follow: RefObject<boolean> };

/** Opens the column of whoever is next, at the chat where it is done; the focus goes there. */
export function OpenAs({ view, person, chatId, follow }: OpenProps) {
  const { openId, name } = person;
  const there = view.pinned.includes(openId) && (window.innerWidth > PHONE_PX || view.front === openId);
  const go = () => {
    follow.current = true;
    void openAt(openId, chatId);
  };
  return (
    <button type="button" class="btn btn-primary" data-tour="open" onClick={go}>
      {there ? `打开${chatOf(view.state, chatId)}` : `以${name}的身份继续`}
    </button>
  );
}

/** Brings what is pointed at into view, and the focus to it. */
export const Point = ({ aim }: { aim: Aim }) =>
  aim.element && aim.does !== 'read' ? (
    <button
      type="button"
      class="btn btn-default"
      data-tour="point"
      onClick={() => {
        aim.element?.scrollIntoView({ block: 'center', inline: 'nearest' });
        lend(aim);
      }}
    >
      带我去
    </button>
  ) : null;
