import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  caseNumber,
  choices,
  day,
  days,
  type Field,
  type Filled,
  line,
  oneOf,
  optionalChoice,
  optionalDay,
  optionalLine,
  optionalText,
  readerOf,
  text,
  yesNo,
} from '../../../src/domain/events/fields.ts';
import { eventNamed } from '../../../src/domain/events/lifecycle.ts';
import { caseWorld } from '../../support/case-world.ts';

const NONE = () => [];
/** What a field reads of an answer, or the sentence that refuses it. */
const reads = (field: Field, answer: unknown): unknown => {
  const read = readerOf({ field })(answer === undefined ? {} : { field: answer });
  if ('input' in read) return read.input.field;
  return read.refusal.code === 'bad_form' ? read.refusal.problems.map((p) => `${p.label}：${p.words}`).join() : read;
};

describe('what a field reads', () => {
  it.each<[string, Field, unknown, unknown]>([
    ['words, without the space around them', text('说明'), ' 已办理\n', '已办理'],
    ['no empty words', text('说明'), ' ', '说明：请填写'],
    ['no missing words', line('说明'), undefined, '说明：请填写'],
    ['no words that are too long', text('说明', { most: 3 }), '四个字了', '说明：最多 3 字，请删减后再提交'],
    ['what to do instead', text('说明', { most: 3, tooLong: '请分次' }), '四个字了', '说明：最多 3 字，请分次'],
    ['an empty optional field as none', optionalText('说明'), ' ', undefined],
    ['a missing optional field as none', optionalLine('说明'), undefined, undefined],
    [
      'no optional words that are too long',
      optionalLine('说明', { most: 3 }),
      '四个字了',
      '说明：最多 3 字，请删减后再提交',
    ],
    ['a day', day('日期'), '2026-12-30', '2026-12-30'],
    ['nothing else as a day', day('日期'), '12月30日', '日期：请选择日期'],
    ['an empty optional day as none', optionalDay('日期'), '', undefined],
    ['a number of days', days('天数'), '5', 5],
    ['only whole days', days('天数'), '1.5', '天数：请填写整数'],
    ['at least one day', days('天数'), '0', '天数：至少 1 天'],
    ['是', yesNo('可见'), 'yes', true],
    ['an empty choice of 是 and 否 as 否', yesNo('可见'), '', false],
    ['an empty optional choice as none', optionalChoice('类别', NONE), '', undefined],
    ['one of several as several', choices('单位', NONE), 'rsj', ['rsj']],
    ['none of several', choices('单位', NONE), undefined, []],
    ['one of a few answers', oneOf('榜单', { red: '红榜', black: '黑榜' }), 'red', 'red'],
    ['no other answer', oneOf('榜单', { red: '红榜', black: '黑榜' }), 'green', '榜单：请选择'],
    ['a case number however it is typed', caseNumber('办件', () => true), ' qs20260924-0001', 'QS20260924-0001'],
    ['no other number', caseNumber('办件', () => true), '0001', '办件：请填写编号，即办件卡片标题下以 QS 开头的一串'],
  ])('%s', (_what, field, answer, read) => {
    expect(reads(field, answer)).toEqual(read);
  });

  it('every problem at once, in the order of the fields, and nothing that was not asked', () => {
    const read = readerOf({ why: text('理由'), on: day('日期'), note: optionalText('备注') });
    expect(read({ other: '多余' })).toEqual({
      refusal: {
        code: 'bad_form',
        problems: [
          { field: 'why', label: '理由', words: '请填写' },
          { field: 'on', label: '日期', words: '请选择日期' },
        ],
      },
    });
    expect(read({ why: '属实', on: '2026-12-30', other: '多余' })).toEqual({
      input: { why: '属实', on: '2026-12-30', note: undefined },
    });
  });

  it('has the type that the fields say', () => {
    const fields = {
      days: days('天数'),
      list: oneOf('榜单', { red: '红榜', black: '黑榜' }),
      note: optionalText('备注'),
    };
    expectTypeOf<Filled<typeof fields>>().toEqualTypeOf<{
      days: number;
      list: 'red' | 'black';
      note: string | undefined;
    }>();
  });
});

describe('what a button carries', () => {
  it('is the answer to its field, before what the form says', () => {
    const w = caseWorld();
    w.submit();
    expect(w.do('desk', 'dispatch', { datum: 'rsj', unit: 'scjg' }).assignments.at(-1)?.unit).toBe('rsj');
  });

  it('opens no form where nothing else is asked', () => {
    expect(eventNamed('rate')?.fields.level?.label).toBe('评价');
    expect(eventNamed('rate')?.opens).toBeUndefined();
  });
});
