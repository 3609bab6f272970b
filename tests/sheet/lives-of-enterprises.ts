import { openIdOf } from '../support/small-town.ts';
import { all, calledBack, finished, handled, type LifeOfCases, rated } from './life-of-cases.ts';

/** What enterprises answer, and do not. */
export const WITH_ENTERPRISES: readonly LifeOfCases[] = [
  {
    name: '不满意后继续办理，三次重办',
    play(w) {
      calledBack(w);
      all(w, [
        ['contact', 'comment', { reasons: ['too_slow'], text: '跑了三趟' }],
        ['contact', 'nudge'],
        ['desk', 'note_call', { note: '企业希望补发证明', explain: 'yes' }],
        ['desk', 'go_on', { note: '企业希望补发证明' }],
        ['unit', 'finish', { text: '证明已补发' }],
        ['sender', 'result_delivered'],
        ['contact', 'not_done'],
        ['contact', 'tell_missing', { text: '还差第三项证明' }],
        ['unit', 'finish', { text: '第三项证明已补发' }],
        ['sender', 'result_delivered'],
        ['contact', 'not_done'],
      ]);
      w.travelTo('2026-09-28 09:30');
    },
  },
  {
    name: '请单位说明而未说明',
    play(w) {
      calledBack(w);
      w.do('desk', 'note_call', { note: '企业希望当面说明', explain: 'yes' });
      w.travelTo('2026-09-30 09:30');
    },
  },
  {
    name: '回访联系不上',
    play(w) {
      calledBack(w);
      w.do('desk', 'not_reached');
      w.travelTo('2026-09-28 10:00');
      w.do('desk', 'not_reached');
      w.travelTo('2026-09-29 10:00');
      w.do('desk', 'not_reached');
    },
  },
  {
    name: '接受解释，书面答复送达',
    play(w) {
      calledBack(w);
      all(w, [
        ['desk', 'accept_explanation', { note: '企业表示理解' }],
        ['unit', 'written_reply'],
      ]);
      const letter = w.case.obligations.flatMap((o) => o.letter ?? [])[0];
      w.do('sender', 'reply_delivered', { file: letter?.file });
    },
  },
  {
    name: '评价后十分钟内又说尚未解决',
    play(w) {
      rated(w, '1');
      w.do('contact', 'not_done');
    },
  },
  {
    name: '申请办结被同意，书面答复无法送达',
    play(w) {
      handled(w);
      all(w, [
        ['unit', 'apply_to_close', { ground: '某条例第五条', text: '不符合补贴条件' }],
        ['contact', 'nudge'],
        ['desk', 'approve'],
        ['sender', 'result_delivered'],
      ]);
      w.travelTo('2026-10-12 09:30');
      w.do('unit', 'written_reply');
      const letter = w.case.obligations.flatMap((o) => o.letter ?? [])[0];
      w.do('sender', 'reply_undelivered', { file: letter?.file });
      w.do('desk', 'serve_reply', { on: '2026-10-12' });
    },
  },
  {
    name: '没有账号的企业在自己的页面查看结果，不满意，书面答复在页面下载',
    play(w) {
      w.submit({ content: '江南纺织的排污许可变更卡在窗口' }, 'webContact');
      all(w, [
        ['desk', 'dispatch', { unit: 'scjg' }],
        ['unit', 'accept'],
        ['unit', 'finish', { text: '许可已变更' }],
        ['webContact', 'see_result'],
        ['webContact', 'confirm'],
      ]);
      const worst = w.case.profile.scale.at(-1)?.id ?? '';
      w.do('webContact', 'rate', { datum: worst });
      w.travelTo('2026-09-24 10:20');
      w.do('unit', 'written_reply');
    },
  },
  {
    name: '咨询直接答复，请教专家',
    play(w) {
      w.submit({ category: 'consultation' });
      all(w, [
        ['desk', 'ask_expert', { expert: openIdOf('expert'), question: '能否容缺办理' }],
        ['expert', 'expert_reply', { text: '可以容缺' }],
        ['desk', 'answer', { text: '可以容缺办理，带执照副本即可' }],
        ['sender', 'result_delivered'],
        ['contact', 'not_done'],
        ['desk', 'answer', { text: '窗口已收到通知，可直接前往' }],
        ['sender', 'result_delivered'],
        ['contact', 'heard'],
      ]);
      w.travelTo('2026-10-12 09:30');
    },
  },
  {
    name: '沉默而自动办结，后说仍未解决',
    play(w) {
      finished(w);
      w.travelTo('2026-10-09 09:30');
      w.do('contact', 'still_not_solved');
    },
  },
  {
    name: '确认后不评价',
    play(w) {
      finished(w);
      w.do('contact', 'confirm');
      w.travelTo('2026-10-12 09:30');
    },
  },
  {
    name: '只能电话联系的企业',
    play(w) {
      w.submit({ enterprise: 'e3' }, 'agent');
      all(w, [
        ['desk', 'dispatch'],
        ['unit', 'accept'],
        ['unit', 'finish', { text: '已换发执照' }],
        ['desk', 'ask_agent'],
        ['desk', 'enter_answer', { number: '13905120502', calledAt: '10:30', said: 'not_reached', note: '无人接听' }],
      ]);
      w.travelTo('2026-09-28 10:00');
      all(w, [
        ['desk', 'enter_answer', { number: '13905120502', calledAt: '9:30', said: 'not_done', note: '还差一份证明' }],
        ['unit', 'finish', { text: '证明已补发' }],
        ['desk', 'enter_answer', { number: '13905120502', calledAt: '10:00', said: 'confirmed', level: '5' }],
      ]);
    },
  },
  {
    name: '助企员代报，企业先说尚未解决，后评价不满意',
    play(w) {
      w.submit({ enterprise: 'e1' }, 'agent');
      all(w, [
        ['desk', 'dispatch'],
        ['unit', 'accept'],
        ['unit', 'progress', { text: '已与窗口核对', visible: 'yes' }],
        ['unit', 'finish', { text: '已换发执照' }],
        ['sender', 'result_delivered'],
        ['contact', 'not_done'],
        ['unit', 'finish', { text: '证明已补发' }],
        ['sender', 'result_delivered'],
        ['contact', 'confirm'],
        ['contact', 'rate', { datum: '1' }],
      ]);
      w.travelTo('2026-09-24 10:20');
    },
  },
  {
    name: '助企员代报，企业评价满意',
    play(w) {
      w.submit({ enterprise: 'e1' }, 'agent');
      all(w, [
        ['desk', 'dispatch'],
        ['unit', 'accept'],
        ['unit', 'finish', { text: '已换发执照' }],
        ['sender', 'result_delivered'],
      ]);
      w.travelTo('2026-09-30 10:00');
      all(w, [
        ['contact', 'confirm'],
        ['contact', 'rate', { datum: '4' }],
      ]);
      w.travelTo('2026-09-30 10:20');
    },
  },
  {
    name: '助企员代报，企业撤回',
    play(w) {
      w.submit({ enterprise: 'e1' }, 'agent');
      all(w, [
        ['desk', 'dispatch'],
        ['contact', 'withdraw'],
      ]);
    },
  },
  {
    name: '飞书联系不到企业',
    play(w) {
      handled(w);
      w.do('unit', 'finish', { text: '已换发执照' });
      w.do('sender', 'respondent_lost');
    },
  },
];
