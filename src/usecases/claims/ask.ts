import { createHash } from 'node:crypto';
import type { Reply, Tap } from '../../deliveries.ts';
import { claimedId, claimMeans } from '../../domain/directory/claims.ts';
import { readClaim } from '../../domain/events/submit-claimed.ts';
import { stubText } from '../../views/case/stub.ts';
import type { Deps } from '../deps.ts';
import { queueNotice, useNotice } from '../notice.ts';
import { refusedReply } from '../refusal-words.ts';

const ASKED = '已提交，核实后告诉您。现在就可以把问题直接发给我，先提交、照常办理。';
const info = (content: string): Reply => ({ toast: { type: 'info', content } });

/**
 * The form of 绑定企业 was sent: who sent it may file in the enterprise's name from now on, and the desk and the agents of what
 * may be meant are asked. Whoever is known by that name or number is told nothing else. Source: interface.md, "Who reaches the bot how".
 */
export async function submitClaim(deps: Deps, tap: Tap, noticeId: string): Promise<Reply> {
  const notice = await deps.notices.load(noticeId);
  const asked = notice && 'bind' in notice.show ? notice.show.bind : null;
  if (!notice || !asked || !tap.form) return info('这张表单已失效，请重新发送“绑定企业”');
  if (asked.person !== tap.operator) return info('这张表单是发给别人的，请自行发送“绑定企业”');
  if (notice.usedAt) return { ...info('这张表单已提交，核实后告诉您'), card: stubText('绑定企业：已提交') };
  const read = readClaim(tap.form);
  if ('refusal' in read) return refusedReply(deps, read.refusal);
  const { name, uscc, phone } = read.claim;
  const person = tap.operator;
  const called = `手机尾号${phone.slice(-4)}`;
  const id = claimedId(createHash('sha256').update(noticeId).digest('hex').slice(0, 20));
  const contacts = [{ name: called, phone, reach: 'phone' as const }];
  await deps.memory.addUnverified({ id, name, uscc, contacts, claim: { person, name: called, phone } });
  await deps.directory.refresh();
  await queueNotice(deps, `bind/${id}/desk`, { audience: 'desk' }, { bindAsk: { claim: id } });
  const d = deps.directory.current();
  const meant = claimMeans(d, id).map((e) => e.id);
  for (const agent of d.agents)
    if (agent.enterprises.some((e) => meant.includes(e)))
      await queueNotice(
        deps,
        `bind/${id}/${agent.openId}`,
        { person: agent.openId, name: agent.name },
        { bindAsk: { claim: id } },
      );
  await useNotice(deps, notice);
  deps.log.info({ actor: person, claim: id }, 'claim.asked');
  return {
    toast: { type: 'success', content: ASKED.replace(/。$/, '') },
    card: stubText(`绑定企业：${name}。${ASKED}`),
  };
}
