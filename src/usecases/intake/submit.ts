import { inert } from '../../../cards/plain-text.ts';
import type { Reply, Tap } from '../../deliveries.ts';
import type { Case } from '../../domain/case/case.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { typedName } from '../../domain/events/names.ts';
import { SUBMIT } from '../../domain/events/submit.ts';
import type { Intake } from '../../domain/notice/notice.ts';
import { intakeDone, prefillOf } from '../../views/notices/intake.ts';
import { type Deps, rulesNow } from '../deps.ts';
import { refusedReply } from '../refusal-words.ts';
import { fileAppeal } from './file.ts';
import { intakeNoticeId } from './open.ts';

/** 提交诉求 from the intake card; the same card sent again gives the existing case. Source: R-101, R-109. */
export async function submitIntake(deps: Deps, actor: PersonActor, tap: Tap, caseId: string): Promise<Reply> {
  if (!tap.form) return refusedReply(deps, { code: 'no_such_event' });
  const before = await deps.cases.load(caseId);
  if (before && before.current.filer.openId !== actor.openId) return refusedReply(deps, { code: 'not_your_form' });
  if (before) return alreadyFiled(deps, before.current);
  const notice = await deps.notices.load(intakeNoticeId(caseId));
  const asked = notice && 'intake' in notice.show ? notice.show.intake : null;
  if (!asked) return refusedReply(deps, { code: 'no_such_case' });
  if (asked.person !== actor.openId) return refusedReply(deps, { code: 'not_your_form' });

  const typed = String(tap.form.content ?? '');
  // The field may show only the beginning of a message; unless that was changed, the whole message is the content.
  const content = sameWords(typed, prefillOf(asked.text)) ? asked.text : typed;
  const done = await fileAppeal(deps, actor, {
    caseId,
    origin: `card/${caseId}`,
    as: asked.as,
    form: { ...tap.form, content, ...(!saidWhose(tap.form, asked) && { enterprise: asked.enterprise }) },
    fileIds: asked.fileIds,
    delivery: tap.delivery,
    messageId: tap.messageId,
  });
  if ('refusal' in done) return refusedReply(deps, done.refusal);
  if (!done.inserted) return alreadyFiled(deps, done.filed);
  return { card: intakeDone(done.filed, rulesNow(deps)), toast: { type: 'success', content: doneWords(done.filed) } };
}

/** What was filed; of a call the number, to be told at once, and whose it is taken for. */
const doneWords = ({ incoming, no, enterprise, confidential, filer }: Case): string =>
  incoming && filer.as === 'desk'
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
