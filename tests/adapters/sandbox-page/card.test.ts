import { describe, expect, it } from 'vitest';
import { button } from '../../../cards/kit/taps.ts';
import {
  card,
  facts,
  folded,
  form,
  header,
  headline,
  inputField,
  selectField,
  tap,
  userText,
} from '../../../cards/kit.ts';
import { all, bare, click, context, draw, drawCard, labels, text } from './draw.ts';

const view = { caseId: 'c1', v: 3 };
const hostile = '<at id=all></at> **x** [a](http://x) <font color=red>y</font>';

describe('a card as the Feishu client draws it', () => {
  const unitCard = card(
    header(userText('许可变更'), { tag: '待受理', colour: 'yellow', note: 'QS20261124-0001' }),
    headline('请于 11月25日 17:30 前受理'),
    facts({ 诉求内容: userText(hostile) }),
    button('受理', tap('accept', view), 'primary'),
    button('申请退回', tap('ask_return', view)),
    folded('更多操作', button('申请延期', tap('ask_extension', view))),
  );

  it('shows title, number and state', () => {
    const [top] = all(drawCard(unitCard), 'header');
    expect(text(top?.inside ?? [])).toBe('许可变更待受理QS20261124-0001');
  });

  it('has real buttons, each with its label as its only text, the rare ones in a closed fold', () => {
    const drawn = drawCard(unitCard);
    expect(labels(drawn)).toEqual(['受理', '申请退回', '申请延期']);
    const [fold] = all(drawn, 'details');
    expect(fold?.props.open).toBe(false);
    expect(labels(fold?.inside ?? [])).toEqual(['申请延期']);
  });

  it('shows what people wrote as they wrote it', () => {
    const drawn = drawCard(unitCard);
    expect(text(drawn)).toContain(hostile);
    expect(all(drawn, 'a')).toEqual([]);
  });

  it('names a pressed button by its place in the JSON', () => {
    const cx = context();
    click(all(drawCard(unitCard, cx), 'button')[0]);
    const [{ path } = { path: '' }] = cx.pressed;
    const found = path.split('.').reduce<unknown>((at, key) => Reflect.get(Object(at), key), unitCard);
    expect(found).toMatchObject({ tag: 'button', text: { content: '受理' } });
  });

  it('answers no more when it is older than 14 days', () => {
    const drawn = drawCard(unitCard, context({ frozen: true }));
    expect(all(drawn, 'button').map((one) => one.props.disabled)).toEqual([true, true, true]);
    expect(text(drawn)).toContain('超过 14 天');
  });

  it('waits while a press is on its way', () => {
    const drawn = drawCard(unitCard, context({ busy: 'body.elements.0' }));
    expect(all(drawn, 'button').every((one) => one.props.disabled === true)).toBe(true);
  });
});

describe('fields', () => {
  const dispatch = card(
    header('派单', { tag: '待派单', colour: 'orange' }),
    form(
      { action: 'dispatch', ...view },
      [
        selectField({ name: 'unit', label: '承办单位', required: true, options: [{ text: '税务局', value: 'sw' }] }),
        inputField({ name: 'reason', label: '理由', required: true, max: 500 }),
      ],
      '派单',
    ),
  );

  it('each have a label: their own, or the text right above them', () => {
    const drawn = drawCard(dispatch);
    const named = all(drawn, 'label').map((label) => [text(label.inside), label.props.for]);
    const fields = [...all(drawn, 'select'), ...all(drawn, 'input')].map((field) => field.props.id);
    expect(named).toEqual([
      ['承办单位', fields[0]],
      ['理由 *', fields[1]],
    ]);
  });

  it('say what is wrong with them', () => {
    const drawn = drawCard(dispatch, context({ draft: { values: {}, errors: { reason: '请填写' } } }));
    const [reason] = all(drawn, 'input');
    expect(reason?.props['aria-invalid']).toBe(true);
    expect(text(drawn)).toContain('请填写');
  });

  it('show what has been typed rather than what they began with', () => {
    const drawn = drawCard(dispatch, context({ draft: { values: { reason: '属税务事项', unit: 'sw' }, errors: {} } }));
    expect(all(drawn, 'input')[0]?.props.value).toBe('属税务事项');
    expect(all(drawn, 'select')[0]?.props.value).toBe('sw');
  });

  it('know the form they are sent with', () => {
    const cx = context();
    click(all(drawCard(dispatch, cx), 'button')[0]);
    expect(cx.pressed).toEqual([
      { path: expect.stringMatching(/^body\.elements\.0\.elements\.\d+$/), form: 'body.elements.0' },
    ]);
  });
});

describe('elements our cards seldom use', () => {
  it.each([
    [
      'table',
      {
        tag: 'table',
        columns: [
          { name: 'u', display_name: '单位', data_type: 'text' },
          { name: 'n', display_name: '件数', data_type: 'number', format: { separator: true } },
        ],
        rows: [{ u: '税务局', n: 1234 }],
      },
      '单位件数税务局1,234',
    ],
    [
      'chart',
      {
        tag: 'chart',
        chart_spec: { type: 'bar', data: { values: [{ x: '税务局', y: 5 }] }, xField: 'x', yField: 'y' },
      },
      '税务局5',
    ],
    [
      'chart with lines',
      {
        tag: 'chart',
        chart_spec: {
          type: 'line',
          title: { text: '近两日' },
          data: {
            values: [
              { x: '3/9', kind: '新收', y: 4 },
              { x: '3/10', kind: '新收', y: 2 },
              { x: '3/9', kind: '办结', y: 1 },
              { x: '3/10', kind: '办结', y: 3 },
            ],
          },
          xField: 'x',
          yField: 'y',
          seriesField: 'kind',
        },
      },
      '近两日043/93/10新收办结',
    ],
    ['person', { tag: 'person', user_id: 'ou_1', show_name: true }, '李强李强'],
    [
      'column_set',
      {
        tag: 'column_set',
        columns: [
          { tag: 'column', elements: [{ tag: 'markdown', content: '左' }] },
          { tag: 'column', elements: [{ tag: 'markdown', content: '右' }] },
        ],
      },
      '左右',
    ],
    [
      'interactive_container',
      { tag: 'interactive_container', behaviors: [], elements: [{ tag: 'markdown', content: '内' }] },
      '内',
    ],
    ['checker', { tag: 'checker', text: { tag: 'plain_text', content: '已阅' } }, '已阅'],
    ['an unknown one', { tag: 'hologram' }, '[hologram]'],
  ])('draws %s', (_name, element, words) => {
    expect(text(drawCard(bare(element)))).toBe(words);
  });

  it('shows plain text literally and lark_md as Markdown', () => {
    const div = (tag: string) => drawCard(bare({ tag: 'div', text: { tag, content: '**甲** &#42;' } }));
    expect(text(div('plain_text'))).toBe('**甲** &#42;');
    expect(text(div('lark_md'))).toBe('甲 *');
  });

  it('survives anything that is not a card', () => {
    for (const odd of [null, 'x', [], {}, { body: { elements: ['x', null, 3, {}] } }, { header: 3, body: [] }])
      expect(draw(drawCard(odd).length > 0 ? 'drawn' : null)).toEqual(['drawn']);
  });
});
