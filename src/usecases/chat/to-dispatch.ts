import { LOOK_ON } from '../lists/read.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/**
 * 待派: what waits to be dispatched or decided by this person's office, a part of 待办. In any group but the office's the
 * answer is private. Source: R-801.
 */
export const toDispatch: ChatWord = {
  pattern: /^待派$/,
  where: 'anywhere',
  async run(deps, actor, words) {
    if (!actor?.posts.some((p) => LOOK_ON.includes(p.unitKind)))
      return sendText(
        deps,
        words.messageId,
        placeOf(words),
        `“待派”由${deps.profile.deskName}、协调单位和督导单位使用。发送“帮助”查看您能使用的指令。`,
      );
    const ours = deps.directory
      .current()
      .units.find((u) => u.active && u.chatId === words.chatId && LOOK_ON.includes(u.kind));
    if (ours && words.chatType === 'group')
      return queueNotice(deps, words.messageId, placeOf(words), {
        list: { of: { what: 'to_dispatch', unit: ours.id } },
      });
    const own = { what: 'to_dispatch' as const, person: actor.openId };
    return queueNotice(deps, words.messageId, { person: actor.openId, name: actor.name }, { list: { of: own } });
  },
};
