import { inert } from '../../../cards/plain-text.ts';
import type { Rules } from '../../domain/case/context.ts';
import { startClock } from '../../domain/clocks/clocks.ts';
import { present } from '../../domain/directory/deputies.ts';
import { deskOf } from '../../domain/directory/directory.ts';
import { formatDate } from '../../domain/time/format-date.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { nextWindow } from '../../domain/time/window.ts';
import { before, dueOf } from '../shared/due.ts';
import { deskName } from '../shared/people.ts';

/** `企业服务专席（电话 0512-55550100，工作日9:00—17:30）`: whom to ring; the name alone where the directory has no number. */
export function deskCalled(rules: Rules): string {
  const { phone, hours } = deskOf(rules.directory) ?? {};
  return phone ? `${deskName(rules)}（电话 ${inert([phone, hours].filter(Boolean).join('，'))}）` : deskName(rules);
}

/** Hours of an office that is never closed. */
const ALWAYS = /24 ?小时|全天/;

/** Whether somebody is at the desk, by the working calendar; otherwise when they are again. */
function whenThere(rules: Rules): { now: boolean; again: string } {
  const { at, directory } = rules;
  const next = nextWindow(at, rules);
  const day = shanghaiDate(next);
  return {
    now: next <= at || ALWAYS.test(deskOf(directory)?.hours ?? ''),
    again: day === shanghaiDate(at) ? '今天上班后' : `${formatDate(day, at)}上班后`,
  };
}

/**
 * The answer to whoever asks for a person or a telephone: the desk's, whether somebody is there now, and what becomes of
 * what is written meanwhile. Source: interface.md, "Words".
 */
export function deskReached(rules: Rules): string {
  const desk = deskOf(rules.directory);
  const { now, again } = whenThere(rules);
  const staff = present(rules.directory, desk?.staff ?? [])
    .map((s) => inert(s.name))
    .join('、');
  // Without a telephone they are found in Feishu.
  const called = desk?.phone ? deskCalled(rules) : `${deskName(rules)}${staff ? `（${staff}）` : ''}`;
  const where = desk?.phone ? '' : '在飞书里直接';
  const reached = now
    ? `请${where}联系${called}，现在是工作时间。`
    : `${called}现在不在工作时间，请于${again}${where}联系。`;
  const due = before(dueOf(startClock('dispatch', rules), rules));
  return [
    reached,
    `要反映问题的，现在就可以写给我：提交后即有编号，${deskName(rules)}将于${due}转交承办单位。`,
    '已提交的，发送“我的诉求”查看进展。',
  ].join('');
}
