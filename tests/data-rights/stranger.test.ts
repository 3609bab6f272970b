import { afterAll, beforeAll, expect, it } from 'vitest';
import { erase } from '../../src/data-rights/erase.ts';
import { enterpriseMeant, everStored, newestDirectory } from '../../src/data-rights/whom.ts';
import { visitor } from '../support/outside/own-page.ts';
import { type World, world } from '../support/world.ts';
import { foundIn, rightsOf } from './enterprise.ts';

const NAME = '东山茶业有限公司';
const NUMBER = '13799990001';
const CODE = '91320500MA1ABCDE2X';

let qisu: World;
let site: Awaited<ReturnType<World['listens']>>;
beforeAll(async () => {
  qisu = await world({ now: '2026-03-02 09:10' });
  site = await qisu.listens();
});
afterAll(async () => {
  await site.close();
  await qisu.close();
});

it('of a stranger who came by a code nothing is left, and the link opens nothing — R-804', async () => {
  await qisu.as('desk').says('二维码 东门');
  const guest = visitor(site.address);
  await guest.open(`/go/${(await qisu.deps.codes.inForce())[0]?.id}/new`);
  const asked = { 诉求内容: '茶园路断了。', 类别: '诉求', 企业名称: NAME, 联系人: '席老板', 手机号: NUMBER };
  await guest.press('提交诉求', { ...asked, 统一社会信用代码: CODE }, [['茶园.txt', Buffer.from('茶园路')]]);
  const page = guest.at;
  await qisu.drain();
  expect(guest.status).toBe(200);
  await qisu.as('desk').tap(page.split('/').at(-1) ?? '', '引导转办', { 引导去向: '交通局', 说明: '请直接报修' });
  const traces = ['东山茶业', '席老板', NUMBER, CODE, '茶园'];
  expect((await foundIn(qisu.db, traces)).length).toBeGreaterThan(traces.length);
  const rights = rightsOf(qisu);
  const { whom, offices } = await everStored(rights.store, enterpriseMeant(await newestDirectory(rights.store), NAME));
  await erase(rights, whom, offices);
  await qisu.deps.directory.refresh();
  expect(await foundIn(qisu.db, traces)).toEqual([]);
  await guest.open(page);
  expect(guest.status).toBe(404);
});
