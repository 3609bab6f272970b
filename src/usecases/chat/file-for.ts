import { cutText } from '../../cut-text.ts';
import { meant } from '../../domain/directory/named.ts';
import { enterpriseOptions } from '../../domain/directory/options.ts';
import type { Submission } from '../../domain/events/parts/new-case.ts';
import { mayFileFor, maySubmit } from '../../domain/events/submit.ts';
import { contextFor } from '../deps.ts';
import { sayLeftOut, sayUntaken } from '../files/receive.ts';
import { takeFiles } from '../files/take.ts';
import { openIntake } from '../intake/open.ts';
import { placeOf, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';
import { openCall } from './take-call.ts';

/** Most characters of a person's words in an answer. D */
const QUOTED_MOST = 50;

type Filing = Exclude<Submission, 'incoming'>;

const NOT_YOURS: Record<Exclude<Filing, 'own'>, (desk: string) => string> = {
  desk: (desk) => `“代报”由结对的助企员和${desk}使用。发送“帮助”查看您能使用的指令。`,
  direct: (desk) => `“直报”须先取得直报权限，请联系${desk}开通。`,
  found: () => '“主动发现”由承办单位使用。发送“帮助”查看您能使用的指令。',
};

/** Opens the intake card to file for others. The enterprise's name follows the word; after 主动发现 the problem. */
const filing = (word: string, as: (actor: { agentOf: string[]; posts: unknown[] }) => Filing): ChatWord => ({
  pattern: new RegExp(`^${word}(?:[\\s:：]+[\\s\\S]*)?$`),
  where: 'p2p',
  files: true,
  async run(deps, actor, words) {
    if (!actor) return;
    const how = as(actor);
    const barred = maySubmit(how, contextFor(deps, actor, null, {}));
    if (barred) {
      await sayLeftOut(deps, words);
      return sendText(
        deps,
        words.messageId,
        placeOf(words),
        NOT_YOURS[how === 'own' ? 'desk' : how](deps.profile.deskName),
      );
    }
    const named = words.text
      .trim()
      .slice(word.length)
      .replace(/^[\s:：]+/, '')
      .trim();
    const { current } = deps.directory;
    const mine = meant(mayFileFor(how, actor, current()), named);
    // Of an enterprise that nobody knows somebody has called.
    if (how === 'desk' && named && mine.length === 0)
      return openCall(deps, actor, words, 'phone', { enterprise: named, text: '' });
    if (how !== 'found' && named && mine.length === 0) {
      const [other, ...more] = how === 'own' ? meant(enterpriseOptions(current()), named) : [];
      const answer =
        other && more.length === 0
          ? `“${other.label}”没有与您结对，请写您结对的企业。`
          : `没有找到企业“${cutText(named, QUOTED_MOST, '…')}”，请核对名称后重新发送。`;
      await sayLeftOut(deps, words);
      return sendText(deps, words.messageId, placeOf(words), answer);
    }
    const taken = await takeFiles(deps, words);
    await sayUntaken(deps, words, taken);
    await openIntake(deps, actor, {
      key: words.messageId,
      text: how === 'found' ? named : '',
      fileIds: taken.files.map((f) => f.id),
      as: how,
      // One that fits is meant; of several the card asks which.
      ...(how !== 'found' && named && { enterprise: mine.length === 1 ? (mine[0]?.value ?? named) : named }),
    });
  },
});

/** 代报 <enterprise>: an agent for a paired enterprise, the desk for any; one that nobody knows is a call. Source: R-102; interface.md, "In chat". */
export const fileForEnterprise = filing('代报', (actor) => (actor.agentOf.length > 0 ? 'own' : 'desk'));

/** 直报 <enterprise>: staff with that right file what they heard or settled at once. Source: R-103; SZ23 二(一). */
export const fileDirectly = filing('直报', () => 'direct');

/** 主动发现: a unit files a problem it found itself. Source: R-106; HZ 三(三)1. */
export const fileFound = filing('主动发现', () => 'found');
