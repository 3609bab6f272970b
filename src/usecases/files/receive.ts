import { cutText } from '../../cut-text.ts';
import type { Words } from '../../deliveries.ts';
import type { Case } from '../../domain/case/case.ts';
import { holdsReceipt } from '../../domain/case/roles.ts';
import type { Slot } from '../../domain/case/slot.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { INCOMING_LABEL } from '../../domain/events/parts/incoming.ts';
import { changeNotice } from '../change-case.ts';
import { speaks } from '../chat/chat-word.ts';
import type { Deps } from '../deps.ts';
import { caseIdFor, intakeNoticeId } from '../intake/open.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import { bring, broughtWords, named } from './attach.ts';
import { type Taken, takeFiles } from './take.ts';

/**
 * Files, with or without words, that have a place to go: the case that they reply to; in private chat else the open slot,
 * or without words the appeal that is being written. False where they have none. Source: interface.md, "Files".
 */
export async function filesToCase(
  deps: Deps,
  actor: PersonActor,
  words: Words,
  replied: Case | null,
): Promise<boolean> {
  if (replied) {
    await toCase(deps, actor, words, replied);
    return true;
  }
  if (words.chatType === 'group') return false;
  const slot = await openSlot(deps, actor, words);
  if (!slot) return false;
  // Words after an appeal may be another one, of somebody who speaks for an enterprise.
  if (slot.purpose === 'appeal' && words.text.trim() !== '' && speaks(actor)) return false;
  if (slot.purpose === 'appeal' && !(await deps.cases.load(slot.caseId)))
    return toDraft(deps, actor, words, slot.caseId);
  await toCase(deps, actor, words, { _id: slot.caseId }, slot);
  return true;
}

/**
 * The case that this answers: any message of ours about it, whatever that has become since, or the words it began with. In
 * a thread the parent may be of no case, while the root is. A confidential case is known to its officers and whoever has
 * its receipt, in private alone (R-802).
 */
export async function repliedTo(deps: Deps, actor: PersonActor, words: Words): Promise<Case | null> {
  for (const id of new Set([words.parentId, words.rootId])) {
    if (id === undefined) continue;
    const caseId = (await deps.memory.caseOfMessage(id)) ?? caseIdFor(id);
    const found = (await deps.cases.load(caseId))?.current;
    if (found && (!found.confidential || mayKnow(found, actor, words))) return found;
  }
  return null;
}

const mayKnow = (c: Case, { openId, confidentialOfficer }: PersonActor, { chatType }: Words): boolean =>
  chatType === 'p2p' && (confidentialOfficer || holdsReceipt(c, openId));

/** The person's slot, unless the message answers something else than what the slot was opened by. */
async function openSlot(deps: Deps, actor: PersonActor, { parentId, rootId }: Words): Promise<Slot | null> {
  const slot = await deps.memory.slotOf(actor.openId);
  if (!slot || slot.expiresAt < deps.clock.now()) return null;
  const answered = [parentId, rootId].filter((id) => id !== undefined);
  if (answered.length === 0 || answered.some((id) => caseIdFor(id) === slot.caseId)) return slot;
  const asked = slot.asked === undefined ? null : await deps.notices.load(slot.asked);
  return asked?.sent && answered.includes(asked.sent.messageId) ? slot : null;
}

async function toCase(deps: Deps, actor: PersonActor, words: Words, c: Pick<Case, '_id'>, slot?: Slot): Promise<void> {
  const answer = (said: string) => sendText(deps, words.messageId, placeOf(words), said);
  const { files, untaken } = await takeFiles(deps, words);
  const text = words.text.trim();
  if (files.length === 0 && text === '') return answer(untaken.join('\n'));
  const acted = await bring(deps, actor, {
    caseId: c._id,
    text,
    files,
    ...(slot && slot.purpose !== 'appeal' && { slot }),
    messageId: words.messageId,
    delivery: `file/${words.messageId}`,
    saidAt: words.createdAt,
  });
  const hidden = acted.what === 'refused' && (!acted.case || acted.refusal.code === 'no_such_case');
  await answer([hidden ? noCaseFor(files) : broughtWords(deps, actor, files, acted), ...untaken].join('\n'));
}

