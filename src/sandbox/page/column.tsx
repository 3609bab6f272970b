import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message, Person, State } from '../api.ts';
import { audience, openChat, openChatOf, unpin } from './actions.ts';
import { arrows } from './arrows.ts';
import { Avatar, Unread } from './avatar.tsx';
import { Composer } from './composer.tsx';
import { Confirm, type Question } from './confirm.tsx';
import { Conversation } from './conversation.tsx';
import { chatName, chatsOf } from './people.ts';
import { PeopleList } from './people-list.tsx';
import { threadKey, type View } from './store.ts';
import { TabBar } from './tab-bar.tsx';
import { Telephone } from './telephone.tsx';

type Props = { view: View; state: State; person: Person; people: readonly Person[]; place: number };
type Asked = Question & { answer: (yes: boolean) => void };

/** Everything one person sees: their name, their chats, the open chat, and the composer. */
export function Column({ view, state, person, people, place }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [replyTo, setReplyTo] = useState<Message | null>(null);
  const section = useRef<HTMLElement>(null);
  const front = view.front === person.openId;
  const as = person.openId;
  const chat = openChatOf(as);
  useEffect(() => {
    if (!front) return;
    for (const shown of [section.current, section.current?.querySelector('.chat-tab.on')])
      shown?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [front, chat?.chatId]);
  useEffect(() => {
    if (view.arrived.openId === as) focusHead(section.current);
  }, [view.arrived]);
  const messages = chat ? view.messages[threadKey(as, chat.chatId)] : undefined;
  const toast = view.toasts[as];
  const nameOf = (id: string) =>
    state.people.find((other) => other.openId === id)?.name ?? (id.startsWith('cli_') ? state.appName : id);
  const ask = (question: Question) => new Promise<boolean>((answer) => setAsked({ ...question, answer }));
  const answered = (yes: boolean) => {
    asked?.answer(yes);
    setAsked(null);
  };
  const show = (chatId: string) => {
    setReplyTo(null);
    void openChat(as, chatId);
  };
  return (
    <section
      ref={section}
      class={`column-person${front ? ' front' : ''}${view.guided === as ? ' guided' : ''}`}
      data-person={as}
      aria-label={person.name}
    >
      <PersonHead state={state} person={person} place={place} closable={view.pinned.length > 1} />
      <div class="where">
        {front && <TabBar people={people} front={person} place={place} everybody={state.people} />}
        <nav class="chats" aria-label={`${person.name}的会话`} onKeyDown={arrows}>
          {chatsOf(state, as).map((one) => (
            <button
              key={one.chatId}
              type="button"
              class={one.chatId === chat?.chatId ? 'chat-tab on' : 'chat-tab'}
              aria-current={one.chatId === chat?.chatId}
              data-tab={one.chatId}
              onClick={() => show(one.chatId)}
            >
              <Avatar name={chatName(state, one).slice(0, 2)} size="small" bot={one.type === 'p2p'} />
              <span class="chat-name">{chatName(state, one)}</span>
              <Unread count={one.chatId === chat?.chatId ? 0 : (person.unreadIn[one.chatId] ?? 0)} />
            </button>
          ))}
        </nav>
      </div>
      {chat?.type === 'sms' && (
        <Telephone
          state={state}
          person={person}
          chatId={chat.chatId}
          messages={messages}
          reading={{ as, nameOf, ask }}
        />
      )}
      {chat && chat.type !== 'sms' && (
        <>
          <Conversation
            key={`${as} ${chat.chatId}`}
            chatId={chat.chatId}
            messages={messages}
            reading={{ as, nameOf, ask, reply: setReplyTo }}
          />
          <Composer
            key={chat.chatId}
            as={as}
            chat={chat}
            appName={state.appName}
            menu={chat.type === 'p2p' ? state.menu : []}
            silent={!messages?.some((message) => message.sender.id === as)}
            replyTo={replyTo}
            cancelReply={() => setReplyTo(null)}
          />
        </>
      )}
      <div class="toasts" aria-live="polite">
        {toast && (
          <div key={toast.id} class={`toast toast-${toast.type}`} role="status" data-testid="toast">
            {toast.content}
          </div>
        )}
      </div>
      {asked && <Confirm question={asked} answer={answered} />}
    </section>
  );
}

/** Whoever comes to a column by the keyboard is at its head, where the person can be changed again. */
function focusHead(section: HTMLElement | null): void {
  const heads = section?.querySelectorAll<HTMLElement>('.person-head .switch, .tab-bar .switch') ?? [];
  [...heads].find((head) => head.offsetParent !== null)?.focus({ preventScroll: true });
}

/** Closes a column; what had the focus is gone, and beside it people are brought in. */
function leave(openId: string): void {
  unpin(openId);
  document.querySelector<HTMLElement>('[data-testid="add-person"]')?.focus();
}

type HeadProps = { state: State; person: Person; place: number; closable: boolean };

const PersonHead = ({ state, person, place, closable }: HeadProps) => (
  <header class="person-head">
    <span class="person-face">
      <Avatar name={person.name} size="large" />
      <Unread count={person.unread} />
    </span>
    <div class="person-name">
      <strong>{person.name}</strong>
      <span>{person.title}</span>
    </div>
    <PeopleList
      label="切换人员"
      people={state.people}
      current={person.openId}
      choose={(openId) => void audience(place, openId)}
      testId="picker"
    >
      切换 ▾
    </PeopleList>
    {closable && (
      <button
        type="button"
        class="tool close"
        aria-label={`关闭${person.name}的一列`}
        title="关闭这一列"
        onClick={() => leave(person.openId)}
      >
        ✕
      </button>
    )}
  </header>
);
