import type { SentFile } from '../../domain/case/parts.ts';
import type { Deps } from '../deps.ts';
import { fileAppeal } from '../intake/file.ts';
import { caseIdFor } from '../intake/open.ts';
import { refusalWords } from '../refusal-words.ts';
import { deliveryOf } from './press.ts';
import type { Visit } from './visit.ts';

/** 提交诉求 on the enterprise's own page: the number, or why it is not taken. Source: R-101. */
export async function fileOnOwnPage(
  deps: Deps,
  visit: Visit,
  { once, form, files }: { once: string; form: Record<string, string | string[]>; files: readonly SentFile[] },
): Promise<{ no: string } | { refused: string }> {
  const delivery = deliveryOf(visit.actor.openId, once);
  const caseId = caseIdFor(delivery);
  const before = (await deps.cases.load(caseId))?.current;
  if (before) return { no: before.no };
  const done = await fileAppeal(deps, visit.actor, {
    caseId,
    origin: delivery,
    as: 'own',
    form,
    fileIds: files.map(({ id }) => id),
    delivery,
    messageId: delivery,
  });
  return 'refusal' in done ? { refused: refusalWords(deps, done.refusal) } : { no: done.filed.no };
}
