import { administratorsTold } from '../domain/directory/deputies.ts';
import type { Deps } from './deps.ts';
import { announce } from './notice.ts';

/** How long after a check that had no answer the next one is made, in milliseconds. */
const AGAIN_MS = 60_000;

/**
 * Says what the app may not do for lack of permissions: to the log at every start, to the administrators once for the
 * same lack. Source: interface.md, "Process".
 *
 * @returns false when the messenger did not answer
 */
async function sayLacking(deps: Deps): Promise<boolean> {
  try {
    const lacking = (await deps.messenger.lacking()).filter(({ spared }) => !spared);
    if (lacking.length === 0) return true;
    const names = lacking.map(({ permission }) => permission);
    deps.log.warn({ lacking }, 'permissions.lacking');
    const lines = lacking.map(({ permission, cannot }) => `${permission}：${cannot}`);
    const words = `飞书应用缺少以下权限，请在开发者后台“权限管理”开通，再发布版本并审核通过：\n${lines.join('\n')}`;
    for (const { openId, name } of administratorsTold(deps.directory.current()))
      await announce(deps, `permissions/${names.join('+')}/${openId}`, { person: openId, name }, words);
    return true;
  } catch (error) {
    deps.log.warn({ err: error }, 'permissions.not_checked');
    return false;
  }
}

/** The same, and again every minute until it is known. */
export function keepAskingLacking(deps: Deps): { stop: () => void } {
  let running = true;
  void (async () => {
    while (running && !(await sayLacking(deps))) await deps.clock.wait(AGAIN_MS);
  })();
  return {
    stop: () => {
      running = false;
    },
  };
}
