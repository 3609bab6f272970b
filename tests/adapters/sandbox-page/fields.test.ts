import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT } from '../../../src/sandbox/page/card/context.ts';
import { initialValue, problemWith, readForm } from '../../../src/sandbox/page/card/fields.ts';

const options = [
  { text: { tag: 'plain_text', content: '税务局' }, value: 'sw' },
  { text: { tag: 'plain_text', content: '人社科' }, value: 'rs' },
];

describe('what a field begins with — cards.md 8', () => {
  it.each([
    [{ tag: 'input', default_value: '甲' }, '甲'],
    [{ tag: 'select_static', options, initial_index: 2 }, 'rs'],
    [{ tag: 'select_static', options, initial_index: 0 }, ''],
    [{ tag: 'select_static', options, initial_option: 'sw' }, 'sw'],
    [{ tag: 'select_static', options, initial_option: '人社科' }, 'rs'],
    [{ tag: 'multi_select_static', options, selected_values: ['sw'] }, ['sw']],
    [{ tag: 'date_picker', initial_date: '2026-11-24' }, '2026-11-24'],
    [{ tag: 'checker', checked: true }, true],
  ])('%o', (field, value) => expect(initialValue(field)).toEqual(value));
});

describe('what the client refuses before sending — cards.md 6.1', () => {
  it.each([
    [{ tag: 'input', required: true }, ' ', '请填写'],
    [{ tag: 'input' }, '', null],
    [{ tag: 'select_static', required: true, options }, '', '请选择'],
    [{ tag: 'multi_select_static', options }, [], '请选择'],
    [{ tag: 'multi_select_static', options, required: false }, [], null],
    [{ tag: 'input', max_length: 3 }, '一二三四', '最多 3 字'],
    [{ tag: 'input', max_length: 3 }, '😀😀😀', null],
    [{ tag: 'input', required: true, disabled: true }, '', null],
  ])('%o with %o', (field, value, problem) => expect(problemWith(field, value)).toBe(problem));
});

describe('a whole form', () => {
  const form = {
    tag: 'form',
    elements: [
      { tag: 'input', name: 'reason', required: true },
      { tag: 'column_set', columns: [{ tag: 'column', elements: [{ tag: 'select_static', name: 'unit', options }] }] },
      { tag: 'collapsible_panel', elements: [{ tag: 'date_picker', name: 'day', initial_date: '2026-11-24' }] },
      { tag: 'button', name: 'go', form_action_type: 'submit' },
    ],
  };

  it('is read from all its corners, empty optional fields too', () => {
    const draft = { values: { reason: '属税务' }, errors: {} };
    expect(readForm(form, 'body.elements.0', draft)).toEqual({
      values: { reason: '属税务', unit: '', day: '2026-11-24' },
      errors: {},
    });
  });

  it('names every field that is wrong', () => {
    expect(readForm(form, 'body.elements.0', EMPTY_DRAFT).errors).toEqual({ reason: '请填写' });
  });
});