/** The same where there is no case as where it is somebody else's (R-801). */
const noCaseFor = (files: readonly { name: string }[]): string =>
  `${files.length > 0 ? `${named(files)}没有归入办件：` : ''}没有找到这条消息对应的办件，请在办件卡片上点“上传附件”后重新发送。`;

/** Most characters of a form's words in an answer. D */
const QUOTED_MOST = 20;

/** Adds files to an appeal that is not submitted yet; false where there is none of this person's. */
async function toDraft(deps: Deps, actor: PersonActor, words: Words, caseId: string): Promise<boolean> {
  const notice = await deps.notices.load(intakeNoticeId(caseId));
  if (!notice || !('intake' in notice.show) || notice.show.intake.person !== actor.openId) return false;
  const { files, untaken } = await takeFiles(deps, words);
  const answer = (said: readonly string[]) =>
    sendText(deps, words.messageId, { person: actor.openId }, said.join('\n'));
  if (files.length === 0) {
    await answer(untaken);
    return true;
  }
  const added = await changeNotice(deps, notice._id, async (current) => {
    // Submitted meanwhile: the case has the files that were there by then.
    if (!current || !('intake' in current.show) || (await deps.cases.load(caseId))) return { answer: 0 };
    const { intake } = current.show;
    const fileIds = [...new Set([...intake.fileIds, ...files.map((f) => f.id)])];
    return { write: { ...current, show: { intake: { ...intake, fileIds } } }, answer: fileIds.length };
  });
  const { text, as } = notice.show.intake;
  const what = as === 'incoming' ? INCOMING_LABEL : '诉求';
  const which = text ? `（“${cutText(text, QUOTED_MOST, '…')}”）` : '';
  const all = added > files.length ? `，现有附件 ${added} 个` : '';
  // Whoever speaks for no enterprise writes in the form alone.
  const left = words.text.trim() === '' ? [] : ['随文件发来的文字没有记入，请写在表单里。'];
  if (added > 0)
    await answer([`${named(files)}已放入正在填写的${what}${which}，提交时一并报送${all}。`, ...left, ...untaken]);
  else await toCase(deps, actor, words, { _id: caseId });
  return true;
}

/** Asks whether files without words belong to an open case or to a new appeal. */
export async function askWhose(deps: Deps, actor: PersonActor, words: Words): Promise<void> {
  const { files, untaken } = await takeFiles(deps, words);
  const to = { person: actor.openId };
  if (files.length === 0) return sendText(deps, words.messageId, to, untaken.join('\n'));
  const mine = await deps.cases.find({ mine: { openId: actor.openId, enterprises: actor.contactOf }, open: true }, 5);
  if (mine.length === 0 && !speaks(actor))
    return sendText(
      deps,
      words.messageId,
      to,
      [`${named(files)}没有归入办件：请先在办件卡片上点“上传附件”或“上传书面答复”，再发送文件。`, ...untaken].join(
        '\n',
      ),
    );
  await sayUntaken(deps, words, { files, untaken });
  const fileIds = files.map((f) => f.id);
  const caseIds = mine.map((c) => c._id);
  await queueNotice(deps, words.messageId, to, { which: { text: '', caseIds, person: actor.openId, fileIds } });
}

/** Names what could not be taken, where the answer itself is a card. */
export async function sayUntaken(deps: Deps, words: Words, { untaken }: Taken): Promise<void> {
  if (untaken.length > 0) await sendText(deps, `${words.messageId}/untaken`, placeOf(words), untaken.join('\n'));
}

/** Says of files that came with words which take none that they were left out, and what to do. */
export async function sayLeftOut(deps: Deps, words: Words): Promise<void> {
  if (words.files.length === 0) return;
  const hint = '请在办件卡片上点“上传附件”后，在与我的私聊中重新发送。';
  await sendText(deps, `${words.messageId}/files`, placeOf(words), `${named(words.files)}没有归入办件：${hint}`);
}
