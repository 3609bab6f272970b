import { SLOT_MINUTES } from '../../domain/case/files.ts';
import { act } from '../act.ts';
import { fileMost } from '../files/most.ts';
import { placeOf, sendText } from '../notice.ts';
import { refusalWords } from '../refusal-words.ts';
import type { ChatWord } from './chat-word.ts';
import { notFound } from './not-found.ts';

const SHAPE = /^上传[\s:：]*(QS\d{8}-\d{4,5})$/i;

/** 上传 <number>: opens a slot; the next files sent in private chat go to that case. Source: interface.md, "Files". */
export const upload: ChatWord = {
  pattern: /^上传([\s:：]*QS.*)?$/i,
  where: 'p2p',
  async run(deps, actor, words) {
    if (!actor) return;
    const answer = (text: string) => sendText(deps, words.messageId, placeOf(words), text);
    const no = SHAPE.exec(words.text.trim())?.[1]?.toUpperCase();
    if (!no) return answer('请写上办件编号，例如：上传 QS20260101-0001');
    const c = await deps.cases.byNo(no);
    if (!c) return answer(notFound(no));
    const acted = await act(deps, {
      caseId: c._id,
      action: 'attach',
      actor,
      delivery: words.messageId,
      messageId: words.messageId,
      saidAt: words.createdAt,
    });
    // The same words as for a number that does not exist, so that nobody learns of a confidential case.
    if (acted.what === 'refused' && (!acted.case || acted.refusal.code === 'no_such_case')) return answer(notFound(no));
    if (acted.what === 'refused') return answer(refusalWords(deps, acted.refusal, acted.case, actor));
    return answer(
      `请在 ${SLOT_MINUTES} 分钟内把文件发给我，将归入 ${c.no}。可连续发送多个，单个不超过 ${fileMost(deps)}。`,
    );
  },
};
