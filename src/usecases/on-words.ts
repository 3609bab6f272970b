import type { Words } from '../deliveries.ts';
import { numbersIn, trimmed } from '../domain/case/case-number.ts';
import { actorOf } from '../domain/directory/actor.ts';
import type { Directory } from '../domain/directory/directory.ts';
import { folded } from '../domain/directory/fold.ts';
import { isForeign } from '../domain/directory/foreign.ts';
import type { PersonActor } from '../domain/directory/person.ts';
import { deskCalled } from '../views/notices/desk.ts';
import { CHAT_WORDS } from './chat/all.ts';
import { type ChatWord, speaks } from './chat/chat-word.ts';
import { command, commandInReply, withNumber } from './chat/command.ts';
import { freeWords, isLabel } from './chat/free-words.ts';
import { type Deps, rulesNow } from './deps.ts';
import { askWhose, filesToCase, repliedTo, sayLeftOut } from './files/receive.ts';
import { placeOf, sendText } from './notice.ts';

/** To whoever the directory does not know: how to get in, and how to be heard all the same. */
const stranger = (desk: string): string =>
  `您的账号还没有登记为企业联系人或工作人员。您是企业联系人的，请发送“绑定企业”；也可以联系${desk}登记。发送“帮助”查看说明。`;
const IN_GROUP = '没有看懂这句话。在群里可以发送“@我 待办”“@我 受理 编号”这样的指令；其他内容请私聊我。';
const foreigner = (desk: string): string =>
  `您用的是其他组织的飞书账号，企诉只为本组织的账号办理。请换用本组织的账号，或请${desk}代为登记。`;

/**
 * Handles a person's message. The order in which words are read is the table of interface.md, "Words". Free text never
 * changes a state.
 */
export function onWords(deps: Deps) {
  // Fetching files may take longer than Feishu waits, so the same message can come again while it is being handled.
  const running = new Map<string, Promise<void>>();
  return function handle(words: Words): Promise<void> {
    const now = running.get(words.messageId) ?? once(deps, words).finally(() => running.delete(words.messageId));
    running.set(words.messageId, now);
    return now;
  };
}

async function once(deps: Deps, words: Words): Promise<void> {
  if (!(await isForBot(deps, words)) || (await deps.memory.handled(words.messageId))) return;
  await read(deps, words);
  await deps.memory.markHandled(words.messageId, deps.clock.now());
  const whose = words.chatType === 'p2p' ? words.person : undefined;
  await deps.memory.markChat(words.chatId, words.createdAt, whose);
}

/** A picture or file cannot name the bot, so in a group it is meant for it when it answers a message about a case. */
async function isForBot(deps: Deps, words: Words): Promise<boolean> {
  if (words.toBot || words.files.length === 0) return words.toBot;
  const actor = actorOf(deps.directory.current(), words.person);
  return actor !== null && (await repliedTo(deps, actor, words)) !== null;
}

/** The chat word that this text is for this person; undefined when it is none. */
function chatWord(
  actor: PersonActor | null,
  text: string,
  chatType: Words['chatType'],
  d: Directory,
): ChatWord | undefined {
  const plain = folded(text).trim();
  return CHAT_WORDS.find(
    (w) =>
      (w.where === 'anywhere' || w.where === chatType) &&
      (w.pattern.test(plain) || w.pattern.test(trimmed(plain))) &&
      (w.means?.(actor, text, d) ?? true),
  );
}

async function read(deps: Deps, words: Words): Promise<void> {
  const actor = actorOf(deps.directory.current(), words.person);
  const text = words.text.trim();
  const answer = (said: string) => sendText(deps, words.messageId, placeOf(words), said);
  const spoken = chatWord(actor, text, words.chatType, deps.directory.current());
  if (spoken && (actor || spoken.strangers)) {
    await spoken.run(deps, actor, words);
    return spoken.files ? undefined : sayLeftOut(deps, words);
  }
  if (!actor) return answer((isForeign(words.person) ? foreigner : stranger)(deskCalled(rulesNow(deps))));
  if (await command(deps, actor, words)) return;
  const replied = await repliedTo(deps, actor, words);
  if (text && replied && (await commandInReply(deps, actor, words, replied))) return;
  if (words.files.length > 0 && (await filesToCase(deps, actor, words, replied))) return;
  if (words.files.length > 0 && !text && words.chatType === 'p2p') return askWhose(deps, actor, words);
  if (words.chatType === 'group' || !speaks(actor)) await sayLeftOut(deps, words);
  if (words.chatType === 'group') return answer(isLabel(deps, text) ? withNumber(trimmed(text)) : IN_GROUP);
  if (!text) return answer(`我还读不懂这类消息（${nameOf(words.type)}）。请用文字说明，或以文件、图片发送材料。`);
  if (speaks(actor)) return freeWords(deps, actor, words, text, replied);
  return answer(isLabel(deps, text) ? withNumber(trimmed(text)) : notUnderstood(text));
}

function notUnderstood(text: string): string {
  const [named] = numbersIn(text);
  const look = named ? `发送“查询 ${named.no}”可以打开这件办件，` : '';
  return `没有看懂这句话。${look}发送“帮助”可以看到您能使用的指令。`;
}

const TYPE_NAMES: Record<string, string> = {
  sticker: '表情',
  audio: '语音',
  interactive: '转发的卡片',
  share_chat: '群名片',
  share_user: '个人名片',
  location: '位置',
  merge_forward: '合并转发',
  todo: '任务',
  vote: '投票',
  hongbao: '红包',
  video_chat: '视频会议',
  share_calendar_event: '日程',
  calendar: '日程',
  general_calendar: '日程',
  system: '系统消息',
  image: '图片',
  file: '文件',
  media: '视频',
  post: '空白图文',
  text: '空白消息',
};
const nameOf = (type: string): string => TYPE_NAMES[type] ?? '其他类型';
