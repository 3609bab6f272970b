import type { Directory } from '../domain/directory/directory.ts';
import { queueNotice } from '../usecases/notice.ts';

type Needs = Omit<Parameters<typeof queueNotice>[0], 'wake'> & { directory: Directory };

const CARD = {
  title: '测试卡片',
  lines: ['请按一下下面的按钮。企诉收到点按，就说明“事件与回调”里的卡片回调配置好了。'],
  yes: '按一下',
  does: { testPress: true as const },
};

/** Has the running program send each administrator a card to press. Returns their names. Source: T32. */
export async function sendTestCard({ directory, ...deps }: Needs): Promise<string[]> {
  const at = deps.clock.now().getTime();
  // The program that sends it is another: its sender looks by itself.
  const needs = { ...deps, wake: () => {} };
  for (const { openId, name } of directory.administrators)
    await queueNotice(needs, `doctor/${at}/${openId}`, { person: openId, name }, { ask: CARD });
  return directory.administrators.map(({ name }) => name);
}
