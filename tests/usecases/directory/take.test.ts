import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mongoVersions } from '../../../src/adapters/mongo/versions.ts';
import type { Directory } from '../../../src/domain/directory/directory.ts';
import { MessengerError } from '../../../src/ports.ts';
import { keepDirectory } from '../../../src/usecases/directory/keep.ts';
import { takingDirectory } from '../../../src/usecases/directory/take.ts';
import { asNews, townRows } from '../../support/town.ts';
import { type World, world } from '../../support/world.ts';

describe('a directory file that would do harm — interface.md, "Directory file"', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());

  const working = () => {
    const { units, enterprises } = qisu.deps.directory.current();
    return [units, enterprises].map((list) => list.filter((one) => one.active).length);
  };
  const staffOf = (id: string) => qisu.deps.directory.current().units.find((u) => u.id === id)?.staff ?? [];
  const heard = () => qisu.as('administrator').readings().at(-1) ?? '';
  /** Feishu knows these numbers, or cannot be asked. */
  const feishuKnows = (known: Record<string, string> | 'nobody answers') => {
    qisu.post.messenger.resolve = async () => {
      if (known === 'nobody answers') throw new MessengerError('later', 0, 'no answer');
      return new Map(Object.entries(known));
    };
  };
  type Rows = Parameters<NonNullable<Parameters<World['restart']>[0]>>[0];
  /** The file with one more person at the tax office. */
  const withOne = (name: string, mobile: string) => (rows: Rows) => ({
    ...rows,
    units: rows.units.map((u) =>
      u.id === 'swj'
        ? { ...u, staff: [...u.staff, { name, mobile, role: 'officer' as const, directReport: false, line: 77 }] }
        : u,
    ),
  });

  it.each<[string, (rows: Rows) => Rows, string]>([
    ['all enterprises', (rows) => ({ ...rows, enterprises: [], agents: [] }), '会停用现有企业 7 家，只剩 0 家'],
    ['the desk', (rows) => ({ ...rows, units: rows.units.filter((u) => u.id !== 'desk') }), '会停用企业服务专席'],
    [
      'the people of the desk',
      (rows) => ({ ...rows, units: rows.units.map((u) => (u.id === 'desk' ? { ...u, staff: [] } : u)) }),
      '会停用企业服务专席',
    ],
    [
      'most of the people',
      (rows) => ({ ...rows, units: rows.units.filter((u) => u.kind !== 'department'), boards: [], leaders: [] }),
      '会停用现有人员',
    ],
  ])('putting out %s is not done: the administrators are asked, once', async (_what, change, words) => {
    const before = working();
    await qisu.restart(change);
    expect(working()).toEqual(before);
    expect(heard()).toContain(words);
    expect(heard()).toContain('没有采用，现有通讯录照常使用');
    const asked = qisu.as('administrator').readings().length;
    await qisu.restart(change);
    expect(qisu.as('administrator').readings()).toHaveLength(asked);
  });

  it('is done when an administrator wants it, and nobody else', async () => {
    const change = (rows: Rows) => ({ ...rows, enterprises: rows.enterprises.slice(0, 0), agents: [], experts: [] });
    await qisu.restart(change);
    const label = '仍然采用这份通讯录';
    expect(heard()).toContain(label);
    expect((await qisu.as('administrator').holds(label)()).toast?.content).toContain('随即采用');
    await qisu.restart(change);
    expect(working()[1]).toBe(0);
    await qisu.restart();
    expect(working()[1]).toBe(7);
  });

  it('is read again where somebody else stored a directory meanwhile', async () => {
    const versions = mongoVersions(qisu.db, 'directory', (v) => v as Directory);
    const { memory, clock, log, profile } = qisu.deps;
    const directory = await keepDirectory({ versions, memory, clock, log });
    const take = takingDirectory({ ...qisu.deps, directory, bounds: () => profile.directory, print: () => {} });
    const before = directory.stored() as Directory;
    qisu.post.messenger.resolve = async () => {
      const version = before.version + 1;
      await versions.add(version, { ...before, version, experts: [] });
      return new Map([['13800000088', 'ou_nie']]);
    };
    const news = asNews(withOne('聂云', '13800000088')(townRows()));
    expect(await take(news)).toBe('waits');
    expect(await take(news)).toBe('settled');
    expect(directory.stored()?.version).toBe(before.version + 2);
    expect(directory.current().units.find((u) => u.id === 'swj')?.staff).toContainEqual(
      expect.objectContaining({ name: '聂云' }),
    );
    await qisu.restart();
  });

  it('half of the people may go: nobody is asked', async () => {
    const asked = qisu.as('administrator').readings().length;
    await qisu.restart((rows) => ({ ...rows, units: rows.units.filter((u) => !['jtj', 'kjj', 'zjj'].includes(u.id)) }));
    expect(working()[0]).toBe(10);
    expect(qisu.as('administrator').readings()).toHaveLength(asked);
    await qisu.restart();
  });

  it('one person in two rows, found out only by asking Feishu, is taken once, and both lines are named', async () => {
    feishuKnows({ '13811110000': qisu.idOf('林晓') });
    await qisu.restart(withOne('林小', '13811110000'));
    expect(staffOf('swj').filter((s) => s.openId === qisu.idOf('林晓'))).toHaveLength(1);
    expect(staffOf('swj').map((s) => s.name)).not.toContain('林小');
    expect(heard()).toMatch(/第 77 行“税务局 林小”未采用：与第 \d+ 行的林晓是同一个飞书账号，两行请只留一行/);
    expect(heard()).toContain('请在文件中改正这些行后保存，保存后自动重新读取。');
  });

  it('somebody whom Feishu does not know is named by the tail of their number, never by the number', async () => {
    feishuKnows({});
    await qisu.restart(withOne('甄不在', '13811110009'));
    expect(heard()).toContain('第 77 行“税务局 甄不在”未采用：飞书里查不到手机号（尾号 0009），请核对，或改写 openId');
    expect(heard()).not.toContain('13811110009');
    expect(staffOf('swj')).toHaveLength(3);
  });

  it('while Feishu cannot be asked the program starts with what is stored, and takes the file once it can', async () => {
    await qisu.restart();
    feishuKnows('nobody answers');
    await expect(qisu.restart(withOne('来新', '13811110001'))).resolves.toBeUndefined();
    expect(staffOf('swj').map((s) => s.name)).toEqual(['高峰', '林晓', '罗敏']);
    expect(working()).toEqual([13, 7]);
    feishuKnows({ '13811110001': 'ou_new' });
    await qisu.restart(withOne('来新', '13811110001'));
    expect(staffOf('swj').map((s) => s.name)).toContain('来新');
  });

  it('a contact without an account is called instead', async () => {
    feishuKnows({});
    await qisu.restart((rows) => ({
      ...rows,
      enterprises: rows.enterprises.map((e) =>
        e.id === 'e2' ? { ...e, contacts: [{ name: '新联系', mobile: '13811110002', reach: 'member', line: 5 }] } : e,
      ),
    }));
    const [contact] = qisu.deps.directory.current().enterprises.find((e) => e.id === 'e2')?.contacts ?? [];
    expect(contact).toMatchObject({ name: '新联系', reach: 'phone', phone: '13811110002' });
    expect(heard()).toContain(
      '第 5 行“云帆生物医药有限公司 新联系”已采用，其中略去：飞书里查不到手机号（尾号 0002），改按电话联系',
    );
  });
});
