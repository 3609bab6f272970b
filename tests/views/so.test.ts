import { describe, expect, it } from 'vitest';
import { eventNamed } from '../../src/domain/events/lifecycle.ts';
import { notificationText } from '../../src/views/notifications/notification.ts';
import { type Life, life } from './life.ts';

const WHICH = 'QS20261118-0001“营业执照变更卡在窗口”';

/** What the case has yet to say, each as `receiver: sentence`. */
const owed = ({ c, rules }: Life): string[] =>
  c.outbox.flatMap(({ to, show }) => {
    if (!('notification' in show)) return [];
    const whose = 'unit' in to ? { unit: to.unit } : 'person' in to ? { person: to.person } : {};
    const text = notificationText(c, show.audience, show.notification, show, rules, whose);
    return [`${Object.values(to)[0]}: ${text.replace(/<at [^>]*>([^<]*)<\/at>/g, '@$1')}`];
  });
const toast = ({ c, rules }: Life, event: string) => eventNamed(event)?.done(c, rules);
const effect = ({ c, rules }: Life, event: string) => eventNamed(event)?.effect(c, rules);

const GUIDED = { where: '12345热线', text: '由专人受理' };
const returned = () =>
  life()
    .submit()
    .do('desk', 'dispatch', { unit: 'scjg' })
    .do('unit', 'ask_return', { ground: 'not_ours', reason: '属医保事项' });
const handled = () => life().submit().do('desk', 'dispatch', { unit: 'scjg' }).do('unit', 'accept');
const finished = (l: Life) => l.do('unit', 'finish', { text: '已办理' }).do('sender', 'result_delivered');

describe('nobody reads what is not so of their case — lifecycle.md, invariant 10', () => {
  it('a unit that asked to return a case reads what became of it, and of no appeal of its own', () => {
    const said = owed(returned().do('desk', 'redirect', GUIDED));
    expect(said).toContain(`scjg: ${WHICH}已引导转办，退回申请随之终止，无需再办理。`);
    expect(said.filter((text) => text.startsWith('scjg') && text.includes('您的诉求'))).toEqual([]);
  });

  it('who filed for an enterprise reads that it was guided, or is to tell it; the desk is not told of its own act', () => {
    const filedBy = (enterprise: string) => life().submit({ enterprise }, 'agent').do('desk', 'redirect', GUIDED);
    const guided = '12345热线。由专人受理。';
    expect(owed(filedBy('e1'))).toContain(`ou_agent: 您报送的 ${WHICH}不在受理范围内。已引导企业：${guided}`);
    expect(owed(filedBy('e3'))).toContain(`ou_agent: 您报送的 ${WHICH}不在受理范围内。请转告企业：${guided}`);
    const byDesk = life().submit({ enterprise: 'e1' }, 'desk', 'desk').do('desk', 'redirect', GUIDED);
    expect(owed(byDesk).filter((text) => text.startsWith('ou_desk'))).toEqual([]);
    expect(owed(byDesk)).toContain(`ou_contact: 您的诉求 ${WHICH}不在受理范围内，已为您引导：${guided}`);
  });

  it('a file is said to be of whoever sent it', () => {
    const file = { id: 'f1', name: '合同.pdf', size: 1, sha256: '0' };
    const sent = (who: 'agent' | 'contact') =>
      life()
        .submit({ enterprise: 'e1' }, 'agent')
        .do('desk', 'dispatch', { unit: 'scjg' })
        .do('unit', 'accept')
        .do(who, 'attach', { files: [file] });
    expect(owed(sent('agent')).join('\n')).toContain('：助企员上传了附件「合同.pdf」');
    expect(owed(sent('contact')).join('\n')).toContain('：企业上传了附件「合同.pdf」');
  });

  it('the third rework asks supervision to see to it, and the unit’s own head to take part; in private nobody is named', () => {
    const l = finished(handled());
    for (let i = 0; i < 3; i++) {
      l.do('contact', 'not_done');
      if (i < 2) finished(l);
    }
    const said = owed(l.until('2026-11-18 10:05')).filter((text) => text.includes('第 3 次重办'));
    const level = '已自动提级协调（承办单位会同相关单位协调）';
    expect(said).toEqual([
      `supervision: ${WHICH}第 3 次重办，${level}，请督促办理。`,
      `ou_head: ${WHICH}第 3 次重办，${level}，请参与协调。`,
    ]);
    const asked = owed(handled().do('unit', 'escalate', { reason: '涉及多部门' }));
    expect(asked).toContain(`ou_head: ${WHICH}已提级协调（承办单位会同相关单位协调），请参与协调。理由：涉及多部门。`);
  });

  it('whoever dispatches now is asked when a case comes back, and why', () => {
    const answered = (l: Life) => l.do('desk', 'answer', { text: '可在线申报' }).do('sender', 'result_delivered');
    const by = '于11月19日（周四）17:30前';
    expect(owed(answered(life().submit()).do('contact', 'not_done'))).toContain(
      `desk: @王敏 ${WHICH}待派单，请${by}派单。理由：企业反映尚未解决。`,
    );
    const referred = life().submit().do('desk', 'refer', { reason: '涉及多个部门' });
    expect(owed(answered(referred).do('contact', 'not_done'))).toContain(
      `coordinator: @沈国华 ${WHICH}待派单，请${by}派单。理由：企业反映尚未解决。`,
    );
    const silent = finished(handled()).until('2026-11-24 00:05').do('contact', 'still_not_solved');
    expect(owed(silent)).toContain(
      `desk: @王敏 ${WHICH}：企业反映仍未解决。请于11月26日（周四）17:30前电话回访企业并登记回访。`,
    );
  });

  it('an answer to what somebody did says what follows in this case', () => {
    const found = life()
      .submit({ content: '巡查发现园区路口无反光镜' }, 'unit', 'found')
      .do('desk', 'dispatch', { unit: 'scjg' })
      .do('unit', 'accept')
      .do('unit', 'finish', { text: '已加装' });
    expect(toast(found, 'finish')).toBe('已提交办结，等待企业服务专席核验');
    expect(toast(finished(handled()).do('contact', 'not_done'), 'not_done')).toMatch(/^已退回继续办理，/);
    const answer = life().submit().do('desk', 'answer', { text: '可在线申报' }).do('sender', 'result_delivered');
    expect(toast(answer.do('contact', 'not_done'), 'not_done')).toMatch(/^将重新核定承办单位，/);
    const noted = (visible: string) => handled().do('unit', 'progress', { text: '已到现场', visible });
    expect(toast(noted('yes'), 'progress')).toBe('已登记进展，企业可以看到');
    expect(toast(noted('no'), 'progress')).toBe('已登记进展，企业看不到');
  });

  it('the third return is granted to nobody else, and says so before and after', () => {
    const again = { ground: 'not_ours', reason: '不属本单位' };
    const l = returned()
      .do('desk', 'reassign', { unit: 'rsj', reason: '属人社职责' })
      .do('co', 'ask_return', again)
      .do('desk', 'reassign', { unit: 'zrzy', reason: '涉及用地' })
      .do('third', 'ask_return', again);
    expect(effect(l, 'reassign')).toBe('提交后视为同意退回；已多次退回，转请协调派单，不必选择承办单位');
    expect(toast(l.do('desk', 'reassign', { unit: 'scjg', reason: '请协调' }), 'reassign')).toBe(
      '已多次退回，已转请协调派单',
    );
  });
});
