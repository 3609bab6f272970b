import { unitById } from '../../domain/directory/directory.ts';
import { meant, toldApart } from '../../domain/directory/named.ts';
import { unitNames } from '../../domain/directory/options.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import { bindTo, rebinding, whyNotHere } from './binding.ts';
import type { ChatWord } from './chat-word.ts';

const SHAPE = /^绑定\s*(.*)$/s;

/**
 * 绑定 <unit>: binds this internal group to the unit; administrators only. A group that is another's is asked about first.
 * Source: interface.md, "In chat"; T36, T37.
 */
export const bindGroup: ChatWord = {
  pattern: /^绑定(?!企业)/,
  where: 'group',
  async run(deps, actor, words) {
    const answer = (text: string) => sendText(deps, words.messageId, placeOf(words), text);
    if (!actor?.administrator) return answer('只有管理员可以绑定群，请联系本系统管理员。');
    const name = SHAPE.exec(words.text.trim())?.[1]?.trim() ?? '';
    if (!name) return answer('请写上单位名称，例如“绑定 市场监管局”。');
    const directory = deps.directory.current();
    const [one, ...more] = meant(toldApart(unitNames(directory.units.filter((u) => u.active))), name);
    if (one && more.length > 0)
      return answer(`“${name}”对应多个单位：${[one, ...more].map((o) => o.label).join('、')}。请照其中一个重新发送。`);
    const unit = one && unitById(directory, one.value);
    if (!unit) return answer(`通讯录中没有“${name}”，请写单位全称，例如“绑定 市场监管局”。`);
    const ask = rebinding(directory, unit, words.chatId);
    if (!ask) return answer(await bindTo(deps, actor, unit.id, words.chatId));
    const barred = await whyNotHere(deps, unit, words.chatId);
    return barred ? answer(barred) : queueNotice(deps, words.messageId, placeOf(words), { ask });
  },
};
