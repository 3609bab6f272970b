import type { Reply, Tap } from '../deliveries.ts';
import { SLOT_MINUTES } from '../domain/case/files.ts';
import type { PersonActor } from '../domain/directory/person.ts';
import { eventNamed } from '../domain/events/lifecycle.ts';
import type { Intake, Notice } from '../domain/notice/notice.ts';
import { stubText } from '../views/case/stub.ts';
import { whichCard } from '../views/notices/which.ts';
import { onAbsenceTap } from './absence/on-tap.ts';
import { act } from './act.ts';
import { answerAsk } from './asks.ts';
import { onBindAsk } from './claims/decide.ts';
import { onCodesTap } from './codes/on-tap.ts';
import { type Deps, rulesNow } from './deps.ts';
import { openDigestList } from './digest/open-list.ts';
import { bring as toCase } from './files/attach.ts';
import { sentFile } from './files/take.ts';
import { openIntake } from './intake/open.ts';
import { alreadyFiled } from './intake/submit.ts';
import { onLinksTap } from './links/on-tap.ts';
import { turnPage } from './lists/turn.ts';
import { useNotice } from './notice.ts';
import { refusedReply } from './refusal-words.ts';

type Which = Extract<Notice['show'], { which: unknown }>['which'];

/** A press on a notice's card: the case that words or files belong to, or a new appeal. */
export async function onNoticeTap(deps: Deps, actor: PersonActor, tap: Tap, noticeId: string): Promise<Reply> {
  const notice = await deps.notices.load(noticeId);
  if (notice && 'digest' in notice.show && tap.action === 'open')
    return openDigestList(deps, actor, tap, notice.show.digest);
  if (notice && 'list' in notice.show) return turnPage(deps, actor, tap, notice, notice.show.list);
  if (notice && 'links' in notice.show) return onLinksTap(deps, actor, tap, notice, notice.show.links);
  if (notice && 'absence' in notice.show) return onAbsenceTap(deps, actor, tap, notice);
  if (notice && ('codes' in notice.show || 'code' in notice.show)) return onCodesTap(deps, actor, tap, notice);
  if (notice && 'bindAsk' in notice.show) return onBindAsk(deps, actor, tap, notice, notice.show.bindAsk.claim);
  if (notice && 'ask' in notice.show) return answerAsk(deps, actor, tap, notice, notice.show.ask);
  if (notice && 'intake' in notice.show && tap.action === 'take_up')
    return takeUp(deps, actor, notice, notice.show.intake);
  if (!notice || !('which' in notice.show)) return info('这张卡片已失效，请直接发送文字重新开始');
  const { which } = notice.show;
  if (which.person !== actor.openId) return info('这张卡片是发给别人的，请自行在私聊中发送文字');
  if (notice.usedAt) return { ...info('您已作出选择，请勿重复点按'), card: stubText('已处理') };
  if (tap.action === 'new_appeal') {
    await openIntake(deps, actor, { key: notice._id, text: which.text, fileIds: which.fileIds });
    await useNotice(deps, notice);
    return { ...info('请填写新的诉求'), card: stubText('已选择：提交新诉求') };
  }
  if (!tap.datum) return info('这个按钮已失效');
  if (tap.action === 'add_to') return addTo(deps, actor, tap, notice, which, tap.datum);
  return eventNamed(tap.action) ? press(deps, actor, tap, notice, which) : info('这个按钮已失效');
}

/** A form that was put away is opened again with what was written and sent; the one that is open is put away in turn. */
async function takeUp(deps: Deps, actor: PersonActor, notice: Notice, intake: Intake): Promise<Reply> {
  if (intake.person !== actor.openId) return info('这张卡片是发给别人的，请自行在私聊中发送文字');
  const filed = (await deps.cases.load(intake.caseId))?.current;
  if (filed) return alreadyFiled(deps, filed);
  const { caseId: _its, person: _same, ...begun } = intake;
  await openIntake(deps, actor, { key: notice._id, ...begun });
  return { ...info('已重新打开，请在最新的诉求单上提交'), card: stubText('已重新打开，见最新的诉求单') };
}

/**
 * A case's own button on the card of the question: its event, and then the words and files that were asked about go to
 * the case. Two presses have two delivery ids, but the card may be used once, so its own id is the delivery.
 */
async function press(deps: Deps, actor: PersonActor, tap: Tap, notice: Notice, which: Which): Promise<Reply> {
  const [caseId = '', v = '', datum] = (tap.datum ?? '').split('/');
  if (!which.caseIds.includes(caseId) || !/^\d+$/.test(v)) return info('这个按钮已失效');
  const acted = await act(deps, {
    caseId,
    action: tap.action,
    ...(datum !== undefined && { datum }),
    v: Number(v),
    actor,
    delivery: `chosen/${notice._id}/${tap.action}`,
    messageId: tap.messageId,
  });
  if (acted.what === 'refused') {
    const cases = (await Promise.all(which.caseIds.map((id) => deps.cases.load(id)))).flatMap((f) => f?.current ?? []);
    return {
      ...refusedReply(deps, acted.refusal, acted.case, actor),
      card: whichCard(notice._id, which, cases, actor, rulesNow(deps)),
    };
  }
  if (acted.what === 'slot')
    return info(`请在 ${SLOT_MINUTES} 分钟内把文件发给我，将归入 ${acted.case.no}（${acted.event.label}）`);
  if (acted.what === 'form') return info(`“${acted.event.label}”表单已发给您，请填写`);
  const brought = await bring(deps, actor, tap, notice, which, caseId);
  if (brought) return brought;
  await useNotice(deps, notice);
  const done = acted.what === 'done' ? acted.event.done(acted.case, rulesNow(deps)) : '已办理';
  return { toast: { type: 'success', content: done }, card: stubText(`${acted.case.no}：${done}`) };
}

async function addTo(
  deps: Deps,
  actor: PersonActor,
  tap: Tap,
  notice: Notice,
  which: Which,
  caseId: string,
): Promise<Reply> {
  const refused = await bring(deps, actor, tap, notice, which, caseId);
  if (refused) return refused;
  await useNotice(deps, notice);
  const no = (await deps.cases.load(caseId))?.current.no ?? '';
  return { ...info(`已补充到 ${no}`), card: stubText(`已补充到 ${no}`) };
}

/** Brings the words and files to the case; undefined when all are there, whether now or by an earlier press. */
async function bring(
  deps: Deps,
  actor: PersonActor,
  tap: Tap,
  notice: Notice,
  which: Which,
  caseId: string,
): Promise<Reply | undefined> {
  if (!which.text && which.fileIds.length === 0) return undefined;
  const found = await Promise.all(which.fileIds.map((id) => deps.files.about(id)));
  const acted = await toCase(deps, actor, {
    caseId,
    text: which.text,
    files: found.flatMap((f) => (f ? [sentFile(f)] : [])),
    messageId: tap.messageId,
    delivery: `chosen/${notice._id}`,
  });
  return acted.what === 'refused' ? refusedReply(deps, acted.refusal, acted.case, actor) : undefined;
}

const info = (content: string): Reply => ({ toast: { type: 'info', content } });
