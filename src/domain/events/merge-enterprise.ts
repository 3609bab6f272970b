import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import { STATES } from '../case/state.ts';
import { claimMeans } from '../directory/claims.ts';
import { enterpriseById } from '../directory/directory.ts';
import { first } from '../directory/named.ts';
import { enterpriseOptions } from '../directory/options.ts';
import { atDesk } from '../directory/person.ts';
import { caseEvent } from './event.ts';
import { choice, type Option, type PerCase } from './fields.ts';
import { carried, toBind, withBinding } from './parts/binding.ts';

/** The enterprises of the register that may be meant, by name. */
const meantBy: PerCase<Option[]> = (c, { directory }) => {
  const ids = claimMeans(directory, c.enterprise?.id).map(({ id }) => id);
  return first(enterpriseOptions(directory), ids).slice(0, ids.length);
};

/** Whether this person may say so of that enterprise: the desk of any, an agent of those they look after. */
const mayChoose = ({ actor }: Ctx, id: string): boolean =>
  actor.kind === 'person' && (atDesk(actor) || actor.agentOf.includes(id));

/**
 * 并入名册企业: the enterprise that a stranger named is this one of the register, and the stranger speaks for it from now on.
 * Source: interface.md, "Who reaches the bot how".
 */
export const mergeEnterprise = caseEvent({
  name: 'merge_enterprise',
  label: '并入名册企业',
  from: STATES,
  by: ['desk', 'claimed_agent'],
  ignoresV: true,
  fields: {
    enterprise: choice('名册企业', (c, rules) => {
      const all = enterpriseOptions(rules.directory);
      return first(
        all.filter(({ value }) => value !== c.enterprise?.id),
        meantBy(c, rules).map(({ value }) => value),
      );
    }),
  },
  carries: 'enterprise',
  oneTap: (c, rules) => meantBy(c, rules).map(({ value, label }) => ({ value, label: `确认为 ${label}` })),
  effect: '提交后报送人成为该企业的联系人，本件归该企业；请先电话核实身份',
  done: (after, { directory }) =>
    `已并入${enterpriseById(directory, after.binding?.with ?? '')?.name ?? '名册企业'}，报送人成为其联系人`,
  primary: { desk: 'also' },
  confirm: { press: '确认后报送人成为该企业的联系人，可以看到该企业的全部诉求。已电话核实身份了吗？' },
  offer: toBind,
  refuse: (_c, { enterprise }, ctx) => {
    const known = enterpriseOptions(ctx.directory).some(({ value }) => value === enterprise);
    return known && mayChoose(ctx, enterprise)
      ? null
      : { code: 'unknown_choice', label: '名册企业', words: enterprise };
  },
  apply: (c, { enterprise }, ctx): Case => withBinding(c, { as: 'bound', with: enterprise }, ctx),
  shows: carried,
  notifies: (_after, { enterprise }, _before, { directory }) => [
    {
      audience: 'filer',
      notification: 'claim_bound',
      words: enterpriseById(directory, enterprise)?.name ?? '',
    },
  ],
  history: {
    enterprise: '已核实企业身份',
    quotes: ({ input, rules }) => enterpriseById(rules.directory, input.enterprise)?.name,
  },
});
