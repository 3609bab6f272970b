import { absenceFormCard, absenceCard as drawAbsence } from '../../../cards/chat/absence.ts';
import { type Card, dateField, type UserText, userText } from '../../../cards/kit.ts';
import type { KeptAbsence } from '../../domain/absence/kept.ts';
import { type AbsenceRefusal, lastDay } from '../../domain/absence/name.ts';
import type { Rules } from '../../domain/case/context.ts';
import { absenceOf, capacitiesOf, deputyOf, mayHold } from '../../domain/directory/deputies.ts';
import { boardById, type Directory, unitName } from '../../domain/directory/directory.ts';
import { deputyOptions } from '../../domain/directory/options.ts';
import type { Capacity } from '../../domain/directory/person.ts';
import { formatDate, formatInstant } from '../../domain/time/format-date.ts';
import { stubText } from '../case/stub.ts';
import { choiceField } from '../forms/draw-field.ts';
import { deskName } from '../shared/people.ts';

/** The labels of the form's fields, by which refusals name them as well. */
export const ABSENCE_LABELS = { until: '截止日期', deputy: '代理人' } as const;

type Asked = { until?: string | undefined; deputy?: string | undefined };

/** The form of 请假, with what is known already. */
export function absenceForm(noticeId: string, person: string, { until, deputy }: Asked, rules: Rules): Card {
  const { directory: d, profile, at } = rules;
  const options = deputyOptions(d, person).filter(({ value }) => absenceOf(d, value) === undefined);
  const last = formatDate(lastDay(at, profile.absence.calendarDays), at);
  return absenceFormCard({
    noticeId,
    fields: [
      dateField({ name: 'until', label: ABSENCE_LABELS.until, required: true, ...(until && { value: until }) }),
      choiceField({
        name: 'deputy',
        label: ABSENCE_LABELS.deputy,
        required: true,
        options,
        ...(deputy && { chosen: options.flatMap(({ value }) => (value === deputy ? [value] : [])) }),
      }),
    ],
    notes: [
      `最长 ${profile.absence.calendarDays} 天，即到${last}；期间应发给您的办件、提醒和名单发给代理人，记录写明双方`,
      '也可以直接发送“请假 12月5日 代理人姓名”；提前回来请发送“销假”',
    ],
  });
}

/** `至12月5日（周五）24:00`. */
const untilSaid = (until: Date, now: Date): string => `至${formatInstant(until, now, { endOfDay: true })}`;

function called(capacity: Capacity, d: Directory): string {
  if (capacity === 'leader') return '分管领导';
  if (capacity === 'confidential') return '保密专办';
  if ('unit' in capacity) return unitName(d, capacity.unit);
  return boardById(d, capacity.board)?.name ?? capacity.board;
}

/** What of somebody's a deputy may be, and what stays theirs, by name. */
function shared(d: Directory, person: string, deputy: string): { taken: string; left: string } {
  const all = capacitiesOf(d, person);
  const words = (list: readonly Capacity[]): string => list.map((capacity) => called(capacity, d)).join('、');
  const taken = all.filter((capacity) => mayHold(d, deputy, capacity, person));
  return { taken: words(taken), left: words(all.filter((capacity) => !taken.includes(capacity))) };
}

/** What is said to whoever goes away. */
export function namedText({ person, deputy, until }: KeptAbsence, d: Directory, now: Date): string {
  const { left } = shared(d, person.openId, deputy.openId);
  const stays = left ? `${deputy.name}不能代理您在${left}的事项，这些仍发给您。` : '';
  return `已登记：您请假${untilSaid(until, now)}，由${deputy.name}代理，现在起生效。期间应发给您的办件、提醒和名单发给${deputy.name}，${deputy.name}可以代您办理。${stays}提前回来请发送“销假”。`;
}

/** What is said to somebody who ended it themselves. */
export const BACK_SAID = '请假已结束，办件、提醒和名单恢复发给您。发送“待办”查看。';

/** What is said at once to whoever sent the form; the rest is in the line that the form becomes. */
export const namedSaid = ({ deputy, until }: KeptAbsence, now: Date): string =>
  `已登记请假${untilSaid(until, now)}，由${deputy.name}代理`;

/** An absence that goes on; a line where it is over. */
export function absenceStanding(noticeId: string, person: string, { directory: d, at }: Rules): Card {
  const absence = absenceOf(d, person);
  if (!absence) return stubText('您现在没有请假');
  const { deputy, until } = absence;
  const { taken, left } = shared(d, person, deputy.openId);
  const further = capacitiesOf(d, person).map((capacity) => deputyOf(d, person, capacity));
  const passedOn = further.find((p) => p && p.openId !== deputy.openId);
  const lines: (UserText | false)[] = [
    userText(`${taken}的办件、提醒和名单发给${deputy.name}，${deputy.name}可以代您办理。`),
    passedOn !== undefined && userText(`${deputy.name}也在请假，现由${passedOn.name}代办。`),
    left !== '' && userText(`${deputy.name}不能代理您在${left}的事项，这些仍发给您。`),
  ];
  return drawAbsence({
    noticeId,
    headline: userText(`您正在请假，${untilSaid(until, at)}，由${deputy.name}代理`),
    lines: lines.filter((line) => line !== false),
  });
}

