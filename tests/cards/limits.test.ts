import { describe, expect, it } from 'vitest';
import { COMPONENTS } from '../../cards/limits/nesting.ts';
import { BadCard, cardBytes, cardLints, cardProblems, MAX_CARD_BYTES, refuseBadCard } from '../../cards/limits.ts';
import { BAD_CARDS } from './bad-cards.ts';
import { GOOD_ELEMENTS, WHOLE_CARD } from './good-cards.ts';

const known = { imageKeys: new Set(['img_known']), people: new Set(['ou_known']) };
const of = (...elements: unknown[]) => ({ schema: '2.0', config: { enable_forward: false }, body: { elements } });

describe('what Feishu refuses — cards.md 1 to 12', () => {
  it.each(BAD_CARDS)('%s', (_rule, card, code, path) => {
    expect(cardProblems(card, known)[0]).toMatchObject({ code, path });
  });

  it('names each of its rules once', () => {
    expect(new Set(BAD_CARDS.map(([rule]) => rule)).size).toBe(BAD_CARDS.length);
    expect(BAD_CARDS.length).toBeGreaterThanOrEqual(80);
  });

  it('looks in the order of the platform: unknown properties, places, values, forms, resources, our own rules', () => {
    const t = (content: string) => ({ tag: 'plain_text', content });
    const option = { text: t('甲'), value: 'a' };
    const card = of(
      { tag: 'select_static', options: [option, option] },
      { tag: 'markdown', content: '<at id=ou_lost></at>' },
      { tag: 'form', name: 'f', elements: [{ tag: 'hr' }] },
      { tag: 'button', text: '受理' },
      { tag: 'multi_select_person', name: 'm' },
      { tag: 'hr', colour: 'red' },
    );
    expect(cardProblems(card, known).map(({ code, value }) => [code, value])).toEqual([
      [200621, 'colour'],
      [200621, 'multi_select_person'],
      [200621, '受理'],
      [300123, undefined],
      [100290, 'ou_lost'],
      [0, 'a'],
    ]);
  });

  it('says it in the words of the platform', () => {
    const [problem] = cardProblems(of({ tag: 'column_set', columns: [], corner_radius: '8px' }));
    expect(problem?.message).toBe(
      'unknown property, property: corner_radius, path: ROOT -> body -> elements -> [0](tag: column_set)',
    );
  });

  it('counts bytes as they are sent, quotes twice, and takes exactly 30,000', () => {
    const filled = (n: number) => ({
      schema: '2.0',
      body: { elements: [{ tag: 'markdown', content: 'a'.repeat(n) }] },
    });
    const room = MAX_CARD_BYTES - cardBytes(JSON.stringify(filled(0)));
    expect(cardProblems(filled(room))).toEqual([]);
    expect(cardProblems(filled(room + 1))).toMatchObject([{ code: 230025, value: '30001' }]);
  });
});

describe('what Feishu accepts — cards.md Appendix A', () => {
  it.each(Object.entries(GOOD_ELEMENTS))('%s', (_tag, element) => {
    expect(cardProblems(of(element), known)).toEqual([]);
  });

  it('has an example of every tag', () => {
    expect(Object.keys(GOOD_ELEMENTS).toSorted()).toEqual(Object.keys(COMPONENTS).toSorted());
  });

  it('a card with everything around the elements, as an object and as text', () => {
    expect(cardProblems(WHOLE_CARD)).toEqual([]);
    expect(cardProblems(JSON.stringify(WHOLE_CARD))).toEqual([]);
  });

  it('every tag refuses a property it does not have', () => {
    const strange = Object.entries(GOOD_ELEMENTS).filter(([tag]) => tag !== 'audio');
    for (const [tag, element] of strange)
      expect([tag, cardProblems(of({ ...(element as object), wrap: true }), known).map(({ value }) => value)]).toEqual([
        tag,
        ['wrap'],
      ]);
  });

  it('leaves resources alone when nobody says which there are', () => {
    expect(
      cardProblems(of({ tag: 'person', user_id: 'ou_lost' }, { tag: 'markdown', content: '<at id=all></at>' })),
    ).toEqual([]);
  });
});

