import { describe, expect, it } from 'vitest';
import { all, bare, click, context, drawCard, labels } from './draw.ts';

const label = { tag: 'plain_text', content: '字' };
const plain = (content: string) => ({ tag: 'plain_text', content });

describe('fields outside a form — cards.md 8', () => {
  it('a text is sent by its sign, once there is one', () => {
    const sent: unknown[] = [];
    const cx = context({ choose: (_element, _path, value) => void sent.push(value) });
    const sign = (input: object) => all(drawCard(bare({ tag: 'input', ...input }), cx), 'button');
    expect(sign({})).toEqual([]);
    click(sign({ default_value: '甲', input_type: 'multiline_text' })[0]);
    expect(sent).toEqual(['甲']);
  });

  it('a tick is sent where somebody asked for it', () => {
    const sent: unknown[] = [];
    const cx = context({ choose: (_element, _path, value) => void sent.push(value) });
    for (const behaviors of [[], [{ type: 'callback', value: {} }]]) {
      const [box] = all(drawCard(bare({ tag: 'checker', text: label, behaviors }), cx), 'input');
      const change = box?.props.onChange;
      if (typeof change === 'function') change();
    }
    expect(sent).toEqual([true]);
  });

  it('a checker has three buttons at most, each known by its place', () => {
    const cx = context();
    const buttons = ['一', '二', '三', '四'].map((content) => ({ tag: 'button', type: 'text', text: plain(content) }));
    const drawn = drawCard(bare({ tag: 'checker', text: label, button_area: { buttons } }), cx);
    expect(labels(drawn)).toEqual(['一', '二', '三']);
    click(all(drawn, 'button')[1]);
    expect(cx.pressed).toEqual([{ path: 'body.elements.0.button_area.buttons.1', form: null }]);
  });

  it('a picture is sent when it is chosen', () => {
    const sent: unknown[] = [];
    const cx = context({ choose: (_element, _path, value) => void sent.push(value) });
    const options = [
      { img_key: 'a', value: 'a' },
      { img_key: 'b', value: 'b', disabled: true },
    ];
    const drawn = all(drawCard(bare({ tag: 'select_img', options }), cx), 'button');
    expect(drawn.map(({ props }) => props.disabled)).toEqual([false, true]);
    click(drawn[0]);
    expect(sent).toEqual(['a']);
  });
});
