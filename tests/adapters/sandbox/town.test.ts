import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { townOf } from '../../../src/sandbox/platform/town.ts';
import { sandbox, tempDir } from './support.ts';

const YAML = `
units:
  - { id: desk, name: 企业服务专席, kind: desk, chatId: oc_d, staff: [{ name: 王敏, openId: ou_w, role: head }] }
  - { id: scjg, name: 市场监管局, kind: department, chatId: oc_s, staff: [{ name: 李强, openId: ou_l, role: officer }, { name: 周芳, mobile: "13800000009", role: head }] }
  - { id: dc, name: 督查室, kind: supervision, staff: [{ name: 吴清, openId: ou_q, role: officer }] }
boards:
  - { id: zrz, name: 准入准营板块, leadUnit: scjg, chatId: oc_b, leader: { name: 陈刚, openId: ou_c }, chief: { name: 周芳, mobile: "13800000009" }, officers: [{ name: 李强, openId: ou_l }] }
enterprises:
  - { id: e1, name: 某某精密, contacts: [{ name: 赵总, openId: ou_z, reach: member }, { name: 钱总, phone: "139", reach: phone }] }
agents: [{ name: 孙亮, openId: ou_s, enterprises: [e1] }]
leaders: [{ name: 陈刚, openId: ou_c, units: [scjg], signs: 1 }]
experts: [{ name: 何工, openId: ou_h, fields: [税务] }]
administrators: [{ name: 管理员, openId: ou_a }]
`;

describe('a town out of a directory file — interface.md', () => {
  it('gives everybody with an account a side and a title, once', async () => {
    const { people } = await townOf(Buffer.from(YAML));
    expect(people.map((p) => [p.name, p.side, p.title])).toEqual([
      ['赵总', 'enterprise', '某某精密 · 联系人'],
      ['陈刚', 'leader', '领导'],
      ['王敏', 'desk', '企业服务专席 · 负责人'],
      ['李强', 'unit', '市场监管局 · 经办人'],
      ['周芳', 'unit', '市场监管局 · 负责人'],
      ['吴清', 'supervision', '督查室 · 经办人'],
      ['孙亮', 'agent', '助企员'],
      ['何工', 'unit', '专家 · 税务'],
      ['管理员', 'admin', '系统管理员'],
    ]);
  });

  it('makes a group of every unit and board with a chat', async () => {
    const { people, groups } = await townOf(Buffer.from(YAML));
    const zhou = people.find((p) => p.name === '周芳')?.openId;
    expect(groups).toEqual([
      { chatId: 'oc_d', name: '企业服务专席', members: ['ou_w'] },
      { chatId: 'oc_s', name: '市场监管局', members: ['ou_l', zhou] },
      { chatId: 'oc_b', name: '准入准营板块', members: ['ou_c', zhou, 'ou_l'] },
    ]);
  });

  it('lets the bot find by mobile who has no open_id in the file', async () => {
    const feishu = await sandbox(await townOf(Buffer.from(YAML)));
    const { data } = (await feishu.call('POST', '/contact/v3/users/batch_get_id', { mobiles: ['13800000009'] })).body;
    const id = (data.user_list as { user_id: string }[])[0]?.user_id ?? '';
    expect((await feishu.send(id, 'text', { text: '您好' })).status).toBe(200);
  });

  it('runs as a process of its own and says where', async () => {
    const dir = await tempDir();
    await writeFile(join(dir, 'town.yaml'), YAML);
    const env = {
      ...process.env,
      PORT: '0',
      SANDBOX_DATA: dir,
      SANDBOX_WORLD: join(dir, 'town.yaml'),
      QISU_URL: undefined,
    };
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/sandbox/main.ts'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const line = await new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
      const url = /http:\S+/.exec(line)?.[0];
      const state = (await (await fetch(`${url}/sandbox/api/state`)).json()) as { people: unknown[] };
      expect(state.people).toHaveLength(9);
    } finally {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      expect(await gone).toBe(0);
    }
  });
});
