import { useState } from 'preact/hooks';
import type { Move, Person, Seen, State } from '../api.ts';
import { openAt, putAway, stopClock } from './actions.ts';
import type { View } from './store.ts';
import { dueTime, shortTime } from './when.ts';

/** How many people are named before the rest is counted. D */
const NAMED = 8;

const at = (iso: string): number => Date.parse(iso);

/** How far a move of the clock has come, and then what it brought to whom; each name opens where it is to be seen. */
export function MoveStrip({ view, state }: { view: View; state: State }) {
  const { move } = state;
  if (!move || (!move.running && view.putAway === move.from)) return null;
  return (
    <section class="strip" data-testid="move" aria-label={move.running ? '时钟正在推进' : '刚刚'}>
      {move.running ? <Progress move={move} /> : <Brought key={move.from} move={move} view={view} state={state} />}
      {move.running ? (
        <button type="button" class="strip-end" onClick={() => void stopClock()}>
          停在这里
        </button>
      ) : (
        <button type="button" class="tool" aria-label="收起" onClick={() => putAway(move.from)}>
          ✕
        </button>
      )}
    </section>
  );
}

function Progress({ move }: { move: Move }) {
  const to = move.to === null || move.forMessage ? null : at(move.to);
  const way = to === null ? null : (at(move.at) - at(move.from)) / Math.max(1, to - at(move.from));
  return (
    <div class="strip-main">
      <div class="strip-words">
        <strong data-testid="move-at">{shortTime(at(move.at))}</strong>
        <span class="muted">{to === null ? '到下一条消息为止' : `→ ${shortTime(to)}`}</span>
        {move.latest && (
          <span class="strip-latest">
            {move.latest.to}收到“{move.latest.title}”
          </span>
        )}
        {move.next && <span class="muted">接着到期 {dueTime(at(move.next))}</span>}
      </div>
      {way === null ? <progress aria-label="进度" /> : <progress aria-label="进度" value={way} />}
    </div>
  );
}

type BroughtProps = { move: Move; view: View; state: State };

function Brought({ move, view, state }: BroughtProps) {
  const [whole, setWhole] = useState(false);
  const [listed, setListed] = useState(false);
  const place = ({ openId }: Seen): number => {
    const column = view.pinned.indexOf(openId);
    return column < 0 ? view.pinned.length : column;
  };
  // Whoever has a column is looked for first.
  const known = move.seen
    .toSorted((a, b) => place(a) - place(b))
    .flatMap((seen) => {
      const person = state.people.find(({ openId }) => openId === seen.openId);
      return person ? [{ seen, person }] : [];
    });
  const told = known.filter(({ seen }) => seen.messages > 0);
  const redrawn = known.filter(({ seen }) => seen.messages === 0);
  const named = told.slice(0, whole ? told.length : NAMED);
  const rest = told.length - named.length;
  return (
    <div class="strip-words">
      <strong>{told.length > 0 ? '刚刚：' : nobody(move)}</strong>
      {named.map(({ seen, person }) => (
        <Name key={seen.openId} seen={seen} person={person} />
      ))}
      {!whole && rest + redrawn.length > 0 && (
        <button type="button" class="strip-more" onClick={() => setWhole(true)}>
          {rest > 0 ? `还有 ${rest} 人` : ''}
          {rest > 0 && redrawn.length > 0 ? '，' : ''}
          {redrawn.length > 0 ? `${redrawn.length} 人的卡片有更新` : ''}
        </button>
      )}
      {whole && redrawn.length > 0 && <span class="muted">卡片有更新：</span>}
      {whole && redrawn.map(({ seen, person }) => <Name key={seen.openId} seen={seen} person={person} />)}
      {move.came.length > 0 && (
        <button type="button" class="strip-more" aria-expanded={listed} onClick={() => setListed(!listed)}>
          途中到期 {move.came.length + move.more} 条
        </button>
      )}
      {listed && <CameList move={move} />}
    </div>
  );
}

/** What fell due on the way, as it was told: when, to whom, and what. A line opens where it is to be read. */
const CameList = ({ move: { came, more } }: { move: Move }) => (
  <ol class="came" data-testid="came">
    {more > 0 && <li class="muted">此前还有 {more} 条</li>}
    {came.map(({ at: iso, title, to, openId, chatId }) => (
      <li key={`${iso} ${chatId} ${title}`}>
        <button type="button" onClick={() => void openAt(openId, chatId)}>
          <time datetime={iso}>{shortTime(at(iso))}</time>
          <b>{to}</b>
          <span>{title}</span>
        </button>
      </li>
    ))}
  </ol>
);

const nobody = ({ forMessage, at: until }: Move): string =>
  forMessage ? `到${shortTime(at(until))}没有人收到新消息。` : '没有人收到新消息。';

const Name = ({ seen, person }: { seen: Seen; person: Person }) => (
  <button
    type="button"
    class="seen"
    title={person.title}
    aria-label={seen.messages > 0 ? `${person.name} ${seen.messages} 条新消息` : `${person.name} 的卡片有更新`}
    onClick={() => void openAt(seen.openId, seen.chatId)}
  >
    {person.name}
    {seen.messages > 0 && <b>{seen.messages}</b>}
  </button>
);
