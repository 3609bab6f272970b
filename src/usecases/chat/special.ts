import { isLedBy } from '../../domain/case/roles.ts';
import { LIST_MOST } from '../../views/notices/lists.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';
import { DESK_KINDS } from './to-dispatch.ts';

/** Most cases looked through. */
const CASES_MOST = 20_000;

/** 专项督办: open cases of the mayor's line, oldest first; always answered privately. A leader gets what
 * they lead. Source: R-508; SQ (十四). */
export const special: ChatWord = {
  pattern: /^专项督办$/,
  where: 'anywhere',
  async run(deps, actor, words) {
    const all = actor?.posts.some((p) => DESK_KINDS.includes(p.unitKind)) ?? false;
    if (!actor || !(all || actor.leads))
      return sendText(
        deps,
        words.messageId,
        placeOf(words),
        '“专项督办”名单由督导、领导和服务专席查看。发送“帮助”查看您能使用的指令。',
      );
    const channels = deps.profile.signoff?.channelKinds ?? [];
    const found = await deps.cases.find({ open: true, channels, oldestFirst: true }, CASES_MOST);
    const theirs = found
      .filter((c) => all || isLedBy(c, actor.leads ?? [], deps.directory.current()))
      .slice(0, LIST_MOST);
    await queueNotice(
      deps,
      words.messageId,
      { person: actor.openId, name: actor.name },
      {
        list: {
          title: '专项督办',
          caseIds: theirs.map((c) => c._id),
          person: actor.openId,
          unit: null,
          empty: '现在没有专项督办的办件。',
          audience: 'leader',
        },
      },
    );
  },
};
