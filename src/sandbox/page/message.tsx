import type { Message } from '../api.ts';
import type { Row } from './arrange.ts';
import { Avatar } from './avatar.tsx';
import { CardView } from './card-view.tsx';
import type { Ask } from './confirm.tsx';
import { Contents } from './contents.tsx';
import { hourMinute } from './when.ts';
import { summary } from './words.ts';

export type Reading = {
  as: string;
  nameOf: (id: string) => string;
  ask: Ask;
  reply?: (message: Message) => void;
  /** Opens a link of a short message here; absent: it opens as links do. */
  follow?: ((url: string) => void) | undefined;
};

/** A message with the day above it, its quotation inside and its thread below. */
export const MessageRow = ({ row, reading }: { row: Row; reading: Reading }) => (
  <>
    {row.day && <div class="day">{row.day}</div>}
    <Bubble message={row.message} quoted={row.quoted} reading={reading} />
    {row.replies.length > 0 && (
      <section class="thread" aria-label="话题回复">
        {row.replies.map((message) => (
          <Bubble key={message.messageId} message={message} quoted={null} reading={reading} />
        ))}
      </section>
    )}
  </>
);

function Bubble({ message, quoted, reading }: { message: Message; quoted: Message | null; reading: Reading }) {
  const { as, nameOf, ask, reply, follow } = reading;
  const bot = message.sender.type === 'app' && message.msgType !== 'sms';
  const name = message.sender.name || nameOf(message.sender.id);
  if (message.recalled) {
    return (
      <div class="day" data-message={message.messageId}>
        {name} 撤回了一条消息
      </div>
    );
  }
  const card = message.msgType === 'interactive';
  const mine = message.sender.id === as;
  const edited = bot && !card && message.updateTime > message.createTime;
  return (
    <div
      class={`message ${mine ? 'mine' : 'theirs'}${card ? ' with-card' : ''}`}
      data-message={message.messageId}
      data-kind={message.msgType}
    >
      <Avatar name={name} bot={bot} />
      <div class="message-main">
        <div class="message-meta">
          <span>{name}</span>
          {bot && <span class="bot-mark">机器人</span>}
          <time datetime={message.createTime}>{hourMinute(message.createTime)}</time>
          {reply && (
            <button type="button" class="reply" aria-label={`回复 ${name}`} title="回复" onClick={() => reply(message)}>
              ↩
            </button>
          )}
        </div>
        <div class={card ? 'card-holder' : `bubble bubble-${message.msgType}`}>
          {quoted && (
            <div class="quote">
              回复 {quoted.sender.name || nameOf(quoted.sender.id)}：{summary(quoted)}
            </div>
          )}
          {card ? (
            <CardView message={message} as={as} nameOf={nameOf} ask={ask} />
          ) : (
            <Contents message={message} nameOf={nameOf} follow={follow} />
          )}
          {edited && <span class="muted"> (已编辑)</span>}
        </div>
      </div>
    </div>
  );
}
