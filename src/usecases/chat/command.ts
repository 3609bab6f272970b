import type { Words } from '../../deliveries.ts';
import type { Case } from '../../domain/case/case.ts';
import { numbersIn, trimmed } from '../../domain/case/case-number.ts';
import { SLOT_MINUTES } from '../../domain/case/files.ts';
import { ended } from '../../domain/case/notification.ts';
import type { SentFile } from '../../domain/case/parts.ts';
import { folded } from '../../domain/directory/fold.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { type Command, commandsIn, commandWord, takesName } from '../../domain/events/command.ts';
import { mayOpen } from '../../domain/events/decide.ts';
import { type Acted, act } from '../act.ts';
import { contextFor, type Deps, rulesNow } from '../deps.ts';
import { bring, broughtWords, named } from '../files/attach.ts';
import { fileMost } from '../files/most.ts';
import { sayLeftOut } from '../files/receive.ts';
import { takeFiles } from '../files/take.ts';
import { placeOf, sendText } from '../notice.ts';
import { refusalWords } from '../refusal-words.ts';
import { speaks } from './chat-word.ts';
import { notFound } from './not-found.ts';
import { askWhich } from './which.ts';

/** Where people find the number of a case. Never an example: it might be somebody's. */
const WHERE_NUMBERS_ARE = '编号以 QS 开头，在办件卡片的标题下面';

/** What to write where a command lacks its number, or has only a part of it. */
export const withNumber = (word: string): string =>
  `请在“${word}”后面写上完整的办件编号，即发送“${word} 编号”。${WHERE_NUMBERS_ARE}。`;

/** A number of which a part is missing, and what stands before it. */
const NUMBER_BEGUN = /^(.{1,20}?)QS[ -]?\d/i;

/** A word that nobody knows, directly beside a number; longer texts are no attempts at a command. */
const ATTEMPT = /^\p{Script=Han}{2,10}$/u;

/**
 * Runs the event that a command with a case number asks for, checked by the state alone. False when the words are no
 * command, or are an enterprise's own words that only begin like one. Source: interface.md, "Words".
 */
export async function command(deps: Deps, actor: PersonActor, words: Words): Promise<boolean> {
  const [at] = numbersIn(words.text);
  /** Of a command that is none of a case's: what came with it goes nowhere. */
  const answer = async (said: string): Promise<void> => {
    await sayLeftOut(deps, words);
    await sendText(deps, words.messageId, placeOf(words), said);
  };
  if (!at) {
    const begun = NUMBER_BEGUN.exec(folded(words.text))?.[1];
    const word = begun === undefined ? undefined : commandWord(begun, '', rulesNow(deps))?.word;
    if (word) await answer(withNumber(word));
    return word !== undefined;
  }
  const [before, behind] = [words.text.slice(0, at.from), words.text.slice(at.to)];
  const found = await deps.cases.byNo(at.no);
  // In a group nothing is said of a confidential case, not even to its officers (R-802).
  const c = found?.confidential && words.chatType === 'group' ? null : found;
  const meant = c ? commandsIn(c, before, behind, rulesNow(deps)) : [];
  if (c && meant.length > 0) return run(deps, actor, words, c, meant);
  const known = commandWord(before, behind, rulesNow(deps));
  // The same for a number that does not exist as for one that is somebody else's (R-801).
  if (known && (known.exact || !speaks(actor))) {
    await answer(notFound(at.no));
    return true;
  }
  const word = trimmed(before) || trimmed(behind);
  const tried = ATTEMPT.test(word) && (trimmed(before) === '' || trimmed(behind) === '');
  if (speaks(actor) || !tried) return false;
  await answer(`没有“${word}”这个指令。发送“帮助”查看可用的指令，或发送“查询 ${at.no}”打开这件办件。`);
  return true;
}

/** The same for a label, or a label with words, in reply to a card of the case. Source: interface.md, "Words". */
export async function commandInReply(deps: Deps, actor: PersonActor, words: Words, c: Case): Promise<boolean> {
  const meant = commandsIn(c, '', words.text, rulesNow(deps));
  // What the enterprise says about its case is its words, except for a label alone.
  const taken = speaks(actor) ? meant.filter((m) => m.exact) : meant;
  return taken.length > 0 && run(deps, actor, words, c, taken);
}

/** What was answered, and whether the files of the message went with it; false when the words are no command. */
type Ran = { said?: string; brought: boolean } | false;

async function run(deps: Deps, actor: PersonActor, words: Words, c: Case, meant: readonly Command[]): Promise<boolean> {
  const { files, untaken } = await takeFiles(deps, words);
  const ran = await runWith(deps, actor, words, { c, meant, files });
  if (!ran) return false;
  const said = [
    ran.said,
    files.length > 0 && !ran.brought && (await besides(deps, actor, words, c, files)),
    ...untaken,
  ];
  const text = said.filter((line) => typeof line === 'string').join('\n');
  if (text)
    await sendText(deps, ran.said === undefined ? `${words.messageId}/files` : words.messageId, placeOf(words), text);
  return true;
}

