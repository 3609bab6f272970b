import { trimmed } from '../../domain/case/case-number.ts';
import { folded } from '../../domain/directory/fold.ts';
import { meant } from '../../domain/directory/named.ts';
import { enterpriseOptions } from '../../domain/directory/options.ts';
import { atDesk } from '../../domain/directory/person.ts';
import { linksRefused } from '../../views/notices/links.ts';
import { rulesNow } from '../deps.ts';
import { linksOf } from '../links/standing.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import { type ChatWord, speaks } from './chat-word.ts';

const WORD = /^链接(?:[\s:：]+([\s\S]*))?$/;

/** 链接 <enterprise>: the desk looks after the links of contacts without an account, in private. Source: interface.md, "Links". */
export const links: ChatWord = {
  pattern: WORD,
  where: 'anywhere',
  // An enterprise that cannot open one has an appeal.
  means: (actor) => !actor || atDesk(actor) || !speaks(actor),
  async run(deps, actor, words) {
    if (!actor) return;
    const rules = rulesNow(deps);
    const answer = (text: string) => sendText(deps, words.messageId, placeOf(words), text);
    if (!atDesk(actor)) return answer(linksRefused({ code: 'not_desk' }, rules));
    const named = (WORD.exec(trimmed(folded(words.text)))?.[1] ?? '').trim();
    if (!named) return answer(linksRefused({ code: 'no_name' }, rules));
    const [one, ...more] = meant(enterpriseOptions(deps.directory.current()), named);
    if (!one) return answer(linksRefused({ code: 'unknown', named }, rules));
    if (more.length > 0)
      return answer(linksRefused({ code: 'several', named, fits: [one, ...more].map((o) => o.label) }, rules));
    const { contacts } = await linksOf(deps, one.value);
    if (contacts.length === 0) return answer(linksRefused({ code: 'no_contact', enterprise: one.label }, rules));
    await queueNotice(
      deps,
      `links/${words.messageId}`,
      { person: actor.openId, name: actor.name },
      { links: { person: actor.openId, enterprise: one.value } },
    );
    if (words.chatType === 'group') await answer('链接已发到您与我的私聊。');
  },
};
