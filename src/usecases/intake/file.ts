import type { Case } from '../../domain/case/case.ts';
import type { CaseFile } from '../../domain/case/parts.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { yetUnknown } from '../../domain/events/parts/incoming.ts';
import type { Submission } from '../../domain/events/parts/new-case.ts';
import { submit } from '../../domain/events/submit.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { contextFor, type Deps } from '../deps.ts';
import { sentFile } from '../files/take.ts';

/** What is filed: `origin` is the same for the same act, whoever repeats it. */
export type Filing = {
  caseId: string;
  origin: string;
  as: Submission;
  form: Record<string, unknown>;
  fileIds: readonly string[];
  delivery: string;
  messageId: string;
};

/**
 * 提交诉求, from a card or the own page: the insert of the case with its receipts is the decision, and the same filing again
 * gives the existing case. Source; storage.md, "The case" (`origin`).
 */
export async function fileAppeal(
  deps: Deps,
  actor: PersonActor,
  { caseId, origin, as, form, fileIds, delivery, messageId }: Filing,
): Promise<{ filed: Case; inserted: boolean } | { refusal: Refusal }> {
  const ctx = contextFor(deps, actor, null, { delivery, messageId });
  const files = await filesOf(deps, actor, fileIds, ctx.at);
  const checked = submit(form, { _id: caseId, no: '', origin, files, as }, ctx);
  if (!checked.ok) return { refusal: checked.refusal };
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
  return { filed: current, inserted };
}

/** Stored files as those of an appeal. */
export async function filesOf(deps: Deps, actor: PersonActor, ids: readonly string[], at: Date): Promise<CaseFile[]> {
  const stored = await Promise.all(ids.map((id) => deps.files.about(id)));
  const by = { openId: actor.openId, name: actor.name };
  return stored.flatMap((file) => (file ? [{ ...sentFile(file), purpose: 'appeal', by, at, visible: true }] : []));
}