/** Files that came with a command that takes none are attached to its case. */
async function besides(deps: Deps, actor: PersonActor, words: Words, c: Case, files: SentFile[]): Promise<string> {
  const { messageId, createdAt: saidAt } = words;
  const acted = await bring(deps, actor, { caseId: c._id, files, messageId, delivery: `file/${messageId}`, saidAt });
  return broughtWords(deps, actor, files, acted);
}

/** Events whose words may be no more than files. */
const NOTES = ['progress', 'add'];

async function runWith(
  deps: Deps,
  actor: PersonActor,
  words: Words,
  { c, meant, files }: { c: Case; meant: readonly Command[]; files: SentFile[] },
): Promise<Ran> {
  const ctx = contextFor(deps, actor, c, {});
  const refusals = meant.map(({ event }) => mayOpen(c, event.name, ctx));
  const may = meant[refusals.indexOf(null)];
  // Of a word that stands for several events, the one that is this person's says why not now.
  const chosen = may ?? meant[refusals.findIndex((r) => r?.code !== 'not_yours')] ?? meant[0];
  if (!chosen) return false;
  const { event, datum, words: said } = chosen;
  const taken = said !== undefined && datum === undefined ? event.command : undefined;
  if (may && said !== undefined && taken === undefined && !event.opens) {
    if (speaks(actor)) return false;
    const note = `要说明情况，请发送“进展 ${c.no} 内容”。`;
    return { said: `没有办理：“${event.label}”后面只写编号。${note}`, brought: false };
  }
  // An answer is still to be chosen, and no form asks for it: the buttons do.
  if (may && event.carries && !event.opens && datum === undefined) {
    await askWhich(deps, actor, words, { cases: [c], wish: event.name, fileIds: files.map((f) => f.id) });
    return { brought: true };
  }
  if (may && files.length > 0 && said === undefined && NOTES.includes(event.name)) return { brought: false };
  const wish = {
    caseId: c._id,
    action: event.name,
    actor,
    delivery: words.messageId,
    messageId: words.messageId,
    saidAt: words.createdAt,
  };
  const filled = taken !== undefined && said !== undefined ? { form: { [taken]: said } } : {};
  const together = event.takesFiles && files.length > 0 && (taken !== undefined || event.slot !== undefined);
  const acted = await act(deps, {
    ...wish,
    ...(datum !== undefined && { datum }),
    ...filled,
    ...(together && { files }),
  });
  // Words of the enterprise that only begin like a command of others.
  if (said !== undefined && speaks(actor) && acted.what === 'refused' && isBarred(acted, chosen)) return false;
  if (acted.what === 'refused' && asksForMore(acted, chosen)) {
    const opened = await act(deps, wish);
    const kept = said ?? chosen.answer;
    const answer = opened.what === 'form' ? formSent(opened, kept) : replyTo(deps, actor, words, opened, c);
    return { said: answer, brought: false };
  }
  const unread = said !== undefined && taken === undefined && acted.what === 'form';
  const answer = unread ? formSent(acted, said) : replyTo(deps, actor, words, acted, c);
  if (files.length > 0 && acted.what === 'refused')
    return { said: `${answer}\n${named(files)}没有归入办件。`, brought: true };
  return { said: together ? `${answer.replace(/。$/, '')}，${named(files)}已归入。` : answer, brought: together };
}

/** Whether the event is not this person's; a name, such as a unit's, is no sentence that might be meant otherwise. */
const isBarred = ({ refusal }: Extract<Acted, { what: 'refused' }>, { event }: Command): boolean =>
  refusal.code === 'no_such_case' || (refusal.code === 'not_yours' && !takesName(event));

/** Whether the refused form lacks other answers than the one that was given, so that the form must be filled in. */
const asksForMore = ({ refusal }: Extract<Acted, { what: 'refused' }>, { event }: Command): boolean =>
  event.opens !== undefined &&
  refusal.code === 'bad_form' &&
  refusal.problems.some(({ field }) => field !== event.command && field !== event.carries);

const formSent = ({ event }: Extract<Acted, { what: 'form' }>, kept?: string): string =>
  `“${event.label}”需要填写表单，已发到您与我的私聊。${kept ? `您写的“${kept}”请填在表单里。` : ''}`;

function replyTo(deps: Deps, actor: PersonActor, words: Words, acted: Acted, c: Case): string {
  // The same words as for a number that does not exist, so that nobody learns of a confidential case (R-802).
  if (acted.what === 'refused' && (!acted.case || acted.refusal.code === 'no_such_case')) return notFound(c.no);
  if (acted.what === 'refused') return ended(refusalWords(deps, acted.refusal, acted.case, actor));
  if (acted.what === 'form') return formSent(acted);
  if (acted.what === 'slot') {
    const where = words.chatType === 'p2p' ? '文件发给我' : '文件发到与我的私聊';
    // The letter is met by one message; what would come later is no part of it.
    const many = acted.event.slot === 'written_reply' ? '多个文件请作为一条消息发送' : '可连续发送多个';
    return `请在 ${SLOT_MINUTES} 分钟内把${where}，将归入 ${c.no}（${acted.event.label}）。${many}，单个不超过 ${fileMost(deps)}。`;
  }
  return `${c.no}：${acted.what === 'seen' ? '已办理' : acted.event.done(acted.case, rulesNow(deps))}。`;
}
