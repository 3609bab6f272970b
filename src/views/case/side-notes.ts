import type { CaseView, Facts, Matter } from '../../../cards/case/view.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Audience } from '../../domain/case/message.ts';
import { signsNow } from '../../domain/case/signers.ts';
import { STATE_TABLE } from '../../domain/case/state.ts';
import { targetName, unitName } from '../../domain/directory/directory.ts';
import { formatInstant } from '../../domain/time/format-date.ts';
import { callerSpeaks } from '../shared/filed.ts';
import { redacted, type Write } from '../shared/redact.ts';
import { formatBy } from './requests.ts';

const MOST = { words: 200, reply: 100, attempts: 3 };

/** The number to call is in 查看联系方式, private and logged; the group sees only the attempts (R-801, T36). */
export function phoneOf(c: Case, audience: Audience, rules: Rules, write: Write): Partial<CaseView> {
  // A unit does not call about its own result (T46).
  if (!c.phone || !c.clocks.phone || audience === 'unit' || audience === 'co_unit') return {};
  const { attempts, agent } = c.phone;
  return {
    phone: {
      facts: {
        征询对象: `${c.enterprise?.name ?? '企业'}${toCall(c)}${audience === 'filer' ? '' : '（号码请按“查看联系方式”）'}`,
        征询情况: attempts.length > 0 ? `已拨打 ${attempts.length} 次，未联系上` : '尚未拨打',
        助企员代评: agent ? '已请助企员协助' : undefined,
      },
      attempts: attempts.slice(-MOST.attempts).map((a) => ({
        at: formatInstant(a.at, rules.at),
        by: a.by.name,
        text: write(redacted(a.note || '未联系上'), MOST.reply),
      })),
    },
  };
}

/** Whom the desk rings. */
const toCall = (c: Case): string => (callerSpeaks(c) ? `来电人${c.respondent.name}` : '联系人');

export function signoffOf(c: Case, rules: Rules): Facts {
  const { signoff } = c;
  if (!signoff) return {};
  const names = signoff.coUnits.map((id) => unitName(rules.directory, id)).join('、');
  return {
    拟派单位: targetName(rules.directory, signoff),
    拟协办单位: names || undefined,
    签批顺序: signoff.signers.map((_, i) => signerSaid(signoff, i, rules)).join(' → '),
    已签批: signoff.signed.map((s) => formatBy(s.by, s.at, rules)).join('；') || undefined,
  };
}

/** Whoever signed, or is to sign now. */
const signerSaid = ({ signers, signed, unit }: NonNullable<Case['signoff']>, i: number, rules: Rules): string => {
  const [by, named] = [signed[i]?.by, signers[i]];
  return by?.name ?? (named && signsNow(named, unit, rules.directory)?.name) ?? '（空缺）';
};

export function expertOf(c: Case, audience: Audience, rules: Rules, write: Write): Matter | undefined {
  const asked = c.expertAsk;
  if (!asked || c.state !== 'submitted') return undefined;
  const reply = asked.reply ? write(asked.reply, MOST.words * 2) : undefined;
  return {
    title: `请专家解答（${asked.expert.name}）`,
    facts: {
      问题: write(asked.question, MOST.words),
      专家答复: reply ?? (audience === 'expert' ? undefined : '等待专家答复'),
      答复时间: asked.repliedAt && formatInstant(asked.repliedAt, rules.at),
    },
  };
}

export function primaryCaseOf(c: Case, rules: Rules): Facts {
  const { duplicateOf } = c;
  if (!duplicateOf) return {};
  const { shows } = duplicateOf;
  return {
    主办件: duplicateOf.no,
    主办件状态: shows && STATE_TABLE[shows.state].word.staff,
    主办件承办单位: shows?.unit && unitName(rules.directory, shows.unit),
    主办件时限: shows?.deadline ? formatInstant(shows.deadline, rules.at) : undefined,
    并案: formatBy(duplicateOf.by, duplicateOf.at, rules),
  };
}
