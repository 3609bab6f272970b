import type { Reply, Tap } from '../../deliveries.ts';
import { claimMeans, type Settled } from '../../domain/directory/claims.ts';
import { enterpriseById } from '../../domain/directory/directory.ts';
import { meant } from '../../domain/directory/named.ts';
import { enterpriseOptions } from '../../domain/directory/options.ts';
import { atDesk, type PersonActor, personActing } from '../../domain/directory/person.ts';
import { typedName } from '../../domain/events/names.ts';
import type { Notice } from '../../domain/notice/notice.ts';
import { stubText } from '../../views/case/stub.ts';
import { boundText, notBoundText } from '../../views/notices/binding.ts';
import type { Deps } from '../deps.ts';
import { announce, queueNotice, sendText, useNotice } from '../notice.ts';
import { carrySettled } from './carry.ts';

const info = (content: string): Reply => ({ toast: { type: 'info', content } });
const wrong = (content: string): Reply => ({ toast: { type: 'error', content } });
/** Most characters of a reason. D */
const REASON_MOST = 500;

/** The claim and what the register may have for it; why this person may not decide it now. */
async function claimFor(deps: Deps, actor: PersonActor, id: string) {
  const found = (await deps.memory.unverified(0))?.all.find((e) => e.id === id);
  if (!found?.claim) return { barred: { ...info('这件事已失效'), card: stubText('绑定企业：已失效') } };
  if (found.claim.settled?.as === 'bound')
    return { barred: { ...info('这位联系人已经确认'), card: stubText(`绑定企业：${found.name}，已确认`) } };
  const their = claimMeans(deps.directory.current(), id).map((e) => e.id);
  const mayDecide = atDesk(actor) || their.some((e) => actor.agentOf.includes(e));
  if (!mayDecide) return { barred: wrong(`绑定由${deps.profile.deskName}或该企业的助企员决定`) };
  return { name: found.name, claim: found.claim };
}

/** Keeps the decision, and tells the person. */
async function settle(
  deps: Deps,
  actor: PersonActor,
  id: string,
  decided: Pick<Settled, 'as' | 'with' | 'reason'>,
): Promise<Reply> {
  const found = await claimFor(deps, actor, id);
  if ('barred' in found) return found.barred;
  const { person, name } = found.claim;
  const at = deps.clock.now();
  await carrySettled(deps, id, { ...decided, by: personActing(actor), at });
  const enterprise = enterpriseById(deps.directory.current(), decided.with ?? id)?.name ?? found.name;
  const text =
    decided.as === 'bound'
      ? boundText(enterprise)
      : notBoundText(enterprise, decided.reason ?? '', deps.profile.deskName);
  await announce(deps, `bound/${id}/${decided.as}`, { person, name }, text);
  deps.log.info({ actor: actor.openId, claim: id, as: decided.as }, 'claim.settled');
  const done = decided.as === 'bound' ? `已确认为 ${enterprise} 的联系人` : '已告知本人，不予确认';
  return { toast: { type: 'success', content: done }, card: stubText(`绑定企业：${found.name}，${done}`) };
}

/** A press on the card that asks whether somebody speaks for an enterprise. */
export async function onBindAsk(deps: Deps, actor: PersonActor, tap: Tap, notice: Notice, id: string): Promise<Reply> {
  const found = await claimFor(deps, actor, id);
  if ('barred' in found) return found.barred;
  const { claim } = found;
  const mine = { person: actor.openId, name: actor.name };
  if (tap.action === 'contact') {
    if (!atDesk(actor)) return wrong(`手机号由${deps.profile.deskName}查看`);
    deps.log.info({ actor: actor.openId, claim: id }, 'claim.contact_seen');
    await sendText(
      deps,
      `contact/${tap.delivery}`,
      mine,
      `${found.name}：${claim.name}，电话 ${claim.phone}。查看已留痕。`,
    );
    return info('联系方式已私信发给您，查看已留痕');
  }
  if (tap.action === 'confirm' && atDesk(actor)) return settle(deps, actor, id, { as: 'bound' });
  if (tap.action === 'merge' && tap.datum !== undefined) {
    const theirs = atDesk(actor) || actor.agentOf.includes(tap.datum);
    const known = enterpriseOptions(deps.directory.current()).some(({ value }) => value === tap.datum);
    return theirs && known ? settle(deps, actor, id, { as: 'bound', with: tap.datum }) : wrong('这家企业没有与您结对');
  }
  if (tap.action !== 'merge' && tap.action !== 'refuse') return info('这个按钮已失效');
  if (tap.action === 'merge' && !atDesk(actor)) return wrong(`由${deps.profile.deskName}选择企业`);
  await queueNotice(deps, `bindform/${tap.delivery}`, mine, {
    bindForm: { claim: id, what: tap.action, person: actor.openId, asked: notice._id },
  });
  return info('表单已发到您与我的私聊，请填写后提交');
}

/** 并入名册企业 or 不予确认 was filled in and sent. */
export async function submitBindForm(deps: Deps, actor: PersonActor, tap: Tap, noticeId: string): Promise<Reply> {
  const notice = await deps.notices.load(noticeId);
  const asked = notice && 'bindForm' in notice.show ? notice.show.bindForm : null;
  if (!notice || !asked || !tap.form || asked.person !== actor.openId) return info('这张表单已失效');
  if (notice.usedAt) return { ...info('这张表单已提交'), card: stubText('绑定企业：已提交') };
  const typed = (name: string): string => String(tap.form?.[name] ?? '').trim();
  let decided: Pick<Settled, 'as' | 'with' | 'reason'>;
  if (asked.what === 'refuse') {
    const reason = typed('reason');
    if (!reason || reason.length > REASON_MOST) return wrong(`理由：请填写，最多 ${REASON_MOST} 字`);
    decided = { as: 'refused', reason };
  } else {
    const said = typed(typedName('enterprise')) || typed('enterprise');
    const [one, ...more] = meant(enterpriseOptions(deps.directory.current()), said);
    if (!said || !one) return wrong('名册企业：没有找到，请写名册里的全称');
    if (more.length > 0) return wrong(`名册企业：“${said}”对应多家企业，请写全称`);
    decided = { as: 'bound', with: one.value };
  }
  const reply = await settle(deps, actor, asked.claim, decided);
  if (reply.toast?.type === 'success') await useNotice(deps, notice);
  return reply;
}
