import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message, Person, State } from '../api.ts';
import { pin } from './actions.ts';
import { Conversation } from './conversation.tsx';
import type { Reading } from './message.tsx';

type Props = {
  state: State;
  person: Person;
  chatId: string;
  messages: readonly Message[] | undefined;
  reading: Reading;
};
/** What was opened: the path of a link; `n` tells presses of the same one apart. */
type Opened = { path: string; n: number };

/**
 * What somebody without an account has: a telephone. Short messages on one side, and on the other the page that a link
 * in them opens; where there is no room for both, one at a time.
 */
export function Telephone({ state, person, chatId, messages, reading }: Props) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [shows, setShows] = useState<'shorts' | 'page'>('shorts');
  const shorts = useRef<HTMLDivElement>(null);
  // The page's own address serves where it is called by another name of this machine. Elsewhere a link opens as links do.
  const follow = state.examples
    ? (url: string) => {
        setOpened({ path: pathOf(url), n: (opened?.n ?? 0) + 1 });
        setShows('page');
      }
    : undefined;
  const close = () => {
    setOpened(null);
    setShows('shorts');
    shorts.current?.querySelector<HTMLElement>('.message:last-of-type a')?.focus();
  };
  return (
    <div class="telephone" data-shows={shows}>
      <div class="telephone-shorts" ref={shorts}>
        {messages?.length === 0 ? (
          <WayIn state={state} person={person} />
        ) : (
          <Conversation chatId={chatId} messages={messages} reading={{ ...reading, follow }} />
        )}
      </div>
      {opened && <OwnPage key={opened.n} path={opened.path} close={close} />}
      {opened && (
        <div class="telephone-views" role="toolbar" aria-label={`${person.name}的手机`}>
          <button type="button" aria-pressed={shows === 'shorts'} onClick={() => setShows('shorts')}>
            短信
          </button>
          <button type="button" aria-pressed={shows === 'page'} onClick={() => setShows('page')}>
            网页
          </button>
        </div>
      )}
    </div>
  );
}

const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};

/** The enterprise's own page, as its telephone shows it. */
function OwnPage({ path, close }: { path: string; close: () => void }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    // Its column has just grown, maybe out of view.
    frame.current?.closest('.column-person')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    frame.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section class="telephone-page" aria-label="企业的网页">
      <header>
        <span class="telephone-address">{path}</span>
        <button type="button" class="tool" onClick={() => frame.current?.contentWindow?.location.reload()}>
          刷新
        </button>
        <a class="tool" href={path} target="_blank" rel="noopener noreferrer">
          单独打开
        </a>
        <button type="button" class="tool" aria-label="关闭网页" onClick={close}>
          ✕
        </button>
      </header>
      <iframe ref={frame} src={path} title="企业的网页" />
    </section>
  );
}

/** Before the first short message there is no link: how this person comes by one. */
function WayIn({ state, person: { name, agent } }: { state: State; person: Person }) {
  const who = agent && state.people.find(({ openId }) => openId === agent.openId);
  return (
    <div class="empty telephone-empty">
      <p>{name}没有账号，企诉用短信告知，短信里的链接打开企业自己的网页。现在还没有短信。</p>
      {agent && who && (
        <>
          <p>
            请助企员{who.name}在与企诉的私聊里写“代报 {agent.enterprise}
            ”，替企业提交诉求，短信就会发到这里。
          </p>
          <p>上班时间以外提交的，到上班时才发短信，可以推进时钟来看。</p>
          <button type="button" class="strip-end" onClick={() => void pin(who.openId)}>
            打开{who.name}的一列
          </button>
        </>
      )}
    </div>
  );
}
