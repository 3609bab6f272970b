import type { Reply, Tap } from '../deliveries.ts';
import type { PersonActor } from '../domain/directory/person.ts';
import type { Ask, Notice } from '../domain/notice/notice.ts';
import { stubText } from '../views/case/stub.ts';
import { bindTo } from './chat/binding.ts';
import type { Deps } from './deps.ts';
import { useNotice } from './notice.ts';

/**
 * A press on a question: does what was asked, or leaves it. Only an administrator answers, also where everybody in a group
 * sees the question. Doing it twice is doing it once, so the notice is marked afterwards.
 */
export async function answerAsk(deps: Deps, actor: PersonActor, tap: Tap, notice: Notice, ask: Ask): Promise<Reply> {
  if (!actor.administrator) return { toast: { type: 'error', content: '只有管理员可以决定，请联系本系统管理员' } };
  if (notice.usedAt) return { ...info('这件事已经有人决定，请勿重复点按'), card: stubText('已处理') };
  if (tap.action !== 'yes' && tap.action !== 'no') return info('这个按钮已失效');
  const done = tap.action === 'yes' ? await does(deps, actor, ask) : '没有改动';
  await useNotice(deps, notice);
  return { toast: { type: tap.action === 'yes' ? 'success' : 'info', content: done }, card: stubText(done) };
}

async function does(deps: Deps, actor: PersonActor, { does: asked }: Ask): Promise<string> {
  if ('bind' in asked) return bindTo(deps, actor, asked.bind.unit, asked.bind.chatId);
  if ('testPress' in asked) return '收到了您的点按，卡片回调正常';
  await deps.memory.approveDirectory(asked.takeDirectory);
  deps.log.info({ actor: actor.openId, mark: asked.takeDirectory }, 'directory.approved');
  return '已记下，文件没有再改动的，随即采用';
}

const info = (content: string): Reply => ({ toast: { type: 'info', content } });
