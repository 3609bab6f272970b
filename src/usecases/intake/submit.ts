import { inert } from '../../../cards/plain-text.ts';
import type { Reply, Tap } from '../../deliveries.ts';
import type { Case } from '../../domain/case/case.ts';
import type { CaseFile } from '../../domain/case/parts.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { typedName } from '../../domain/events/names.ts';
import { yetUnknown } from '../../domain/events/parts/incoming.ts';
import { SUBMIT, submit } from '../../domain/events/submit.ts';
import type { Intake } from '../../domain/notice/notice.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { intakeDone, prefillOf } from '../../views/notices/intake.ts';
import { contextFor, type Deps, rulesNow } from '../deps.ts';
import { sentFile } from '../files/take.ts';
import { refusedReply } from '../refusal-words.ts';
import { intakeNoticeId } from './open.ts';

/**
 * 提交诉求: the insert of the case with its receipts is the decision. The same card sent again gives the existing case.
 * Source: R-101, R-109; storage.md, "The case" (`origin`).
 */
export async function submitIntake(deps: Deps, actor: PersonActor, tap: Tap, caseId: string): Promise<Reply> {
  if (!tap.form) return refusedReply(deps, { code: 'no_such_event' });
  const before = await deps.cases.load(caseId);
  if (before && before.current.filer.openId !== actor.openId) return refusedReply(deps, { code: 'not_your_form' });
  if (before) return alreadyFiled(deps, before.current);
  const notice = await deps.notices.load(intakeNoticeId(caseId));
  const asked = notice && 'intake' in notice.show ? notice.show.intake : null;
  if (!asked) return refusedReply(deps, { code: 'no_such_case' });
  if (asked.person !== actor.openId) return refusedReply(deps, { code: 'not_your_form' });

  const ctx = contextFor(deps, actor, null, tap);
  const typed = String(tap.form.content ?? '');
  // The field may show only the beginning of a message; unless that was changed, the whole message is the content.
  const content = sameWords(typed, prefillOf(asked.text)) ? asked.text : typed;
  const files = await filesOf(deps, actor, asked.fileIds, ctx.at);
  const checked = submit(
    { ...tap.form, content, ...(!saidWhose(tap.form, asked) && { enterprise: asked.enterprise }) },
    { _id: caseId, no: '', origin: `card/${caseId}`, files, as: asked.as },
    ctx,
  );
  if (!checked.ok) return refusedReply(deps, checked.refusal);
  const called = yetUnknown(checked.case, ctx.directory);
  if (called) {
    // Before the case that names it, so that no case is of an enterprise that nobody knows.
    await deps.memory.addUnverified(called);
    await deps.directory.refresh();
  }
  const no = await deps.cases.nextNo(shanghaiDate(ctx.now).replaceAll('-', ''));
  const { inserted, current } = await deps.cases.insert({ ...checked.case, no });
  if (inserted) {
    deps.wake();
    deps.log.info({ caseId, actor: actor.openId }, 'case.submit');
  }
  if (!inserted) return alreadyFiled(deps, current);
  return { card: intakeDone(current, rulesNow(deps)), toast: { type: 'success', content: doneWords(current) } };
}

/** What was filed; of a call the number, to be told at once, and whose it is taken for. */
const doneWords = ({ incoming, no, enterprise, confidential }: Case): string =>
  incoming
    ? `已登记，编号 ${no}${enterprise && !confidential ? `（${inert(enterprise.name)}）` : ''}，请告诉来电人`
    : SUBMIT.done;

/** The answer to a form whose case is there already: its card says so, and nothing is opened or filed again. */
export const alreadyFiled = (deps: Deps, c: Case): Reply => ({
  card: intakeDone(c, rulesNow(deps)),
  toast: { type: 'info', content: `已提交过，编号 ${c.no}` },
});

/** Whether the form says which enterprise it is for; 来电登记 always asks. */
const saidWhose = (form: NonNullable<Tap['form']>, { as, enterprise }: Intake): boolean =>
  Boolean(form.enterprise || form[typedName('enterprise')] || !enterprise || as === 'incoming');

const sameWords = (a: string, b: string): boolean =>
  a.replaceAll('\r\n', '\n').trim() === b.replaceAll('\r\n', '\n').trim();

async function filesOf(deps: Deps, actor: PersonActor, ids: string[], at: Date): Promise<CaseFile[]> {
  const stored = await Promise.all(ids.map((id) => deps.files.about(id)));
  const by = { openId: actor.openId, name: actor.name };
  return stored.flatMap((file) => (file ? [{ ...sentFile(file), purpose: 'appeal', by, at, visible: true }] : []));
}
