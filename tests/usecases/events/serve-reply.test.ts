import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MessengerError } from '../../../src/ports.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';
import { type World, world } from '../../support/world.ts';

const FORM = { how: 'in_person', on: '2026-09-25', to: '钱会计' };

/** A letter is owed to an enterprise that can only be telephoned. */
function byTelephone(): CaseWorld {
  const w = caseWorld({ now: '2026-09-24 10:00' });
  w.caseIn('confirmed');
  w.rated('1');
  w.put((c) => ({ ...c, respondent: { name: '钱会计', reach: 'phone' as const } }));
  return w;
}

describe('登记送达: a letter to whom Feishu does not reach — R-405; lifecycle.md, "written reply"', () => {
  it('uploading it meets nothing and tells nobody that it is there; the desk is asked to serve it', () => {
    const w = byTelephone();
    const c = w.do('unit', 'written_reply');
    expect(c.obligations[0]).toMatchObject({ unit: 'scjg', servedBy: 'desk' });
    expect(c.obligations[0]?.metAt).toBeUndefined();
    expect(w.owes()).toContain('desk notification:to_serve');
    expect(w.owes().join()).not.toContain('written_reply_sent');
    expect(w.buttons('desk')).toContain('serve_reply');
    expect(w.buttons('unit')).not.toContain('written_reply');
  });

  it('is met by the desk’s record of how, when and to whom, and by nobody else’s', () => {
    const w = byTelephone();
    w.do('unit', 'written_reply');
    expect(w.refusal('unit', 'serve_reply', FORM)).toMatchObject({ code: 'not_yours', by: ['desk'] });
    w.at('2026-09-25 15:00');
    const early = w.refusal('desk', 'serve_reply', { ...FORM, on: '2026-09-26' });
    expect(early).toMatchObject({ code: 'bad_form', problems: [{ label: '送达日期' }] });
    const [owed] = w.do('desk', 'serve_reply', FORM).obligations;
    expect(owed).toMatchObject({ metAt: w.now, served: { ...FORM, by: { name: '王敏' } } });
    expect(w.refusal('desk', 'serve_reply', FORM)).toEqual({ code: 'nothing_changed' });
  });

  it('asks nobody while a letter is on its way or none is there', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('confirmed');
    w.rated('1');
    expect(w.refusal('desk', 'serve_reply', FORM)).toEqual({ code: 'nothing_changed' });
    w.do('unit', 'written_reply');
    expect(w.refusal('desk', 'serve_reply', FORM)).toEqual({ code: 'nothing_changed' });
  });
});

describe('a letter that Feishu refuses — R-405; storage.md, "Answers"', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no = await qisu.caseIn('resolved');
    await qisu.as('contact').tap(no, '确认办结');
    await qisu.as('contact').tap(no, '不满意');
    await qisu.travelTo('2026-03-02 09:40');
  });
  afterAll(() => qisu.close());

  it('is not said to be delivered; the desk hears what to do, and its record meets it', async () => {
    const upload = qisu.post.messenger.upload;
    qisu.post.messenger.upload = async () => {
      throw new MessengerError('refused', 234001, 'Invalid request param.');
    };
    await qisu.as('unit').tap(no, '上传书面答复');
    await qisu.as('unit').sendsFile('盖章答复.pdf');
    qisu.post.messenger.upload = upload;
    qisu.takeErrors();
    expect(qisu.as('contact').readings().join('\n')).not.toContain('书面答复已送达');
    expect(qisu.textsIn('企业服务专席').at(-1)).toContain('书面答复无法在线送达企业');
    const form = { 送达方式: '寄送', 送达日期: '2026-03-02', 签收人: '赵明远' };
    const { toast } = await qisu.as('desk').tap(no, '登记送达', form);
    expect(toast?.content).toBe('已登记送达，书面答复办结');
    expect((await qisu.read(no)).obligations[0]).toMatchObject({ served: { how: 'post', to: '赵明远' } });
    expect(await qisu.as('contact').says(`查询 ${no}`)).toContain('书面答复已送达（寄送，3月2日（周一））');
  });
});

describe('a file whose bytes are gone from the store — R-405; storage.md, "The rest"', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no = await qisu.caseIn('resolved');
    await qisu.as('contact').tap(no, '确认办结');
    await qisu.as('contact').tap(no, '不满意');
    await qisu.travelTo('2026-03-02 09:40');
  });
  afterAll(() => qisu.close());

  it('as a letter is not lost in silence: the desk serves it, and reads that the file cannot be had', async () => {
    const { put } = qisu.deps.files;
    qisu.deps.files.put = async (...file) => {
      const kept = await put(...file);
      for (const part of ['files.files', 'files.chunks']) await qisu.db.collection(part).deleteMany({});
      return kept;
    };
    await qisu.as('unit').tap(no, '上传书面答复');
    await qisu.as('unit').sendsFile('盖章答复.pdf');
    qisu.deps.files.put = put;
    expect((await qisu.read(no)).obligations[0]).toMatchObject({ servedBy: 'desk' });
    expect(qisu.textsIn('企业服务专席').at(-1)).toContain('书面答复无法在线送达企业');
    await qisu.as('desk').tap(no, '查看附件');
    expect(qisu.as('desk').readings().at(-1)).toBe(
      `${no} 的附件「盖章答复.pdf」在系统中已读不出来，请向提供的人另要一份。`,
    );
    expect(qisu.takeErrors().join('\n')).toContain('file.gone');
  });
});
