import type { Words } from '../../deliveries.ts';
import { bare } from '../../domain/directory/fold.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { deskReached } from '../../views/notices/desk.ts';
import { type Deps, rulesNow } from '../deps.ts';
import { placeOf, sendText } from '../notice.ts';
import { myCases } from './my-cases.ts';

/** Each is the whole of a message, compared without marks and blanks. What says more is an appeal. */
const PROGRESS =
  /^(?:请问|麻烦|我想|想)?(?:查询?|看|问)?(?:一下|下)?(?:我们?的?|办理|办件|诉求|问题|这件事?|那件事?)*(?:进度|进展|办理情况|到哪一?步|(?:办|处理)(?:得|的)?(?:怎么样|怎样|如何|到哪一?步?里?|好|完))(?:怎么样|如何)?(?:了|呢|吗|没|没有|了吗|了没有?|没有呢)?$/;
const PERSON =
  /^(?:请|麻烦)?(?:帮我)?(?:转|找|要|接|联系)?(?:一下)?(?:人工|人工客服|人工服务|客服|真人|专席|工作人员)$|^(?:联系|客服|专席|服务|咨询|你们的?|人工)?(?:电话|热线)(?:号码)?(?:是多少|多少|是什么)?$|^打电话$|^怎么联系(?:你们|专席)?$/;
const GREETING =
  /^(?:你好|您好|大家好|早上好|上午好|中午好|下午好|晚上好|早安?|嗨|哈喽|喂|hi|hello|在吗|在么|在不在|有人吗|请问)+[啊呀吗哦]*$/;
const THANKS =
  /^(?:好的?|收到|知道了?|明白了?|了解了?|谢谢(?:你们?|您|了|大家)?|多谢|感谢(?:你们?|您)?|辛苦(?:了|你们?了?|您了?)?|ok|okay|嗯|行|可以|没问题|没事了?|不客气|麻烦(?:了|您了?|你们?了?))+[啊呀吧哦啦]*$/;

/** What a short text is, when it is neither about a case nor a trouble. */
export function smallTalk(text: string): 'progress' | 'person' | 'greeting' | 'thanks' | undefined {
  const said = bare(text);
  if (PROGRESS.test(said)) return 'progress';
  if (PERSON.test(said)) return 'person';
  if (GREETING.test(said)) return 'greeting';
  return THANKS.test(said) ? 'thanks' : undefined;
}

/** Answers who asks where it stands, or for a person or a telephone. Source: interface.md, "Words". */
export async function answerAsked(
  deps: Deps,
  actor: PersonActor,
  words: Words,
  asked: 'progress' | 'person',
): Promise<void> {
  if (asked === 'progress') return myCases.run(deps, actor, words);
  return sendText(deps, words.messageId, placeOf(words), deskReached(rulesNow(deps)));
}

const ANSWERS = {
  greeting: '您好。请把遇到的问题直接写给我：事项、经过和希望怎样解决，我会为您准备好诉求单。发送“帮助”查看用法。',
  thanks: '不客气。有新的问题请直接发给我；已提交的，发送“我的诉求”查看进展。',
} as const;

export const answerPolitely = (deps: Deps, words: Words, talk: keyof typeof ANSWERS): Promise<void> =>
  sendText(deps, words.messageId, placeOf(words), ANSWERS[talk]);
