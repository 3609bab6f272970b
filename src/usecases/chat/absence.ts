import { trimmed } from '../../domain/case/case-number.ts';
import { absenceOf, capacitiesOf } from '../../domain/directory/deputies.ts';
import { folded } from '../../domain/directory/fold.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { dateIn } from '../../domain/time/said-date.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { absenceRefused, BACK_SAID, namedText } from '../../views/notices/absence.ts';
import { comeBack, goAway, known } from '../absence/name.ts';
import { type Deps, rulesNow } from '../deps.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import { type ChatWord, speaks } from './chat-word.ts';

const WORD = /^请假/;
/** What people write around the date and the name. */
const AROUND = /^[^\p{L}\p{N}]*(?:到|至)?[^\p{L}\p{N}]*|[^\p{L}\p{N}]+$/gu;

/** What stands behind the word. */
const behind = (text: string): string => trimmed(folded(text)).replace(WORD, '').replace(AROUND, '');

/** The name in what is left of the words beside the date: `由周芳代理` means 周芳. */
const nameIn = (before: string, after: string): string =>
  `${before.replace(AROUND, '')} ${after.replace(AROUND, '')}`
    .trim()
    .replace(/^由\s*/, '')
    .replace(/\s*(?:代理|代办|替班)$/, '');

/**
 * 请假 <date> <deputy>: names who stands in until the end of that day. Alone, or with one of the two, it opens the form in
 * private; of somebody who is away it shows the absence that goes on. Source: lifecycle.md, "People".
 */
export const absence: ChatWord = {
  pattern: WORD,
  where: 'anywhere',
  // What an enterprise writes on behind it is an appeal.
  means: (actor, text) => behind(text) === '' || !actor || !speaks(actor),
  async run(deps, actor, words) {
    if (!actor) return;
    const answer = (text: string) => sendText(deps, words.messageId, placeOf(words), text);
    const directory = deps.directory.current();
    const now = deps.clock.now();
    if (capacitiesOf(directory, actor.openId).length === 0)
      return answer(absenceRefused({ code: 'no_office', contact: actor.contactOf.length > 0 }, rulesNow(deps)));
    const said = behind(words.text);
    const found = dateIn(said, shanghaiDate(now));
    if (found && found.date === null) return answer(absenceRefused({ code: 'no_such_day' }, rulesNow(deps)));
    const name = found ? nameIn(found.before, found.behind) : nameIn(said, '');
    if (found?.date && name) {
      const went = await goAway(deps, actor, { id: words.messageId, date: found.date, deputy: name });
      return answer('done' in went ? namedText(went.done, deps.directory.current(), now) : went.refused);
    }
    const asked = await known(deps, actor, { date: found?.date ?? undefined, deputy: name });
    if ('refused' in asked) return answer(asked.refused);
    await openForm(deps, actor, words.messageId, asked);
    if (words.chatType === 'group') await answer('“请假”已发到您与我的私聊，请在私聊中填写。');
  },
};

/** Sends the form in private; without anything asked, of somebody who is away, the absence that goes on. */
async function openForm(
  deps: Deps,
  actor: PersonActor,
  messageId: string,
  asked: { until?: string; deputy?: string },
): Promise<void> {
  const away = absenceOf(deps.directory.current(), actor.openId) !== undefined;
  const form = !away || Object.keys(asked).length > 0;
  await queueNotice(
    deps,
    `away/${messageId}`,
    { person: actor.openId, name: actor.name },
    { absence: { person: actor.openId, form, ...asked } },
  );
}

/** 销假: somebody is back before the day they named. */
export const back: ChatWord = {
  pattern: /^(?:销假|结束请假)$/,
  where: 'anywhere',
  async run(deps, actor, words) {
    if (!actor) return;
    const came = await comeBack(deps, actor);
    const said = 'done' in came ? BACK_SAID : came.refused;
    return sendText(deps, words.messageId, placeOf(words), said);
  },
};
