import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toastFor } from '../../cards/toast.ts';
import type { Refusal } from '../../src/domain/case/refusal.ts';
import { ROLES } from '../../src/domain/case/roles.ts';
import type { State } from '../../src/domain/case/state.ts';
import { eventNamed, LIFECYCLE } from '../../src/domain/events/lifecycle.ts';
import { SUBMIT } from '../../src/domain/events/submit.ts';
import { caseIn } from '../support/builders.ts';

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
  [
    { code: 'with_officers', no: 'QS20260302-0001', over: false },
    'QS20260302-0001 已由专人办理。需要补充的，请私聊发送“补充说明 QS20260302-0001 补充内容”',
  ],
  [
    { code: 'with_officers', no: 'QS20260302-0001', over: true },
    'QS20260302-0001 已由专人办理完毕，有新情况请另行提交',
  ],
  [
    { code: 'erased', no: 'QS20260302-0001' },
    'QS20260302-0001 的内容已按企业的要求删除，不能再办理，有新情况请另行提交',
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
  [
    { code: 'same_unit', unit: 'scjg' },
    '市场监管局已是承办单位，请改派其他单位；仍由其办理的，请按“维持原派”；协办单位请另选',
  ],
  [
    { code: 'several_fit', label: '承办单位', words: '交通', fits: ['交通局', '交通执法队'] },
    '承办单位“交通”对应多个：交通局、交通执法队。请照其中一个填写',
  ],
  [
    { code: 'several_fit', label: '企业', words: '恒', fits: ['恒一', '恒二', '恒三', '恒四', '恒五', '恒六'] },
    '企业“恒”对应多个：恒一、恒二、恒三、恒四、恒五等 6 个。请照其中一个填写',
  ],
  [{ code: 'unit_absent', unit: 'scjg' }, '市场监管局已不在通讯录，请改派其他单位'],
  [{ code: 'unknown_choice', label: '类别', words: '其他' }, '类别没有“其他”这个选项，请重新选择'],
  [
    { code: 'ground_already_refused', ground: '属地有误' },
    '以“属地有误”申请退回未获同意，不能以同一事由再次申请，请受理或另择事由',
  ],
  [{ code: 'redirect_category', category: '投诉' }, '“投诉”类不派单，请按“引导转办”，或先选择其他类别'],
  [{ code: 'recall_used' }, '本次办理已撤回过一次办结，不能再撤回，请等待企业确认'],
  [{ code: 'already_nudged' }, '今天已经催办过，请下一个工作日再催办'],
  [{ code: 'already_referred' }, '已提请协调，请等待协调单位派单'],
  [{ code: 'nobody_to_refer_to' }, '本地没有另设协调单位，请直接派单'],
  [{ code: 'claimed_already' }, '您已经认领，请直接办理'],
  [{ code: 'nothing_changed' }, '没有需要办理的事项，或内容没有变化，请看最新卡片'],
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
  [{ code: 'nothing_cut' }, '卡片上已是全部内容，请直接看卡片'],
  [{ code: 'not_due' }, '还没有到期，暂不需要处理'],
  [
    { code: 'no_signer', unit: 'scjg' },
    '此件须先签批，但没有登记可签批市场监管局办件的领导，请管理员在人员名录的 leaders 中填写 signs 后再派单',
  ],
  [{ code: 'not_of_board', unit: 'scjg' }, '市场监管局不在本板块内，请选择板块内的单位'],
  [{ code: 'not_of_board', unit: '' }, '所选单位不在本板块内，请选择板块内的单位'],
  [
    { code: 'co_units_silent', units: ['scjg'] },
    '协办单位尚未回复：市场监管局。请等待回复，或填写“协办未回复的说明”后提交',
  ],
  [{ code: 'pending_already' }, '同类事项已经提出或已经办理，不能重复提出，请看最新卡片'],
  [
    { code: 'extension_too_late', workingDays: 1 },
    '延期须在时限届满前至少 1 个工作日申请，现已不能申请，请抓紧办理或登记进展',
  ],
  [{ code: 'extension_used' }, '本次办理已申请过一次延期，不能再申请，请在时限内办结'],
  [{ code: 'extension_too_long', most: 15 }, '延期最多 15 个工作日，请减少天数后再提交'],
  [{ code: 'not_paused' }, '办理时限没有暂停，无需恢复计时'],
  [{ code: 'not_a_pause_reason', words: '休假' }, '“休假”不是可以暂停计时的事由，请从选项中选择'],
  [{ code: 'rating_needed' }, '企业已确认的，请同时选择企业的评价；没有表态的，请选“未表态”'],
  [{ code: 'tried_today' }, '今天已记录一次未联系上，请下一个工作日再拨打'],
  [{ code: 'no_such_number', no: 'QS20261122-0001' }, '没有找到办件 QS20261122-0001，请核对编号'],
  [{ code: 'not_a_primary', no: 'QS20261122-0001', why: 'itself' }, '不能选择本件自己，请填写另一件的编号'],
  [
    { code: 'not_a_primary', no: 'QS20261122-0001', why: 'closed' },
    'QS20261122-0001 已经结束，不能作为主办件；问题重复发生的，请按“标记重发”',
  ],
  [
    { code: 'not_a_primary', no: 'QS20261122-0001', why: 'later' },
    'QS20261122-0001 晚于本件，请填写在本件之前提交的办件编号',
  ],
  [
    { code: 'not_a_primary', no: 'QS20261122-0001', why: 'resolved' },
    'QS20261122-0001 已有办理结果，不能再并入，请单独办理',
  ],
  // Whoever may not know of a confidential case learns nothing from the refusal.
  [{ code: 'not_a_primary', no: 'QS20261122-0001', why: 'confidential' }, '没有找到办件 QS20261122-0001，请核对编号'],
  [{ code: 'undo_over', workingDays: 3 }, '并案已超过 3 个工作日，不能撤销，请随主办件办理'],
  [{ code: 'urge_unanswered' }, '您上次的督办还没有回复，请等待回复后再督办'],
  [{ code: 'top_level' }, '已提级到最高层级，不能再提级，可按“督办”督促办理'],
  [{ code: 'already_marked' }, '已经作过这项标记，无需重复'],
  [{ code: 'no_agent' }, '这家企业没有登记助企员，请直接电话征询并按“代录”'],
  [{ code: 'no_expert' }, '还没有登记专家，请派给承办单位，或由管理员在人员名录中登记专家'],
  [{ code: 'no_enterprise' }, '这是单位自查发现的问题，没有企业可以答复，请派单办理'],
  [{ code: 'no_confidential_officer' }, '还没有指定保密件专办人员，请管理员在人员名录的 confidential 中登记后再转保密'],
];

