import type { Reply, Tap } from '../../deliveries.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import type { Notice } from '../../domain/notice/notice.ts';
import { codeCalled, codeStopped, codesCard } from '../../views/notices/codes.ts';
import { type Deps, rulesNow } from '../deps.ts';
import { makeCode, managesAll, mayMakeCodes, sendCode } from './make.ts';

const info = (content: string): Reply => ({ toast: { type: 'info', content } });

/** The codes that somebody may stop. */
export const codesOf = (deps: Deps, actor: PersonActor) =>
  deps.codes.inForce(managesAll(actor) ? undefined : actor.openId);

/** A press on the picture of a code or on the list of codes: 停用, 再发一次, 新建, another page. */
export async function onCodesTap(deps: Deps, actor: PersonActor, tap: Tap, notice: Notice): Promise<Reply> {
  if (!mayMakeCodes(actor)) return info(`二维码由${deps.profile.deskName}、助企员和管理员管理`);
  const { show, _id: noticeId } = notice;
  if (tap.action === 'make') {
    await makeCode(deps, actor, tap.delivery, {});
    return info('新的二维码已发到您与我的私聊');
  }
  const drawn = async (page: number): Promise<Reply> => ({
    card: codesCard({ noticeId, codes: await codesOf(deps, actor), page, all: managesAll(actor) }, rulesNow(deps)),
  });
  if (tap.action === 'page') return drawn(Number(tap.datum) || 1);
  const code = tap.datum === undefined ? null : await deps.codes.find(tap.datum);
  if (!code || (!managesAll(actor) && code.by.openId !== actor.openId)) return info('没有这个二维码，或不由您管理');
  const called = codeCalled(code, deps.directory.current());
  const gone = 'code' in show ? { card: codeStopped(called) } : await drawn(1);
  if (code.stoppedAt) return { ...gone, ...info(`“${called}”已经停用`) };
  if (tap.action === 'again') {
    await sendCode(deps, actor, tap.delivery, code.id);
    return info('二维码已发到您与我的私聊');
  }
  if (tap.action !== 'stop') return info('这个按钮已失效');
  await deps.codes.stop(code.id, deps.clock.now());
  deps.log.info({ code: code.id, actor: actor.openId }, 'code.stopped');
  const after = 'code' in show ? gone : await drawn(1);
  return { ...after, toast: { type: 'success', content: `已停用“${called}”，扫码的人会看到已停用` } };
}
