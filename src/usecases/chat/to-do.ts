import type { Case } from '../../domain/case/case.ts';
import { listedFor } from '../../domain/case/state.ts';
import { LIST_MOST } from '../../views/notices/lists.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/** 待办: open cases and obligations of the group's unit, or of the units of the person who asks. */
export const toDo: ChatWord = {
  pattern: /^待办$/,
  where: 'anywhere',
  async run(deps, actor, words) {
    const { units } = deps.directory.current();
    const here = units.filter((u) => u.active && u.chatId === words.chatId).map((u) => u.id);
    const mine = words.chatType === 'group' ? here : (actor?.posts.map((p) => p.unit) ?? []);
    const [unit] = mine;
    if (!unit)
      return sendText(
        deps,
        words.messageId,
        placeOf(words),
        words.chatType === 'group'
          ? '本群还没有绑定承办单位，请管理员在群里 @我 发送“绑定 单位名称”。'
          : '您不在任何承办单位名册中，请联系服务专席。',
      );
    const lists = await Promise.all(
      mine.flatMap((id) => [
        deps.cases.find({ unit: id, states: listedFor('unit'), oldestFirst: true }, LIST_MOST),
        deps.cases.find({ owedBy: id, oldestFirst: true }, LIST_MOST),
      ]),
    );
    const found = [...new Map(lists.flat().map((c: Case) => [c._id, c])).values()].slice(0, LIST_MOST);
    await queueNotice(deps, words.messageId, placeOf(words), {
      list: { title: '待办', caseIds: found.map((c) => c._id), person: null, unit, empty: '现在没有待办的办件。' },
    });
  },
};
