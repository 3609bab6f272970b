import type { CaseView, Facts, Helper, Matter } from '../../cards/case/view.ts';
import { STATE_WORDS } from '../../cards/case/words.ts';
import type { Case, Seat } from '../domain/case/case.ts';
import { isOpen, runningLeg } from '../domain/case/case.ts';
import { unitName } from '../domain/directory.ts';
import { sayDate, sayInstant } from '../domain/time/say-date.ts';
import { shanghaiDate } from '../domain/time/working-days.ts';
import { dutiesOwed } from './clocks.ts';
import { clockDue, saidWithMark } from './due.ts';
import { masked, speaksForEnterprise, wordsFor } from './mask.ts';
import { targetName, type Whose } from './people.ts';
import type { ViewRules } from './rules.ts';

/** Most characters of a reason or an opinion, and most of a kind, newest kept: together within what Feishu takes (T35). */
const MOST = { words: 200, reply: 100, duties: 3, helpers: 8, attempts: 3 };

/** What is asked, owed, proposed and helped with beside the case's own state. Source: lifecycle.md, "Beside its state a case has". */
export function mattersOf(
  c: Case,
  seat: Seat,
  rules: ViewRules,
  whose: Whose,
): Pick<CaseView, 'asks' | 'duties' | 'helpers'> & Partial<CaseView> {
  if (speaksForEnterprise(seat))
    return {
      asks: forEnterprise(c, seat, rules),
      duties: [],
      helpers: [],
      ...(seat === 'filer' && c.phone?.agent && phoneOf(c, seat, rules)),
    };
  const expert = expertOf(c, seat, rules);
  return {
    asks: seat === 'co_unit' ? [] : asksOf(c, seat, rules),
    duties: seat === 'co_unit' ? tasks(c, seat, rules, whose) : dutiesOf(c, seat, rules),
    helpers: helpersOf(c, seat, rules),
    ...phoneOf(c, seat, rules),
    ...(c.signoff && c.state === 'awaiting_signoff' && { signoff: signoffOf(c, rules) }),
    ...(expert && { expert }),
    ...(c.follows && c.state === 'merged' && { leading: leadingOf(c, rules) }),
  };
}

const by = (person: { name: string }, at: Date, rules: ViewRules): string =>
  `${person.name}　${sayInstant(at, rules.at)}`;

/** Decisions about the leg: what was asked, by whom, what for; a decided extension stays in sight while its leg runs. */
function asksOf(c: Case, seat: Seat, rules: ViewRules): Matter[] {
  const words = (s: string) => wordsFor(seat, s, MOST.words);
  const asked: Matter[] = [];
  const { stopAsk, legalAsk, coAsk, exclusion } = c;
  if (stopAsk)
    asked.push({
      title: '申请暂停计时（待专席决定）',
      facts: { 暂停事由: stopWord(stopAsk.reason, rules), 申请人: by(stopAsk.by, stopAsk.at, rules) },
      text: words(stopAsk.text),
    });
  const extension = extensionOf(c, seat, rules);
  if (extension) asked.push(extension);
  if (legalAsk)
    asked.push({
      title: '申请转入复议诉讼（待专席决定）',
      facts: { 期限日期: sayDate(legalAsk.on, rules.at), 申请人: by(legalAsk.by, legalAsk.at, rules) },
      text: words(legalAsk.ground),
    });
  if (coAsk)
    asked.push({
      title: '申请协办（待专席指定）',
      facts: {
        建议协办单位: coAsk.units.map((id) => unitName(rules.directory, id)).join('、'),
        申请人: by(coAsk.by, coAsk.at, rules),
      },
      text: words(coAsk.text),
    });
  if (exclusion && !exclusion.approvedAt && !exclusion.refusedAt)
    asked.push({
      title: '申请剔除考核（待督导单位决定）',
      facts: { 申请人: by(exclusion.by, exclusion.at, rules) },
      text: words(exclusion.text),
    });
  return asked;
}

const stopWord = (id: string, { profile }: ViewRules): string | undefined =>
  profile.stopReasons.find((r) => r.id === id)?.word;

function extensionOf(c: Case, seat: Seat, rules: ViewRules): Matter | undefined {
  const asked = runningLeg(c)?.extension;
  if (!asked) return undefined;
  const said = asked.decidedAt ? (asked.granted ? '已同意' : '未同意') : '待专席决定';
  const why = asked.why ? wordsFor(seat, asked.why, MOST.words) : undefined;
  return {
    title: `申请延期（${said}）`,
    facts: { 延期天数: `${asked.days} 个工作日`, 申请人: by(asked.by, asked.at, rules), 不同意理由: why },
    text: wordsFor(seat, asked.reason, MOST.words),
  };
}

/** Of all this the enterprise learns why its answer comes later, and that its papers are waited for. */
function forEnterprise(c: Case, seat: Seat, rules: ViewRules): Matter[] {
  const leg = isOpen(c) ? runningLeg(c) : undefined;
  const told: Matter[] = [];
  if (leg?.extension?.granted)
    told.push({
      title: '办理期限已延长',
      facts: { 延长: `${leg.extension.days} 个工作日` },
      text: wordsFor(seat, leg.extension.reason, MOST.words),
    });
  const stop = leg?.stops.find((s) => !s.to && s.reason === 'material');
  if (stop)
    told.push({ title: '请补充材料', facts: { 说明: '请按“补充说明”或“上传附件”提交所需材料，收到后继续计时办理' } });
  if (c.legal && isOpen(c))
    told.push({
      title: '已转入行政复议或诉讼',
      facts: { 说明: `按法定期限办理，期限至${sayDate(c.legal.on, rules.at)}` },
    });
  return told;
}

