import type { Words } from '../../deliveries.ts';
import type { SentFile } from '../../domain/case/parts.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { changeNotice } from '../change-case.ts';
import type { Deps } from '../deps.ts';
import { intakeNoticeId } from '../intake/open.ts';
import { queueNotice, sendText } from '../notice.ts';
import { refusalWords } from '../refusal-words.ts';
import { attachStored } from './attach.ts';
import { takeFiles } from './take.ts';

const named = (files: readonly { name: string }[]): string => files.map(({ name }) => `「${name}」`).join('');

/** Files in private chat go to the person's open slot; without one they are asked. Source: interface.md, "Files". */
export async function receiveFiles(deps: Deps, actor: PersonActor, words: Words): Promise<void> {
  const answer = (text: string) => sendText(deps, words.messageId, { person: actor.openId }, text);
  const { files, untaken } = await takeFiles(deps, words);
  if (files.length === 0) return answer(untaken.join('\n'));
  if (untaken.length > 0)
    await sendText(deps, `${words.messageId}/untaken`, { person: actor.openId }, untaken.join('\n'));
  const slot = await deps.memory.slotOf(actor.openId);
  const ids = files.map((f) => f.id);
  if (!slot || slot.expiresAt < deps.clock.now()) return ask(deps, actor, words, ids);
  const draft = slot.purpose === 'appeal' && (await addToDraft(deps, actor, slot.caseId, ids));
  if (draft) return answer(`${named(files)}已放入正在填写的诉求，提交后一并送达。`);
  const done: SentFile[] = [];
  for (const file of files) {
    const acted = await attachStored(deps, actor, {
      caseId: slot.caseId,
      fileId: file.id,
      purpose: slot.purpose,
      messageId: words.messageId,
      delivery: `file/${words.messageId}/${file.id}`,
      saidAt: words.createdAt,
    });
    if (acted.what === 'refused') return answer(refusalWords(deps, acted.refusal, acted.case, actor));
    done.push(file);
    if (done.length < files.length) continue;
    const said = acted.what === 'done' ? acted.event.done(acted.case) : '已收到';
    await answer(`${said}：${named(done)}已归入 ${acted.case.no}`);
  }
}

/** Adds files to an appeal that is not submitted yet; false once it has been submitted. */
const addToDraft = (deps: Deps, actor: PersonActor, caseId: string, fileIds: readonly string[]): Promise<boolean> =>
  changeNotice(deps, intakeNoticeId(caseId), async (notice) => {
    if (await deps.cases.load(caseId)) return { answer: false };
    if (!notice || !('intake' in notice.show) || notice.show.intake.person !== actor.openId) return { answer: false };
    const { intake } = notice.show;
    const all = [...new Set([...intake.fileIds, ...fileIds])];
    return { write: { ...notice, show: { intake: { ...intake, fileIds: all } } }, answer: true };
  });

/** Asks whether the files belong to an open case or to a new appeal. */
async function ask(deps: Deps, actor: PersonActor, words: Words, fileIds: string[]): Promise<void> {
  const mine = await deps.cases.find({ mine: { openId: actor.openId, enterprises: actor.contactOf }, open: true }, 5);
  if (mine.length === 0 && actor.contactOf.length + actor.agentOf.length === 0)
    return sendText(
      deps,
      words.messageId,
      { person: actor.openId },
      '请先在办件卡片上点“上传附件”或“上传书面答复”，再发送文件',
    );
  await queueNotice(
    deps,
    words.messageId,
    { person: actor.openId },
    {
      which: { text: '', caseIds: mine.map((c) => c._id), person: actor.openId, fileIds },
    },
  );
}
