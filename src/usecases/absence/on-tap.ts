import type { Reply, Tap } from '../../deliveries.ts';
import { absenceKept } from '../../domain/absence/kept.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { typedName } from '../../domain/events/names.ts';
import type { Notice } from '../../domain/notice/notice.ts';
import { dayOfDeadline } from '../../domain/time/shanghai.ts';
import { stubText } from '../../views/case/stub.ts';
import { ABSENCE_LABELS, BACK_SAID, namedSaid, namedText } from '../../views/notices/absence.ts';
import type { Deps } from '../deps.ts';
import { queueNotice, useNotice } from '../notice.ts';
import { comeBack, goAway } from './name.ts';

const said = (type: 'info' | 'error' | 'success', content: string): Reply => ({
  toast: { type, content: content.replace(/。$/, '') },
});

const textOf = (value: string | string[] | undefined): string => (typeof value === 'string' ? value.trim() : '');

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The form of 请假 was sent: each form is good for one absence. Source: interface.md, "Forms". */
export async function submitAbsence(deps: Deps, actor: PersonActor, tap: Tap, noticeId: string): Promise<Reply> {
  const notice = await deps.notices.load(noticeId);
  const asked = notice && 'absence' in notice.show ? notice.show.absence : null;
  if (!notice || !asked?.form || !tap.form) return said('error', '这张表单已失效，请重新发送“请假”');
  if (asked.person !== actor.openId) return said('error', '这张表单是发给别人的，请自行发送“请假”');
  const now = deps.clock.now();
  if (notice.usedAt) return { ...said('info', '这张表单已提交，更改请重新发送“请假”'), card: stubText('请假已提交') };
  const date = textOf(tap.form.until).slice(0, 'yyyy-MM-dd'.length);
  const deputy = textOf(tap.form[typedName('deputy')]) || textOf(tap.form.deputy);
  const missing = [!DAY.test(date) && ABSENCE_LABELS.until, !deputy && ABSENCE_LABELS.deputy].filter((label) => label);
  if (missing.length > 0) return said('error', `请填写${missing.join('和')}`);
  const went = await goAway(deps, actor, { id: noticeId, date, deputy });
  if ('refused' in went) return said('error', went.refused);
  await useNotice(deps, notice);
  return {
    ...said('success', namedSaid(went.done, now)),
    card: stubText(namedText(went.done, deps.directory.current(), now)),
  };
}

/** 更改 and 结束请假, on the card of an absence that goes on. */
export async function onAbsenceTap(deps: Deps, actor: PersonActor, tap: Tap, { show }: Notice): Promise<Reply> {
  if (!('absence' in show) || show.absence.person !== actor.openId)
    return said('info', '这张卡片是发给别人的，请自行发送“请假”');
  if (tap.action === 'back') {
    const came = await comeBack(deps, actor);
    return 'done' in came
      ? { ...said('success', BACK_SAID), card: stubText('请假已结束') }
      : { ...said('info', came.refused), card: stubText('请假已结束') };
  }
  if (tap.action !== 'change') return said('info', '这个按钮已失效');
  const kept = absenceKept((await deps.memory.absences()).all, actor.openId);
  const known = kept && { until: dayOfDeadline(kept.until), deputy: kept.deputy.openId };
  await queueNotice(
    deps,
    `away/${tap.delivery}`,
    { person: actor.openId, name: actor.name },
    { absence: { person: actor.openId, form: true, ...known } },
  );
  return said('info', '表单已发给您，请填写后提交');
}
