import type { Words } from '../../deliveries.ts';
import type { Directory } from '../../domain/directory/directory.ts';
import { enterpriseOptions } from '../../domain/directory/options.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { type IncomingKind, looksLikeEnterprise, mayMean } from '../../domain/events/parts/incoming.ts';
import { maySubmit } from '../../domain/events/submit.ts';
import { contextFor, type Deps } from '../deps.ts';
import { sayLeftOut, sayUntaken } from '../files/receive.ts';
import { takeFiles } from '../files/take.ts';
import { openIntake } from '../intake/open.ts';
import { placeOf, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/** What was written behind the word: for whom somebody calls, and what they say. */
type Heard = { enterprise?: string; text: string };

/** The words are an enterprise, or begin with one, or else are what it is about. */
export function heardIn(said: string, d: Directory): Heard {
  const options = enterpriseOptions(d);
  const isName = (words: string): boolean => looksLikeEnterprise(words) || mayMean(options, words).length > 0;
  const whole = said.trim();
  if (isName(whole)) return { enterprise: whole, text: '' };
  const [, head = '', rest = ''] = /^([^\s，,；;：:。]+)[\s，,；;：:。]+([\s\S]+)$/.exec(whole) ?? [];
  return isName(head) ? { enterprise: head, text: rest } : { text: whole };
}

/** Opens the form of 来电登记, with the files that came with the words. */
export async function openCall(
  deps: Deps,
  actor: PersonActor,
  words: Words,
  kind: IncomingKind,
  { enterprise, text }: Heard,
): Promise<void> {
  const taken = await takeFiles(deps, words);
  await sayUntaken(deps, words, taken);
  const { at } = contextFor(deps, actor, null, { saidAt: words.createdAt });
  await openIntake(deps, actor, {
    key: words.messageId,
    text,
    fileIds: taken.files.map((f) => f.id),
    as: 'incoming',
    incoming: { kind, at },
    ...(enterprise && { enterprise }),
  });
}

const WORD = /^[^\p{L}\p{N}]*(来电|来访)登记(?:[\s:：\p{Pe}]+([\s\S]*))?$/u;

/** 来电登记, 来访登记: the desk writes down what somebody calls or comes for, of whatever enterprise. Source: interface.md, "In chat". */
export const takeCall: ChatWord = {
  pattern: WORD,
  where: 'p2p',
  files: true,
  async run(deps, actor, words) {
    if (!actor) return;
    const [, way = '来电', said = ''] = WORD.exec(words.text.trim()) ?? [];
    if (maySubmit('incoming', contextFor(deps, actor, null, {})) === null)
      return openCall(deps, actor, words, way === '来访' ? 'visit' : 'phone', heardIn(said, deps.directory.current()));
    await sayLeftOut(deps, words);
    return sendText(
      deps,
      words.messageId,
      placeOf(words),
      `“${way}登记”由${deps.profile.deskName}使用。发送“帮助”查看您能使用的指令。`,
    );
  },
};
