import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DONE_EVENTS, doneToast, toastFor } from '../../cards/toast.ts';
import { LIFECYCLE } from '../../src/domain/case/lifecycle.ts';
import type { Refusal } from '../../src/domain/case/refusal.ts';

const names = {
  unit: (id: string) => (id === 'scjg' ? '市场监管局' : id),
  event: (name: string) => ({ accept: '受理', approve: '同意办结', confirm: '确认办结' })[name],
  desk: '企业服务专席',
};

/** Every reason, with its words. */
const WORDS: [Refusal, string][] = [
  [{ code: 'no_such_event' }, '没有这个操作，请使用卡片上的按钮，或发送“帮助”'],
  [{ code: 'no_such_case' }, '没有找到这件诉求，请核对编号，或发送“我的诉求”'],
  [{ code: 'stranger' }, '您的账号还没有登记，请联系企业服务专席登记后再使用'],
  [{ code: 'wrong_state', event: 'accept', state: 'in_progress' }, '办件现在是“办理中”，不能受理，请按最新卡片操作'],
  [{ code: 'not_yours', event: 'accept', by: ['unit'], unit: 'scjg' }, '“受理”只能由市场监管局操作，请联系他们办理'],
  [{ code: 'not_yours', event: 'approve', by: ['approver'] }, '“同意办结”只能由办结审核人员操作，请联系他们办理'],
  [
    { code: 'not_yours', event: 'confirm', by: ['respondent'] },
    '“确认办结”只能由企业联系人（办理人员及其单位的人不能代为确认和评价）操作，请联系他们办理',
  ],
  [{ code: 'stale' }, '办件已有变化，请看最新卡片后再操作'],
  [{ code: 'form_used' }, '这张表单已经提交过，如需再填，请在办件卡片上重新打开'],
  [{ code: 'not_your_form' }, '这张表单是别人打开的，请在办件卡片上自己打开'],
  [
    {
      code: 'bad_form',
      problems: [
        { field: 'ground', label: '退回事由', words: '请选择' },
        { field: 'reason', label: '理由', words: '请填写' },
      ],
    },
    '退回事由：请选择；理由：请填写',
  ],
  [{ code: 'too_many_entries', most: 30 }, '今天对这件诉求已登记 30 条，请明天再补充，或合并成一条'],
  [{ code: 'unknown_unit', words: '某局' }, '没有找到承办单位“某局”，请写全称，或从选项中选择'],
  [{ code: 'unknown_unit', words: '' }, '请选择承办单位，或填写其他承办单位的全称'],
  [{ code: 'same_unit', unit: 'scjg' }, '办件已在市场监管局，请改派其他单位；仍由其办理的，请按“维持原派”'],
  [{ code: 'unknown_choice', label: '类别', words: '其他' }, '类别没有“其他”这个选项，请重新选择'],
  [
    { code: 'ground_already_refused', ground: '属地有误' },
    '以“属地有误”申请退回未获同意，不能以同一事由再次申请，请受理或另择事由',
  ],
  [{ code: 'redirect_category', category: '投诉' }, '“投诉”类不派单，请按“引导转办”，或先选择其他类别'],
  [{ code: 'recall_used' }, '本次办理已撤回过一次办结，不能再撤回，请等待企业确认'],
  [{ code: 'already_nudged' }, '今天已经催办过，承办单位已收到，请下一个工作日再催办'],
  [{ code: 'already_referred' }, '已提请协调，请等待协调单位派单'],
  [{ code: 'nobody_to_refer_to' }, '本地没有设协调单位，请直接派单'],
  [{ code: 'claimed_already' }, '您已经认领，请直接办理'],
  [{ code: 'nothing_changed' }, '内容没有变化，无需再次提交'],
  [{ code: 'rating_settled' }, '评价已经生效，不能再更改；如有意见可按“评价留言”'],
  [{ code: 'no_rating' }, '还没有评价，请先评价再留言'],
  [{ code: 'comment_over', days: 30 }, '办结已超过 30 天，不能再留言；如有新问题请另提诉求'],
  [{ code: 'call_not_noted' }, '请先登记回访记录，再作处理'],
  [{ code: 'already_missed_today' }, '今天已记录未联系上，请下一个工作日再联系'],
  [{ code: 'no_unit_to_explain' }, '这件诉求没有承办单位，无法请单位说明，请直接登记回访'],
  [{ code: 'still_not_solved_over', workingDays: 10 }, '办结已超过 10 个工作日，不能再按“仍未解决”，请另提诉求'],
  [{ code: 'unknown_handler' }, '经办人不在本单位名单中，请重新选择'],
  [{ code: 'date_in_the_past', label: '法定期限' }, '法定期限不能早于今天，请重新选择日期'],
  [{ code: 'no_files' }, '这件诉求没有附件，可按“上传附件”补充'],
  [{ code: 'not_due' }, '还没有到期，暂不需要处理'],
];

describe('the words of a refusal', () => {
  it.each(WORDS)('$code', (refusal, words) => {
    expect(toastFor(refusal, names)).toBe(words);
  });

  it('every reason there is has been written down above', () => {
    const source = readFileSync(new URL('../../src/domain/case/refusal.ts', import.meta.url), 'utf8');
    const codes = [...source.matchAll(/code: '(\w+)'/g)].map(([, code]) => code);
    expect([...new Set(WORDS.map(([r]) => r.code as string))].sort()).toEqual(codes.sort());
  });

  it('does without names it is not given', () => {
    expect(toastFor({ code: 'not_yours', event: 'accept', by: ['unit'], unit: 'scjg' })).toBe(
      '“此操作”只能由承办单位操作，请联系他们办理',
    );
    expect(toastFor({ code: 'same_unit', unit: 'scjg' })).toContain('该单位');
  });

  it('names nobody because somebody typed a mark, and stays short', () => {
    const words = toastFor({ code: 'unknown_unit', words: `<at user_id="all"></at>${'长'.repeat(500)}` });
    expect(words).not.toContain('<');
    expect([...words].length).toBeLessThan(80);
  });
});

describe('the words after an event', () => {
  it('there are some for 提交诉求 and for every event, and for nothing else', () => {
    expect([...DONE_EVENTS].sort()).toEqual(['submit', ...LIFECYCLE.map((e) => e.name)].sort());
  });

  it('say what happened', () => {
    expect(doneToast('accept')).toBe('已受理，您是经办人');
    expect(doneToast('attach')).toBe('已收到附件');
    expect(doneToast('no_such')).toBe('已办理');
  });
});
