import type { Matter } from '../../../cards/case/view.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { runningAssignment } from '../../domain/case/current.ts';
import { isOpen } from '../../domain/case/state.ts';
import { wordOf } from '../../domain/case/words.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { pastOf } from '../../domain/events/history.ts';
import { readsAs } from '../../domain/events/lifecycle.ts';
import { formatDate, formatInstant } from '../../domain/time/format-date.ts';
import { deskName } from '../shared/people.ts';
import type { Write } from '../shared/redact.ts';

const MOST = { words: 200, wanted: 300 };

/** Who did it and when, as the value of a fact. */
export const formatBy = (person: { name: string }, at: Date, rules: Rules): string =>
  `${person.name}　${formatInstant(at, rules.at)}`;

/** Requests about the assignment. A decided extension stays on the card while its assignment runs. */
export function asksOf(c: Case, rules: Rules, write: Write): Matter[] {
  const words = (s: string) => write(s, MOST.words);
  const asked: Matter[] = [];
  const { pauseAsk, legalAsk, coAsk, exclusion } = c;
  if (pauseAsk)
    asked.push({
      title: `申请暂停计时（待${deskName(rules)}决定）`,
      facts: {
        暂停事由: wordOf(c, 'pause', pauseAsk.reason, rules.profile),
        需企业补充: pauseAsk.wanted ? words(pauseAsk.wanted) : undefined,
        申请人: formatBy(pauseAsk.by, pauseAsk.at, rules),
      },
      text: words(pauseAsk.text),
    });
  const extension = extensionOf(c, rules, write);
  if (extension) asked.push(extension);
  if (legalAsk)
    asked.push({
      title: `申请转入复议诉讼（待${deskName(rules)}决定）`,
      facts: { 期限日期: formatDate(legalAsk.on, rules.at), 申请人: formatBy(legalAsk.by, legalAsk.at, rules) },
      text: words(legalAsk.ground),
    });
  if (coAsk)
    asked.push({
      title: `申请协办（待${deskName(rules)}指定）`,
      facts: {
        建议协办单位: coAsk.units.map((id) => unitName(rules.directory, id)).join('、'),
        申请人: formatBy(coAsk.by, coAsk.at, rules),
      },
      text: words(coAsk.text),
    });
  if (exclusion && !exclusion.approvedAt && !exclusion.refusedAt)
    asked.push({
      title: '申请剔除考核（待督导单位决定）',
      facts: { 申请人: formatBy(exclusion.by, exclusion.at, rules) },
      text: words(exclusion.text),
    });
  return [...asked, ...refusedOf(c, rules, write)];
}

/** Events by which something asked for, or delivered, was refused with a reason; an extension keeps its own. */
const REFUSALS: readonly string[] = [
  'uphold',
  'refuse_sign',
  'refuse_pause',
  'refuse_legal',
  'decline_co',
  'refuse_closure',
  'refuse_verify',
  'reopen',
];

/** The newest refusal of each kind in the assignment in hand, for whoever asked. Source. */
function refusedOf(c: Case, rules: Rules, write: Write): Matter[] {
  if (!isOpen(c)) return [];
  const n = c.assignments.at(-1)?.n;
  const entries = c.record.filter(({ event, touched }) => REFUSALS.includes(event) && touched.assignment === n);
  const newest = new Map(entries.map((entry) => [entry.event, entry]));
  return [...newest.values()].flatMap((entry): Matter[] => {
    const reads = readsAs(entry.event);
    const why = reads?.history.quotes(pastOf(c, entry, rules));
    if (!reads || !why) return [];
    return [
      { title: reads.label, facts: { 决定人: formatBy(entry.by, entry.at, rules) }, text: write(why, MOST.words) },
    ];
  });
}

function extensionOf(c: Case, rules: Rules, write: Write): Matter | undefined {
  const asked = runningAssignment(c)?.extension;
  if (!asked) return undefined;
  const said = asked.decidedAt ? (asked.granted ? '已同意' : '未同意') : `待${deskName(rules)}决定`;
  const why = asked.why ? write(asked.why, MOST.words) : undefined;
  return {
    title: `申请延期（${said}）`,
    facts: { 延期天数: `${asked.days} 个工作日`, 申请人: formatBy(asked.by, asked.at, rules), 不同意理由: why },
    text: write(asked.reason, MOST.words),
  };
}

/** The requests that the enterprise sees: why its answer comes later, and which material is awaited. */
export function toldEnterprise(c: Case, rules: Rules, write: Write): Matter[] {
  const assignment = isOpen(c) ? runningAssignment(c) : undefined;
  const told: Matter[] = [];
  if (assignment?.extension?.granted)
    told.push({
      title: '办理期限已延长',
      facts: { 延长: `${assignment.extension.days} 个工作日` },
      text: write(assignment.extension.reason, MOST.words),
    });
  const pause = assignment?.pauses.find((s) => !s.to && s.reason === 'material');
  if (pause)
    told.push({
      title: '请补充材料',
      facts: {
        需要补充: pause.wanted ? write(pause.wanted, MOST.wanted) : undefined,
        最迟: pause.until && formatInstant(pause.until, rules.at),
        说明: '请按“补充说明”或“上传附件”提交，收到后继续办理',
      },
    });
  if (c.legal && isOpen(c))
    told.push({
      title: '已转入行政复议或诉讼',
      facts: { 说明: `按法定期限办理，期限至${formatDate(c.legal.on, rules.at)}` },
    });
  return told;
}
