import type { Words } from '../deliveries.ts';
import { rolesOf } from '../domain/case/roles.ts';
import { isOpen } from '../domain/case/state.ts';
import { actorOf } from '../domain/directory/directory.ts';
import type { PersonActor } from '../domain/directory/person.ts';
import { act } from './act.ts';
import { CHAT_WORDS } from './chat/all.ts';
import { command } from './chat/command.ts';
import { type Deps, rulesNow } from './deps.ts';
import { receiveFiles } from './files/receive.ts';
import { takeFiles } from './files/take.ts';
import { openIntake } from './intake/open.ts';
import { placeOf, queueNotice, sendText } from './notice.ts';

const STRANGER = '您的账号还没有登记为企业联系人或工作人员。请联系企业服务专席登记后再使用；发送“帮助”查看说明。';

/**
 * Handles a person's message. In private chat it is, in this order: a command; a file; a reply to a case's card; a text
 * the bot asks about, if cases wait for this person's confirmation; else a new intake. Free text never changes a state.
 * Source: lifecycle.md, "Private words".
 */
export const onWords = (deps: Deps) =>
  async function handle(words: Words): Promise<void> {
    if (!words.toBot || (await deps.memory.handled(words.messageId))) return;
    await read(deps, words);
    await deps.memory.markHandled(words.messageId, deps.clock.now());
    const whose = words.chatType === 'p2p' ? words.person : undefined;
    await deps.memory.markChat(words.chatId, words.createdAt, whose);
  };

async function read(deps: Deps, words: Words): Promise<void> {
  const actor = actorOf(deps.directory.current(), words.person);
  const text = words.text.trim();
  const spoken = CHAT_WORDS.find((w) => w.pattern.test(text) && (w.where === 'anywhere' || w.where === words.chatType));
  if (spoken && (actor || spoken.strangers)) return spoken.run(deps, actor, words);
  if (!actor) return sendText(deps, words.messageId, placeOf(words), STRANGER);
  if (await command(deps, actor, words)) return;
  if (words.chatType === 'group')
    return sendText(
      deps,
      words.messageId,
      placeOf(words),
      '没有看懂这句话。在群里可以 @我 发送“待办”，或“受理 编号”这样的指令；其他内容请私聊我。',
    );
  if (words.files.length > 0 && !text) return receiveFiles(deps, actor, words);
  if (!text)
    return sendText(
      deps,
      words.messageId,
      placeOf(words),
      `我还读不懂这类消息（${nameOf(words.type)}）。请用文字说明，或以文件、图片发送材料。`,
    );
  await freeText(deps, actor, words, text);
}

async function freeText(deps: Deps, actor: PersonActor, words: Words, text: string): Promise<void> {
  const speaks = actor.contactOf.length + actor.agentOf.length > 0;
  if (!speaks)
    return sendText(deps, words.messageId, placeOf(words), '没有看懂这句话。发送“帮助”可以看到您能使用的指令。');
  const mine = await deps.cases.find({ mine: { openId: actor.openId, enterprises: actor.contactOf } }, 50);
  const { files, untaken } = await takeFiles(deps, words);
  const fileIds = files.map((f) => f.id);
  if (untaken.length > 0) await sendText(deps, `${words.messageId}/untaken`, placeOf(words), untaken.join('\n'));
  // In a thread under a card the parent may be a notification; the root is the card.
  const replied = [words.parentId, words.rootId];
  const repliedTo = mine.find((c) => c.cards.some((k) => replied.includes(k.messageId)) && isOpen(c));
  // Cases that an agent filed wait for the enterprise's confirmation, not for the agent's.
  const waiting = mine.filter(
    (c) => (c.state === 'resolved' || c.state === 'answered') && rolesOf(c, actor, rulesNow(deps)).has('respondent'),
  );
  // A respondent who writes is not silent: the confirm clock restarts, once (T49).
  for (const c of waiting)
    await act(deps, {
      caseId: c._id,
      action: 'heard',
      actor,
      delivery: `heard/${words.messageId}`,
      messageId: words.messageId,
      saidAt: words.createdAt,
    });
  const asked = repliedTo ? [repliedTo] : waiting;
  if (asked.length === 0) return openIntake(deps, actor, { key: words.messageId, text, fileIds });
  await queueNotice(
    deps,
    words.messageId,
    { person: actor.openId },
    {
      which: { text, caseIds: asked.map((c) => c._id).slice(0, 5), person: actor.openId, fileIds },
    },
  );
}

const TYPE_NAMES: Record<string, string> = {
  sticker: '表情',
  audio: '语音',
  interactive: '转发的卡片',
  share_chat: '群名片',
  share_user: '个人名片',
  location: '位置',
  merge_forward: '合并转发',
  post: '空白图文',
  text: '空白消息',
};
const nameOf = (type: string): string => TYPE_NAMES[type] ?? '其他类型';
