import { whichCard as drawWhich, type WhichView } from '../../../cards/chat/which.ts';
import { type Card, userText } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { rolesOf } from '../../domain/case/roles.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { eventNamed } from '../../domain/events/lifecycle.ts';
import { actionsFor } from '../case/actions.ts';
import { headlineFor } from '../case/headline.ts';

/** Most cases that a question offers. */
const MOST_CASES = 8;

export type Which = { text: string; fileIds: readonly string[]; wish?: string | undefined };
type Act = WhichView['cases'][number]['acts'][number];

/**
 * Asks what words or files belong to: to one of these cases, with the buttons by which this person answers what the case
 * asks of them, or to a new appeal. Source: interface.md, "Words"; lifecycle.md, "clock: confirm over".
 */
export function whichCard(
  noticeId: string,
  { text, fileIds, wish }: Which,
  cases: readonly Case[],
  actor: PersonActor | null,
  rules: Rules,
): Card {
  const shown = cases.slice(0, MOST_CASES);
  const views = shown.map((c) => ({
    caseId: c._id,
    v: c.v,
    no: c.no,
    title: userText(c.title, 60),
    next: headlineFor(c, 'respondent', rules),
    acts: actor ? actsOn(c, actor, wish, rules) : [],
  }));
  return drawWhich({
    noticeId,
    headline: headline(cases, wish),
    about: text.trim() !== '' ? 'words' : fileIds.length > 0 ? 'files' : 'label',
    text: text.trim() === '' ? undefined : userText(text, 200),
    cases: views,
    hidden: Math.max(0, cases.length - MOST_CASES),
  });
}

function headline(cases: readonly Case[], wish: string | undefined): string {
  const label = wish === undefined ? undefined : eventNamed(wish)?.label;
  if (label) return `请在要“${label}”的办件下面按按钮`;
  if (cases.length === 0) return '内容很短，要作为一件诉求提交吗？也可以把事情写完整，重新发给我';
  return cases.some((c) => c.clocks.confirm ?? c.clocks.notify)
    ? '办理结果已出，请确认是否已经解决；按下后，您的话一并转给承办单位'
    : '请选择归到哪里';
}

/** What the respondent is asked on the case's card, as far as one press answers it, and what a label asked for. */
function actsOn(c: Case, actor: PersonActor, wish: string | undefined, rules: Rules): Act[] {
  if (!rolesOf(c, actor, rules).has('respondent')) return [];
  const { shown, more } = actionsFor(c, 'respondent', rules);
  const asked = shown.filter(({ name }) => !eventNamed(name)?.opens && !eventNamed(name)?.slot);
  const wished = [...shown, ...more].filter(({ name }) => name === wish && !asked.some((a) => a.name === name));
  return [...wished, ...asked];
}
