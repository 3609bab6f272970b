import type { Words } from '../../deliveries.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { MessengerError } from '../../ports.ts';
import { changeNotice } from '../change-case.ts';
import type { Deps } from '../deps.ts';
import { intakeNoticeId } from '../intake/open.ts';
import { queueNotice, sendText } from '../notice.ts';
import { refusalWords } from '../refusal-words.ts';
import { attachStored } from './attach.ts';
import { refusedKind } from './kinds.ts';
import { fileMost } from './most.ts';

/** A file in private chat goes to the person's open slot; without one they are asked. Source: interface.md, "Files". */
export async function receiveFile(deps: Deps, actor: PersonActor, words: Words): Promise<void> {
  const { file } = words;
  if (!file) return;
  const answer = (text: string) => sendText(deps, words.messageId, { person: actor.openId }, text);
  const unwanted = refusedKind(file.name);
  if (unwanted) return answer(unwanted);
  const got = await fetched(deps, words, file);
  if (typeof got === 'string') return answer(got);
  const stored = await deps.files.put(got.bytes, file.name, got.contentType);
  const slot = await deps.memory.slotOf(actor.openId);
  if (!slot || slot.expiresAt < deps.clock.now()) return ask(deps, actor, words, stored.id);
  const draft = slot.purpose === 'appeal' && (await addToDraft(deps, actor, slot.caseId, stored.id));
  if (draft) return answer(`「${file.name}」已放入正在填写的诉求，提交后一并送达。`);
  const acted = await attachStored(deps, actor, {
    caseId: slot.caseId,
    fileId: stored.id,
    purpose: slot.purpose,
    messageId: words.messageId,
    delivery: `file/${words.messageId}`,
    saidAt: words.createdAt,
  });
  if (acted.what === 'refused') return answer(refusalWords(deps, acted.refusal, acted.case));
  const done = acted.what === 'done' ? acted.event.done(acted.case) : '已收到';
  return answer(`${done}：「${file.name}」已归入 ${acted.case.no}`);
}

/** Adds a file to an appeal that is not submitted yet; false once it has been submitted. */
const addToDraft = (deps: Deps, actor: PersonActor, caseId: string, fileId: string): Promise<boolean> =>
  changeNotice(deps, intakeNoticeId(caseId), async (notice) => {
    if (await deps.cases.load(caseId)) return { answer: false };
    if (!notice || !('intake' in notice.show) || notice.show.intake.person !== actor.openId) return { answer: false };
    const { intake } = notice.show;
    const fileIds = [...intake.fileIds, fileId];
    return { write: { ...notice, show: { intake: { ...intake, fileIds } } }, answer: true };
  });

type Fetched = { bytes: Buffer; contentType: string };

async function fetched(deps: Deps, words: Words, file: NonNullable<Words['file']>): Promise<Fetched | string> {
  const most = fileMost(deps);
  const tooLarge = `「${file.name}」超过 ${most}，请压缩或拆分后重新发送`;
  try {
    const got = await deps.messenger.download(words.messageId, file.key, file.type);
    if (got.bytes.length === 0) return `「${file.name}」是空文件，请检查后重新发送`;
    if (got.bytes.length <= deps.messenger.traits.fileBytesMost) return got;
  } catch (error) {
    if (!(error instanceof MessengerError) || error.meaning === 'later') throw error;
    if (error.meaning === 'too_large') return tooLarge;
    deps.log.warn({ code: error.code, messageId: words.messageId }, 'file.refused');
    return `「${file.name}」无法读取，请在与我的私聊中重新发送，单个文件不超过 ${most}`;
  }
  return tooLarge;
}

/** Asks whether the file belongs to an open case or to a new appeal. */
async function ask(deps: Deps, actor: PersonActor, words: Words, fileId: string): Promise<void> {
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
      which: { text: '', caseIds: mine.map((c) => c._id), person: actor.openId, fileIds: [fileId] },
    },
  );
}
