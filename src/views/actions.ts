import type { Action } from '../../cards/case/view.ts';
import type { Case, Seat, State } from '../domain/case/case.ts';
import { callNoted, currentRating } from '../domain/case/case.ts';
import type { EventSpec } from '../domain/case/event.ts';
import { buttonsFor } from '../domain/case/lifecycle.ts';
import { type Suggestion, suggestUnits } from '../domain/case/suggest.ts';
import { toGuide } from './lead.ts';
import { speaksForEnterprise } from './mask.ts';
import type { ViewRules } from './rules.ts';

/** The buttons in sight, most usual first; the first of them is the primary one. Everything else is folded away. */
export function actionsFor(c: Case, seat: Seat, rules: ViewRules): { shown: Action[]; more: Action[] } {
  const offered = buttonsFor(c, seat, rules);
  const usual = usualFor(c, seat, rules);
  const [first, ...rest] = [...usual, ...SAFE].filter((name) => offered.some((spec) => spec.name === name));
  const inSight = [first, ...rest.filter((name) => usual.includes(name))];
  const shown = offered
    .filter((spec) => inSight.includes(spec.name))
    .sort((a, b) => inSight.indexOf(a.name) - inSight.indexOf(b.name))
    .flatMap((spec) => actions(spec, c, rules));
  const more = offered.filter((spec) => !inSight.includes(spec.name)).flatMap((spec) => actions(spec, c, rules));
  const oneTap = offered.some((spec) => spec.name === 'dispatch') && !toGuide(c, rules) ? suggested(c, rules) : [];
  return { shown: withPrimary([...oneTap, ...shown], c, seat), more };
}

/** What whoever merely looks on may press without harm. */
const SAFE: readonly string[] = ['see_record', 'add', 'comment', 'see_files'];

/** The most usual actions of a seat in each state, the one that is expected first. */
const USUAL: Record<'enterprise' | 'desk' | 'unit', Partial<Record<State, readonly string[]>>> = {
  enterprise: {
    submitted: ['tell_missing', 'add', 'attach'],
    dispatched: ['tell_missing', 'add', 'nudge', 'attach'],
    return_requested: ['tell_missing', 'add', 'nudge', 'attach'],
    in_progress: ['tell_missing', 'add', 'nudge', 'attach'],
    closure_review: ['add', 'nudge', 'attach'],
    answered: ['confirm', 'not_done', 'add'],
    resolved: ['confirm', 'not_done', 'add'],
    confirmed: ['rate', 'comment', 'not_done'],
    callback: ['add', 'comment', 'attach'],
    closed: ['still_not_solved', 'comment'],
  },
  desk: {
    submitted: ['dispatch', 'claim'],
    return_requested: ['reassign', 'uphold', 'claim'],
    callback: ['note_call', 'go_on', 'accept_explanation', 'not_reached', 'claim'],
    closure_review: ['approve', 'refuse_closure', 'claim'],
    answered: ['written_reply'],
    confirmed: ['written_reply'],
    closed: ['written_reply'],
  },
  unit: {
    dispatched: ['accept', 'ask_return', 'see_contact'],
    return_requested: ['progress', 'see_contact'],
    in_progress: ['finish', 'progress', 'see_contact', 'written_reply'],
    resolved: ['progress', 'see_contact'],
    callback: ['progress', 'see_contact', 'written_reply'],
    closure_review: ['progress', 'see_contact', 'written_reply'],
    confirmed: ['written_reply'],
    closed: ['written_reply'],
  },
};

function usualFor(c: Case, seat: Seat, rules: ViewRules): readonly string[] {
  if (speaksForEnterprise(seat)) {
    const usual = USUAL.enterprise[c.state] ?? [];
    const startedAt = c.legs.at(-1)?.startedAt ?? c.answer?.at;
    const told = c.missing.some((m) => startedAt !== undefined && m.at >= startedAt);
    return told ? usual.filter((name) => name !== 'tell_missing') : usual;
  }
  if (seat === 'unit') {
    const usual = USUAL.unit[c.state] ?? [];
    return c.explanationAskedAt ? ['apply_to_close', ...usual] : usual;
  }
  const usual = USUAL.desk[c.state] ?? [];
  if (c.state === 'submitted' && toGuide(c, rules)) return ['redirect', ...usual];
  if (c.state === 'submitted' && isQuestion(c, rules)) return [...usual, 'answer'];
  if (c.state === 'callback' && callNoted(c)) return ['go_on', ...usual.filter((name) => name !== 'note_call')];
  // Nobody can judge an answer before the call is noted, and the forms of both ask for it.
  return usual;
}

const isQuestion = (c: Case, { profile }: ViewRules): boolean =>
  profile.categories.find((k) => k.id === c.category)?.kind === 'consultation';

/** One tap for each unit that fits best. */
const suggested = (c: Case, rules: ViewRules): Action[] =>
  suggestUnits(c, rules.directory).map(({ unit }) => ({
    name: 'dispatch',
    datum: unit.id,
    label: `派给 ${unit.name}`,
    kind: 'default',
  }));

/** Why the units are suggested, for the line above the buttons. */
export const whySuggested = (suggestions: readonly Suggestion[]): string | undefined => {
  const reasons = suggestions
    .filter((s) => s.why.length > 0)
    .map((s) => `${s.unit.name}（${s.why.slice(0, 4).join('、')}）`);
  return reasons.length > 0 ? `推荐依据：${reasons.join('；')}` : undefined;
};

/** Events that act at once and are not lightly undone: one more question. */
const CONFIRMS: Record<string, { title: string; text: string }> = {
  withdraw: { title: '撤回诉求', text: '撤回后不再办理，如需办理请重新提交。确定撤回吗？' },
  recall: { title: '撤回办结', text: '撤回后办件回到办理中，时限照原来计算，每次办理只能撤回一次。确定撤回吗？' },
  approve: { title: '同意办结', text: '同意后将向企业说明情况，并须出具书面答复。确定同意吗？' },
  go_on: { title: '继续办理', text: '将由原承办单位重新办理，时限重新计算。确定继续办理吗？' },
  accept_explanation: { title: '接受解释', text: '企业已在回访中接受解释，办件将按说明办结。确定吗？' },
  not_reached: { title: '未联系上', text: '将记录一次未联系上，今天不能再记。确定吗？' },
  not_done: { title: '尚未解决', text: '办件将退回继续办理，随后请您说明未解决之处。确定吗？' },
};

function actions(spec: EventSpec, c: Case, rules: ViewRules): Action[] {
  if (spec.name === 'rate') return levels(c);
  const atOnce = !spec.form?.(c, rules);
  const confirm = atOnce ? CONFIRMS[spec.name] : undefined;
  const kind = spec.name === 'withdraw' ? 'danger' : 'default';
  return [{ name: spec.name, label: spec.label, kind, ...(confirm && { confirm }) }];
}

/** The levels are equals: none is set off. The one that already counts is not offered again. */
const levels = (c: Case): Action[] =>
  c.profile.scale
    .filter((level) => level.id !== currentRating(c)?.level)
    .map((level) => ({ name: 'rate', datum: level.id, label: level.word, kind: 'default' }));

const withPrimary = (shown: Action[], c: Case, seat: Seat): Action[] =>
  shown.some((a) => a.name === 'rate') && c.state === 'confirmed' && seat === 'respondent'
    ? shown
    : shown.map((action, i) => (i === 0 ? { ...action, kind: 'primary' } : action));