/** Urges, and monthly progress owed, oldest first; an answered urge is shown with its answer. */
function dutiesOf(c: Case, seat: Seat, rules: ViewRules): Matter[] {
  const owed = dutiesOwed(c, seat, rules);
  const shown = c.obligations.filter((o) =>
    o.kind === 'urge_answer'
      ? o.metAt !== undefined || owed.includes(o)
      : o.kind === 'monthly_progress' && owed.includes(o),
  );
  return shown.slice(-MOST.duties).map((o): Matter => {
    const due = o.metAt ? undefined : saidWithMark(clockDue(o.clock, rules));
    const unit = unitName(rules.directory, o.unit);
    if (o.kind === 'monthly_progress') return { title: `月度进展（${unit}）`, facts: { 请于此前填报: due } };
    return {
      title: `督办（${o.by?.name ?? '督导单位'}）`,
      facts: {
        督办要求: o.text ? wordsFor(seat, o.text, MOST.words) : undefined,
        请于此前回复: due,
        回复: o.reply ? wordsFor(seat, o.reply, MOST.words) : undefined,
      },
    };
  });
}

/** What a co-unit is asked to do: its own task, or where the card serves several units each of them. */
const tasks = (c: Case, seat: Seat, rules: ViewRules, { unit }: Whose): Matter[] =>
  c.coTasks
    .filter((t) => !t.closedAt && (unit === undefined || t.unit === unit))
    .slice(-MOST.duties)
    .map((t) => ({
      title: `协办事项（${unitName(rules.directory, t.unit)}）`,
      facts: {
        请于此前回复: t.repliedAt ? undefined : saidWithMark(clockDue(t.clock, rules)),
        协办意见: t.reply ? wordsFor(seat, t.reply, MOST.words) : undefined,
      },
      text: wordsFor(seat, t.task, MOST.words),
    }));

/** How each co-unit stands. Source: R-207. */
const helpersOf = (c: Case, seat: Seat, rules: ViewRules): Helper[] =>
  c.coTasks.slice(-MOST.helpers).map((t) => ({
    unit: unitName(rules.directory, t.unit),
    said: helperSaid(t, rules),
    reply: t.reply && seat !== 'co_unit' ? wordsFor(seat, t.reply, MOST.reply) : undefined,
  }));

function helperSaid(t: Case['coTasks'][number], rules: ViewRules): string {
  if (t.repliedAt) return `已回复 · ${sayDate(shanghaiDate(t.repliedAt), rules.at)}`;
  if (t.closedAt) return '不再需要';
  return `未回复 · 时限${saidWithMark(clockDue(t.clock, rules)) ?? ''}`;
}

/** Whom to call is in 查看联系方式, privately and logged; the group sees only how often it was tried (R-801, T36). */
function phoneOf(c: Case, seat: Seat, rules: ViewRules): Partial<CaseView> {
  // A unit does not call about its own result (T46).
  if (!c.phone || !c.clocks.phone || seat === 'unit' || seat === 'co_unit') return {};
  const { attempts, agent } = c.phone;
  return {
    phone: {
      facts: {
        征询对象: `${c.enterprise?.name ?? '企业'}联系人${seat === 'filer' ? '' : '（号码请按“查看联系方式”）'}`,
        征询情况: attempts.length > 0 ? `已拨打 ${attempts.length} 次，未联系上` : '尚未拨打',
        助企员代评: agent ? '已请助企员协助' : undefined,
      },
      attempts: attempts.slice(-MOST.attempts).map((a) => ({
        at: sayInstant(a.at, rules.at),
        by: a.by.name,
        text: wordsFor(seat, masked(a.note || '未联系上'), MOST.reply),
      })),
    },
  };
}

function signoffOf(c: Case, rules: ViewRules): Facts {
  const { signoff } = c;
  if (!signoff) return {};
  const names = signoff.coUnits.map((id) => unitName(rules.directory, id)).join('、');
  return {
    拟派单位: targetName(signoff, rules),
    拟协办单位: names || undefined,
    签批顺序: signoff.signers.map((s) => s.name).join(' → '),
    已签批: signoff.signed.map((s) => by(s.by, s.at, rules)).join('；') || undefined,
  };
}

function expertOf(c: Case, seat: Seat, rules: ViewRules): Matter | undefined {
  const asked = c.expertAsk;
  if (!asked || c.state !== 'submitted') return undefined;
  const reply = asked.reply ? wordsFor(seat, asked.reply, MOST.words * 2) : undefined;
  return {
    title: `请专家解答（${asked.expert.name}）`,
    facts: {
      问题: wordsFor(seat, asked.question, MOST.words),
      专家答复: reply ?? (seat === 'expert' ? undefined : '等待专家答复'),
      答复时间: asked.repliedAt && sayInstant(asked.repliedAt, rules.at),
    },
  };
}

function leadingOf(c: Case, rules: ViewRules): Facts {
  const { follows } = c;
  if (!follows) return {};
  const { shows } = follows;
  return {
    主办件: follows.no,
    主办件状态: shows && STATE_WORDS[shows.state].staff,
    主办件承办单位: shows?.unit && unitName(rules.directory, shows.unit),
    主办件时限: shows?.deadline ? sayInstant(shows.deadline, rules.at) : undefined,
    并案: by(follows.by, follows.at, rules),
  };
}
