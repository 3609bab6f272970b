import type { Case } from '../case/case.ts';
import { openTasks } from '../case/current.ts';
import { filesForResult, withFilesShown } from '../case/files.ts';
import { endAssignment, enter, withAssignment } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { optionalLine, optionalText, text } from './fields.ts';
import { ids } from './parts/bringing.ts';
import { delivering, resultNotifications } from './parts/delivering.ts';
import { actingPerson } from './parts/shared.ts';

const SHOWN = { purpose: 'result', visible: true } as const;

/** Which files the enterprise gets with the result, by name. */
function enclosed(c: Case): string {
  const sent = filesForResult(c);
  const names = c.files.filter((f) => sent.includes(f.id)).map((f) => `「${f.name}」`);
  return names.length > 0
    ? `以“上传附件”上传的 ${names.length} 个附件一并给企业看：${names.slice(0, NAMED_MOST).join('')}${names.length > NAMED_MOST ? '等' : ''}；内部进展的附件不发`
    : '要附材料的，请先在办件卡片上按“上传附件”；内部进展的附件不发给企业';
}
/** Most files that the form names. */
const NAMED_MOST = 5;

/** 提交办结: result, measures, contact and files; the enterprise is asked to confirm. Source: R-306; ML 六(二)(三). */
export const finish = caseEvent({
  name: 'finish',
  label: '提交办结',
  short: '办结',
  from: ['in_progress'],
  by: ['unit'],
  fields: {
    text: text('办理结果'),
    measures: optionalText('办理措施'),
    contact: optionalLine('联系人', { most: 50, placeholder: '选填，不填即为您本人' }),
    silent: optionalText('协办未回复的说明', {
      most: 300,
      required: true,
      placeholder: '协办单位尚未回复，请说明为何可以先行办结',
      shown: (c) => openTasks(c).length > 0,
    }),
  },
  command: 'text',
  effect: (c, { profile }) =>
    c.enterprise
      ? `提交后结果发给企业，请企业确认并评价。${enclosed(c)}`
      : `提交后由${profile.deskName}核验；附件请先在办件卡片上传`,
  done: (after, { profile }) =>
    after.enterprise ? '已提交办结，等待企业确认' : `已提交办结，等待${profile.deskName}核验`,
  primary: { unit: 'first' },
  refuse(c, { silent }) {
    const waiting = openTasks(c).map((t) => t.unit);
    return waiting.length > 0 && !silent ? { code: 'co_units_silent', units: waiting } : null;
  },
  files: () => SHOWN,
  apply(c, { text, measures, contact, silent, files }, ctx) {
    const by = actingPerson(ctx);
    const sent = [...filesForResult(c), ...ids(files)];
    const result = {
      text,
      measures: measures ?? '',
      contact: contact ?? by.name,
      by,
      at: ctx.at,
      ...(silent && { silent }),
      ...(sent.length > 0 && { files: sent }),
    };
    const done = withAssignment(endAssignment(c, 'in_time', ctx), ctx, (assignment) => ({ ...assignment, result }));
    return delivering({ ...enter(done, 'resolved', ctx), ...withFilesShown(c, sent, SHOWN) }, ctx);
  },
  notifies: (after, _input, _before, ctx) => resultNotifications(after, ctx),
  history: { enterprise: ({ unit }) => `${unit}已提交办理结果`, quotes: 'text' },
});
