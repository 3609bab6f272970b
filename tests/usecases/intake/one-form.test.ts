import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onWords } from '../../../src/usecases/on-words.ts';
import { type World, world } from '../../support/world.ts';

describe('one open form a person — interface.md, "Forms"', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());

  const forms = () =>
    qisu
      .as('contact')
      .readings()
      .filter((text) => text.includes('提交诉求'));

  it('the older becomes a line that keeps what was written, and can be taken up again', async () => {
    await qisu.as('contact').says('厂门口的路灯坏了三周。');
    await qisu.as('contact').says('稳岗补贴两个月没有到账。');
    const [older, newer, ...more] = forms();
    expect(more).toEqual([]);
    expect(older).toContain('您写的是：厂门口的路灯坏了三周。');
    expect(older).toContain('仍要提交这一件');
    expect(older).not.toContain('类别');
    expect(newer).toContain('类别');
    const { toast } = await qisu.as('contact').press('仍要提交这一件');
    expect(toast?.content).toBe('已重新打开，请在最新的诉求单上提交');
    // The one that was open waits in its turn.
    expect(forms().filter((text) => text.includes('类别'))).toHaveLength(1);
    await qisu.as('contact').press('提交诉求', { 类别: '诉求' });
    const [c] = await qisu.deps.cases.find({ open: true }, 5);
    expect(c?.content).toBe('厂门口的路灯坏了三周。');
  });

  it('what was submitted stays submitted', async () => {
    const before = forms().length;
    await qisu.as('contact').says('冷链车进城通行证办不下来。');
    await qisu.as('contact').press('提交诉求', { 类别: '诉求' });
    await qisu.as('contact').says('排污许可换证要带什么材料？');
    const away = forms()
      .slice(before)
      .filter((text) => text.includes('仍要提交这一件'));
    expect(away).toEqual([]);
  });

  it('a message that comes again opens nothing, and puts nothing newer away', async () => {
    const first = { ...(qisu.post.written.at(-1) ?? expect.unreachable()) };
    await qisu.as('contact').says('职称评审的材料没有回音。');
    await qisu.db.collection('handled').deleteMany({});
    const open = forms().filter((text) => text.includes('类别')).length;
    await onWords(qisu.deps)(first);
    await qisu.drain();
    expect(forms().filter((text) => text.includes('类别'))).toHaveLength(open);
    expect(forms().at(-1)).toContain('类别');
  });

  it('files that come go to the open form, and the answer says which', async () => {
    expect(await qisu.as('contact').sendsFile('回执.pdf')).toContain(
      '「回执.pdf」已放入正在填写的诉求（“职称评审的材料没有回音。”），提交时一并报送',
    );
  });

  it('put away, it names its files, and they come back with it', async () => {
    expect(await qisu.as('contact').sendsFile('证书.jpg')).toContain('，现有附件 2 个');
    await qisu.as('contact').says('园区的快递柜坏了半个月。');
    expect(forms().findLast((text) => text.includes('仍要提交这一件'))).toContain('附件 2 个：回执.pdf、证书.jpg');
    await qisu.as('contact').press('仍要提交这一件');
    expect(forms().at(-1)).toContain('附件 2 个：回执.pdf、证书.jpg');
    expect(forms().at(-1)).toContain('还有附件的，现在直接发给我，提交时一并报送');
  });

  it('of whoever speaks for no enterprise, words that come with a file are written in the form alone', async () => {
    await qisu.as('desk').says('代报 远航');
    expect(await qisu.as('desk').sendsWith('这是现场', ['现场.jpg'])).toBe(
      '「现场.jpg」已放入正在填写的诉求，提交时一并报送。\n随文件发来的文字没有记入，请写在表单里。',
    );
  });

  it('is nobody else’s to take up', async () => {
    await qisu.as('contact').press('提交诉求', { 类别: '咨询' });
    const [filed] = await qisu.deps.cases.find({ open: true }, 1);
    expect(filed).toMatchObject({
      content: '职称评审的材料没有回音。',
      files: [{ name: '回执.pdf' }, { name: '证书.jpg' }],
    });
    await qisu.as('contact').says('冬季供暖的管网何时改造？');
    await qisu.as('contact').says('用电增容批了两个月。');
    const { toast } = await qisu.as('otherContact').holds('仍要提交这一件', { on: 'contact' })();
    expect(toast?.content).toBe('这张卡片是发给别人的，请自行在私聊中发送文字');
  });

  it('one that was put away and then submitted from a phone that still showed it is filed, once', async () => {
    await qisu.as('contact').says('园区公交末班车太早。');
    const stale = qisu.as('contact').holds('提交诉求', { filled: { 类别: '诉求' } });
    await qisu.as('contact').says('食堂燃气验收没有人来。');
    const takesUp = qisu.as('contact').holds('仍要提交这一件');
    await stale();
    await qisu.drain();
    expect(forms().filter((text) => text.includes('园区公交末班车太早'))).toEqual([]);
    const { toast } = await takesUp();
    const filed = (await qisu.deps.cases.find({ open: true }, 20)).filter((c) => c.content === '园区公交末班车太早。');
    expect(filed).toHaveLength(1);
    expect(toast?.content).toBe(`已提交过，编号 ${filed[0]?.no}`);
    expect(forms().filter((text) => text.includes('类别'))).toHaveLength(1);
  });
});
