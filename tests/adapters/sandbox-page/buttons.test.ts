import { describe, expect, it } from 'vitest';
import { all, bare, drawCard } from './draw.ts';

const label = { tag: 'plain_text', content: '字' };
const plain = (content: string) => ({ tag: 'plain_text', content });

describe('buttons — cards.md 8', () => {
  it.each([
    ['default', 'btn-default'],
    ['primary', 'btn-primary-framed'],
    ['primary_filled', 'btn-primary'],
    ['danger', 'btn-danger'],
    ['danger_filled', 'btn-danger-filled'],
    ['primary_text', 'btn-text-primary'],
    ['laser', 'btn-laser'],
    ['nonsense', 'btn-default'],
  ])('%s', (type, look) => {
    const [button] = all(drawCard(bare({ tag: 'button', text: label, type, size: 'nonsense' })), 'button');
    expect(String(button?.props.class).split(' ')).toEqual(['btn', look, 'btn-medium']);
  });

  it('say why they cannot be pressed rather than what they do', () => {
    const tips = { hover_tips: plain('作用'), disabled_tips: plain('原因') };
    const title = (disabled: boolean) =>
      all(drawCard(bare({ tag: 'button', text: label, disabled, ...tips })), 'button')[0]?.props.title;
    expect([title(false), title(true)]).toEqual(['作用', '原因']);
  });
});
