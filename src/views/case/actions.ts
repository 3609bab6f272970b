import type { Action } from '../../../cards/case/view.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { currentRating, runningLeg } from '../../domain/case/current.ts';
import { toGuide } from '../../domain/case/guidance.ts';
import type { Seat } from '../../domain/case/message.ts';
import { suggestUnits } from '../../domain/case/suggest.ts';
import { unitsOfBoard } from '../../domain/directory/directory.ts';
import { type EventSpec, RANKS } from '../../domain/events/event.ts';
import { buttonsFor } from '../../domain/events/lifecycle.ts';

/** The buttons in sight, most usual first; the first of them is the primary one. Everything else is folded away. */
export function actionsFor(c: Case, seat: Seat, rules: Rules): { shown: Action[]; more: Action[] } {
  const offered = buttonsFor(c, seat, rules);
  const usual = RANKS.flatMap((rank) => offered.filter((spec) => spec.rank(c, seat, rules) === rank));
  const harmless = SAFE.flatMap((name) => offered.filter((spec) => spec.name === name));
  const inSight = usual.length > 0 ? usual : harmless.slice(0, 1);
  const shown = inSight.flatMap((spec) => actions(spec, c, rules));
  const more = offered.filter((spec) => !inSight.includes(spec)).flatMap((spec) => actions(spec, c, rules));
  const may = (name: string) => offered.some((spec) => spec.name === name);
  const oneTap = [
    ...(may('dispatch') && !toGuide(c, rules) ? suggested(c, rules) : []),
    ...(may('assign') ? ofBoard(c, rules) : []),
  ];
  return { shown: withPrimary([...oneTap, ...shown], c, seat), more };
}

/** Where nothing is usual: what whoever merely looks on may press without harm. */
const SAFE: readonly string[] = ['see_record', 'add', 'comment', 'see_files'];

/** One tap for each unit that fits best. */
const suggested = (c: Case, rules: Rules): Action[] =>
  suggestUnits(c, rules.directory).map(({ unit }) => ({
    name: 'dispatch',
    datum: unit.id,
    label: `派给 ${unit.name}`,
    kind: 'default',
  }));

/** Units of a board with one tap each, its lead unit first; the form has the rest. */
const MOST_OF_BOARD = 8;
const ofBoard = (c: Case, rules: Rules): Action[] =>
  unitsOfBoard(rules.directory, runningLeg(c)?.board ?? '')
    .slice(0, MOST_OF_BOARD)
    .map(({ id, name }) => ({ name: 'assign', datum: id, label: `派给 ${name}`, kind: 'default' }));

/** Events that act at once and are not lightly undone: one more question. */
const CONFIRMS: Record<string, { title: string; text: string }> = {
  withdraw: { title: '撤回诉求', text: '撤回后不再办理，如需办理请重新提交。确定撤回吗？' },
  recall: { title: '撤回办结', text: '撤回后办件回到办理中，时限照原来计算，每次办理只能撤回一次。确定撤回吗？' },
  approve: { title: '同意办结', text: '同意后将向企业说明情况，并须出具书面答复。确定同意吗？' },
  go_on: { title: '继续办理', text: '将由原承办单位重新办理，时限重新计算。确定继续办理吗？' },
  accept_explanation: { title: '接受解释', text: '企业已在回访中接受解释，办件将按说明办结。确定吗？' },
  not_reached: { title: '未联系上', text: '将记录一次未联系上，今天不能再记。确定吗？' },
  undo_merge: { title: '撤销并案', text: '撤销后本件恢复单独办理，并案期间不计入办理时限。确定撤销吗？' },
  verify: { title: '核验通过', text: '核验通过后本件办结。确定通过吗？' },
  approve_exclusion: { title: '同意剔除', text: '同意后本件不计入考核。确定同意吗？' },
  make_confidential: {
    title: '转保密',
    text: '转保密后仅指定专办人员可见，各群卡片随即收起，承办和并案关系终止。确定转保密吗？',
  },
  not_done: { title: '尚未解决', text: '办件将退回继续办理，随后请您说明未解决之处。确定吗？' },
};

/** What nobody can take back. */
const GRAVE: readonly string[] = ['withdraw', 'make_confidential'];

function actions(spec: EventSpec, c: Case, rules: Rules): Action[] {
  if (spec.name === 'rate') return levels(c);
  const atOnce = !spec.opens?.(c, rules);
  const confirm = atOnce ? CONFIRMS[spec.name] : undefined;
  const kind = GRAVE.includes(spec.name) ? 'danger' : 'default';
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