describe('the words of a refusal', () => {
  it.each(WORDS)('$code', (refusal, words) => {
    expect(toastFor(refusal, names)).toBe(words);
  });

  it.each(ROLES)('names %s in words', (role) => {
    const words = toastFor({ code: 'not_yours', event: 'accept', by: [role] }, names);
    expect(words).toMatch(/^“受理”只能由[\u4e00-\u9fff（）、]+操作，请联系他们办理$/);
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

  it('speaks of the page to whoever has no card', () => {
    for (const [refusal] of WORDS.filter(([, words]) => words.includes('最新卡片')))
      expect(toastFor(refusal, { ...names, place: '页面' })).toContain('最新页面');
    expect(toastFor({ code: 'no_such_event' }, { place: '页面' })).toBe('没有这个操作，请使用页面上的按钮');
    expect(toastFor({ code: 'form_used' }, { place: '页面' })).toContain('请在办件页面上重新打开');
  });

  it('names nobody because somebody typed a mark, and stays short', () => {
    const words = toastFor({ code: 'unknown_unit', words: `<at user_id="all"></at>${'长'.repeat(500)}` });
    expect(words).not.toContain('<');
    expect([...words].length).toBeLessThan(80);
  });
});

describe('the words after an event', () => {
  const said = (event: string, state: State = 'submitted') => {
    const { c, rules } = caseIn(state);
    return eventNamed(event)?.done(c, rules);
  };

  it('there are some for 提交诉求 and for every event', () => {
    expect([SUBMIT.done, ...LIFECYCLE.map((e) => said(e.name))].filter((words) => !words)).toEqual([]);
  });

  it('say what happened', () => {
    expect(said('accept')).toBe('已受理，您是经办人');
    expect(said('attach')).toBe('已收到附件');
    expect(said('dispatch', 'dispatched')).toBe('已派单');
    expect(said('dispatch', 'awaiting_signoff')).toBe('已送领导签批，同意后派给承办单位');
  });
});
