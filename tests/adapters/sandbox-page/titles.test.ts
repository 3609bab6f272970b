import { describe, expect, it } from 'vitest';
import { bare, drawCard, text } from './draw.ts';

const plain = (content: string) => ({ tag: 'plain_text', content });

describe('titles — cards.md 2.3', () => {
  it('a subtitle alone is the title', () => {
    const drawn = drawCard({ ...bare(), header: { subtitle: plain('副标题') } });
    expect(text(drawn)).toBe('副标题');
    expect(JSON.stringify(drawn)).not.toContain('card-subtitle');
  });

  it('show three tags', () => {
    const tags = ['一', '二', '三', '四'].map((content) => ({ tag: 'text_tag', text: plain(content) }));
    expect(text(drawCard({ ...bare(), header: { title: plain('题'), text_tag_list: tags } }))).toBe('题一二三');
  });
});
