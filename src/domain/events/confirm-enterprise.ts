import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { carried, toBind, withBinding } from './parts/binding.ts';

/**
 * 确认企业: whoever filed it in the name of an enterprise that the register does not have speaks for it from now on. Source:
 * interface.md, "Who reaches the bot how".
 */
export const confirmEnterprise = caseEvent({
  name: 'confirm_enterprise',
  label: '确认企业',
  from: STATES,
  by: ['desk'],
  ignoresV: true,
  done: '已确认，报送人成为该企业联系人',
  primary: { desk: 'also' },
  confirm: { press: '确认后报送人成为该企业的联系人，可以确认结果、评价和再提诉求。已电话核实身份了吗？' },
  offer: toBind,
  apply: (c, _input, ctx) => withBinding(c, { as: 'bound' }, ctx),
  shows: carried,
  notifies: ({ enterprise }) => [{ audience: 'filer', notification: 'claim_bound', words: enterprise?.name ?? '' }],
  history: { enterprise: '已核实企业身份' },
});
