import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Side, State } from '../../src/sandbox/api.ts';
import { browserFor, SCREENS } from '../browser/open-page.ts';
import { until } from '../support/outside/ledger.ts';
import { freePort } from '../support/outside/processes.ts';
import { type Screen, screenOf } from '../support/outside/screen.ts';

const run = promisify(execFile);
const ROOT = new URL('../..', import.meta.url).pathname;
/** The first start fetches a database where the machine has none. */
const START_MS = 240_000;
/** Presses of 下一条消息 within which a forgotten case must have come to the leader. */
const PRESSES_MOST = 60;

const STORY = 'from an empty folder to a closed case, then over a deadline';
const browser = browserFor([STORY]);

describe.skipIf(browser.missing)('the first five minutes, by the README alone — quality.md, "Pleasant"', () => {
  let folder = '';
  let npm: ChildProcess | undefined;
  afterAll(async () => {
    const ended = npm && new Promise((resolve) => npm?.once('close', resolve));
    if (npm?.pid) process.kill(-npm.pid, 'SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it(STORY, async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-first-'));
    const timed: [step: string, ms: number][] = [];
    const step = async <T>(name: string, doing: () => Promise<T>): Promise<T> => {
      const began = performance.now();
      const done = await doing();
      timed.push([name, Math.round(performance.now() - began)]);
      return done;
    };

    await step('git clone', () => run('git', ['clone', '-q', '--no-hardlinks', ROOT, folder]));
    const readme = await readFile(join(folder, 'README.md'), 'utf8');
    const told = (words: string): string => {
      expect(readme, `the README says ${words}`).toContain(words);
      return words;
    };
    const [install = '', start = ''] = (/```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '').trim().split('\n');
    await step(install, () => run('sh', ['-c', install], { cwd: folder, env: bare(), maxBuffer: 1e8 }));
    const command = start.replace(/\s*#.*/, '');
    let printed = '';
    const port = String(await freePort());
    told('`PORT=3001`');
    const url = await step(command, async () => {
      npm = spawn('sh', ['-c', command], { cwd: folder, env: { ...bare(), PORT: port }, detached: true });
      for (const stream of [npm.stdout, npm.stderr]) stream?.on('data', (part) => (printed += part));
      await until('it names its page', async () => /http:\S+\/sandbox/.test(printed), START_MS);
      return /http:\S+\/sandbox/.exec(printed)?.[0] ?? '';
    });

    const { page, complaints } = await browser.open(SCREENS[0]);
    const screen = screenOf(page);
    await step('the page opens', () => screen.enter(url));
    await firstCase(screen, told, step);
    await overDeadline(screen, page, told, step);
    expect(complaints).toEqual([]);
    await page.context().close();

    const total = timed.reduce((sum, [, ms]) => sum + ms, 0);
    for (const [name, ms] of [...timed, ['in all', total] as const])
      process.stdout.write(`${(ms / 1_000).toFixed(1).padStart(7)} s  ${name}\n`);
  });
});

type Told = (words: string) => string;
type Step = <T>(name: string, doing: () => Promise<T>) => Promise<T>;

/** What the README's list asks for, in its words. */
async function firstCase(screen: Screen, told: Told, step: Step): Promise<void> {
  const [enterprise, desk, unit] = [told('赵明远'), told('王敏'), told('李强')] as const;
  await step('files', async () => {
    await screen.say(enterprise, told('营业执照经营范围变更，窗口三次退回材料，请给一份完整的清单。'));
    await screen.read(enterprise, '类别');
    await screen.fill(enterprise, { 类别: told('诉求') });
    await screen.press(enterprise, told('提交诉求'));
    expect(await screen.read(enterprise, '待派单')).toMatch(/QS\d{8}-0001/);
  });
  await step('dispatches', async () => {
    await screen.open(desk, told('企业服务专席'));
    await screen.press(desk, told('派给 市场监管局'));
    await screen.read(desk, '待受理');
  });
  await step('accepts', async () => {
    await screen.open(unit, told('市场监管局'));
    await screen.press(unit, told('受理'));
    await screen.read(unit, '办理中');
  });
  await step('finishes', async () => {
    await screen.press(unit, told('提交办结'));
    await screen.open(unit, '企诉');
    await screen.read(unit, '办理结果');
    await screen.fill(unit, { 办理结果: '已出具一次性清单。' });
    await screen.press(unit, '提交办结');
    await screen.read(enterprise, '待您确认');
  });
  await step('confirms', async () => {
    await screen.press(enterprise, told('确认办结'));
    await screen.read(enterprise, '待您评价');
  });
  await step('rates', async () => {
    await screen.press(enterprise, told('满意'));
    await screen.read(enterprise, '已评价');
  });
  await step('the rating takes effect', async () => {
    await screen.move(told('下一到期'));
    for (const [name, group] of [
      [enterprise, '企诉'],
      [desk, '企业服务专席'],
      [unit, '市场监管局'],
    ] as const) {
      await screen.open(name, group);
      await screen.read(name, told('满意办结'));
    }
  });
}

/** Another case, dispatched and not accepted, and the clock moved until supervision and a leader have heard of it. */
async function overDeadline(screen: Screen, page: Page, told: Told, step: Step): Promise<void> {
  await step('files another', async () => {
    told('let **王敏** dispatch it as before and nobody accept it');
    await screen.say('赵明远', '个体户转企业，营业执照办了一个月还没有下来。');
    await screen.read('赵明远', '类别', '以太湖精密制造有限公司');
    await screen.fill('赵明远', { 类别: '诉求' });
    await screen.press('赵明远', '提交诉求');
    await screen.read('赵明远', '待派单', '个体户转企业');
    await screen.open('王敏', '企业服务专席');
    await screen.read('王敏', '待派单', '个体户转企业');
    await screen.press('王敏', '派给 市场监管局');
    await screen.read('赵明远', '待受理', '个体户转企业');
  });
  const { people } = (await (await page.request.get(new URL('/sandbox/api/state', page.url()).href)).json()) as Pick<
    State,
    'people'
  >;
  const above = (side: Side): string[] => people.filter((p) => p.side === side).map(({ name }) => name);
  const climbs = [['李强', '周芳'], above('supervision'), above('leader')];
  const heard = new Map<string, string>();
  const has = (names: string[]): boolean => names.some((name) => heard.has(name));
  await step('the alerts climb', async () => {
    for (let press = 0; press < PRESSES_MOST && !climbs.every(has); press++) {
      await screen.move(told('下一条消息'));
      await page.getByText(/途中到期 \d+ 条/).click();
      for (const line of await page.getByTestId('came').getByRole('listitem').allTextContents()) {
        // The digest names what is late without alarming anybody.
        const [, at = '', who] = /^(.*?\d\d:\d\d)((?!.*简报).*)超期/.exec(line) ?? [];
        const name = people.find((p) => who?.startsWith(p.name))?.name;
        if (name && !heard.has(name)) heard.set(name, at);
      }
    }
  });
  for (const [who, at] of heard) process.stdout.write(`          ${at}  ${who}\n`);
  expect(climbs.filter((names) => !has(names))).toEqual([]);
}

/** The environment of somebody who has just logged in. */
function bare(): NodeJS.ProcessEnv {
  const { HOME, PATH, XDG_CACHE_HOME, LANG } = process.env;
  return { HOME, PATH, LANG, ...(XDG_CACHE_HOME && { XDG_CACHE_HOME }) };
}
