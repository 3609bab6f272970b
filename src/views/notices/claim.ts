import { claimCard as drawClaim } from '../../../cards/chat/claim.ts';
import { type Card, userText } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { enterpriseById } from '../../domain/directory/directory.ts';
import { mergeEnterprise } from '../../domain/events/merge-enterprise.ts';
import { refuseEnterprise } from '../../domain/events/refuse-enterprise.ts';
import { stubText } from '../case/stub.ts';
import { deskName } from '../shared/people.ts';

/** Asks an agent whether whoever filed a case speaks for the enterprise that the agent looks after: of the case no more. */
export function claimCard(c: Case, agent: { agentOf: readonly string[] } | null, rules: Rules): Card {
  const { enterprise, binding, incoming } = c;
  if (binding) return stubText(binding.as === 'bound' ? '这位联系人已经确认' : '这位联系人已经不予确认');
  const meant = mergeEnterprise.oneTap(c, rules).filter(({ value }) => agent?.agentOf.includes(value));
  if (!enterprise || !incoming || meant.length === 0 || mergeEnterprise.offer(c, rules))
    return stubText('这件事已经不用您确认');
  const { uscc } = enterpriseById(rules.directory, enterprise.id) ?? {};
  return drawClaim({
    caseId: c._id,
    v: c.v,
    enterprise: userText(enterprise.name),
    uscc: userText(uscc ?? ''),
    person: userText(incoming.name),
    merge: { name: mergeEnterprise.name, to: meant, question: mergeEnterprise.confirm?.press ?? '' },
    refuse: refuseEnterprise,
    desk: deskName(rules),
  });
}