describe('refuseBadCard', () => {
  it('lets a good card pass and throws with every problem of a bad one', () => {
    expect(() => refuseBadCard(WHOLE_CARD)).not.toThrow();
    const bad = of({ tag: 'hr', colour: 'red' }, { tag: 'note' });
    expect(() => refuseBadCard(bad)).toThrow(BadCard);
    expect(() => refuseBadCard(bad)).toThrow(/unknown property, property: colour[\s\S]*200861/);
  });
});

describe('what we do not want on a card — cards.md 12 (11), interface.md "Buttons", T39', () => {
  const t = (content: string) => ({ tag: 'plain_text', content });
  const value = { action: 'accept', caseId: 'c1', v: 1 };
  const press = (type: string, action = 'accept') => ({
    tag: 'button',
    text: t('按'),
    type,
    behaviors: [{ type: 'callback', value: { ...value, action } }],
  });
  const submit = { tag: 'button', name: 'send', text: t('提交'), form_action_type: 'submit' };

  it.each([
    ['one_primary', [press('primary'), press('primary_filled')]],
    ['overflow', [{ tag: 'overflow', options: [] }]],
    [
      'submit_behaviors',
      [{ tag: 'form', name: 'f', elements: [{ ...submit, behaviors: [{ type: 'callback', value }] }] }],
    ],
    ['elements', Array.from({ length: 151 }, () => ({ tag: 'hr' }))],
    [
      'options',
      [{ tag: 'select_static', options: Array.from({ length: 21 }, (_, i) => ({ text: t('a'), value: `${i}` })) }],
    ],
    ['string_value', [{ ...press('default'), behaviors: [{ type: 'callback', value: 'accept' }] }]],
    ['legacy_value', [{ ...press('default'), value }]],
    ['at_all', [{ tag: 'markdown', content: '<at id=all></at>' }]],
    ['text_size', [{ tag: 'markdown', content: 'a', text_size: 'gigantic' }]],
    ['panel_padding', [{ tag: 'collapsible_panel', header: { title: t('a'), padding: '4px' }, elements: [] }]],
    ['chart_in_form', [{ tag: 'form', name: 'f', elements: [{ tag: 'chart', chart_spec: {} }, submit] }]],
    ['initial_option', [{ tag: 'select_static', options: [], initial_option: 'a' }]],
    ['silent_button', [{ tag: 'button', text: t('按') }]],
    [
      'columns',
      [
        {
          tag: 'table',
          rows: [],
          columns: Array.from({ length: 51 }, (_, i) => ({ name: `${i}`, data_type: 'text' })),
        },
      ],
    ],
    ['default_value', [{ tag: 'input', max_length: 2, default_value: '三个字' }]],
    ['empty_column', [{ tag: 'column_set', columns: [{ tag: 'column', elements: [] }] }]],
  ])('%s', (rule, elements) => {
    expect(cardLints(of(...elements)).map((lint) => lint.rule)).toEqual([rule]);
  });

  it('says when a header has more tags than are shown', () => {
    const tags = Array.from({ length: 4 }, () => ({ tag: 'text_tag', text: t('a') }));
    expect(cardLints({ ...WHOLE_CARD, header: { title: t('a'), text_tag_list: tags } })).toMatchObject([
      { path: 'ROOT -> header' },
    ]);
  });

  it('has nothing to say about the levels of a rating, or a text size the card defines', () => {
    const levels = [1, 2, 3, 4, 5].map((level) => press('primary', `rate:${level}`));
    expect(cardLints(of(...levels))).toEqual([]);
    expect(cardLints(WHOLE_CARD)).toEqual([]);
  });
});