/** For the deputy: for whom, until when, and for what. */
export function begunText(
  { person, deputy, until, redated }: KeptAbsence,
  also: string,
  d: Directory,
  now: Date,
): string {
  const length = untilSaid(until, now);
  if (redated) return `${person.name}的请假改为${length}，仍由您代理。`;
  const { taken } = shared(d, person.openId, deputy.openId);
  const others = also ? `${person.name}正代理${also}，也请您一并代办。` : '';
  return `${person.name}请假${length}，请您代理${taken}的事项。期间应发给${person.name}的办件、提醒和名单发给您，您可以代为办理，记录写作“${deputy.name}（代${person.name}）”。${others}发送“待办”查看。`;
}

/** For the head of the unit. */
export const headText = ({ person, deputy, until }: KeptAbsence, now: Date): string =>
  `${person.name}请假${untilSaid(until, now)}，由${deputy.name}代理，期间应发给${person.name}的办件和提醒发给${deputy.name}。`;

/** For the one who was away, once it is over; `still`: those for whom they stand in again. */
export function backText({ person, deputy, ended }: KeptAbsence, still: string): string {
  const again = `办件、提醒和名单恢复发给您，发送“待办”查看。${still ? `您仍代理${still}。` : ''}`;
  return ended?.why === 'left'
    ? `${deputy.name}已不能为${person.name}代理（已不在通讯录或调整了岗位），您的请假已结束，${again}仍在请假的，请发送“请假”另选代理人。`
    : `您的请假已到期，期间由${deputy.name}代理，现在${again}`;
}

/**
 * For the deputy, once it is over.
 *
 * @param isThere  the one who was away is in the directory
 */
export function overText({ person, ended }: KeptAbsence, isThere: boolean): string {
  const why = {
    over: `${person.name}的请假已到期`,
    back: `${person.name}已提前结束请假`,
    changed: `${person.name}已另请他人代理`,
    left: isThere ? `您或${person.name}的岗位有调整` : `${person.name}已不在通讯录`,
  }[ended?.why ?? 'over'];
  return `${why}，您的代理已结束，${person.name}的办件和提醒不再发给您。`;
}

/** For the heads, where a deputy is gone before the time. */
export const leftText = ({ person, deputy }: KeptAbsence): string =>
  `${deputy.name}已不能为${person.name}代理（已不在通讯录或调整了岗位），${person.name}的请假已结束，办件和提醒恢复发给${person.name}。${person.name}不在的，请安排他人办理。`;

/** Why it was not done, and what to do. */
export function absenceRefused(refusal: AbsenceRefusal, rules: Rules): string {
  const now = rules.at;
  switch (refusal.code) {
    case 'no_office':
      return `“请假”由单位工作人员、领导和专办人员使用。${
        refusal.contact
          ? '企业联系人不在时，本企业的其他联系人可以代为确认和评价；没有其他联系人的，请联系'
          : '您不在时，请事先告知'
      }${deskName(rules)}。`;
    case 'no_such_day':
      return '没有这一天，请核对截止日期，例如“请假 12月5日 代理人姓名”。';
    case 'past':
      return `${formatDate(refusal.date, now)}已经过了，请写今天或以后的日期。`;
    case 'too_far':
      return `请假最长 ${refusal.days} 天，截止日期请不晚于${formatDate(refusal.last, now)}；到期前可以再发送“请假”延长。`;
    case 'unknown':
      return `没有找到“${refusal.words}”，请核对代理人的姓名，或只发送“请假”，从名单中选择。`;
    case 'several':
      return `“${refusal.words}”对应多人：${refusal.fits.join('、')}。请照其中一个重新发送，或只发送“请假”，从名单中选择。`;
    case 'yourself':
      return '代理人不能是您自己，请写一位同事。';
    case 'contact':
      return `${refusal.name}是企业联系人，不能代理办件，请另选一位同事。`;
    case 'not_a_colleague':
      return `${refusal.name}不能为您代理：工作人员请选本单位的同事，领导请选另一位领导，专办人员请选另一位专办人员。`;
    case 'away_too':
      return `${refusal.name}也在请假（${untilSaid(refusal.until, now)}），请另选代理人。`;
    case 'not_away':
      return '您现在没有请假，不用结束。';
  }
}
